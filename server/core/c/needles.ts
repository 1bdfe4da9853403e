/** The words without which a file cannot matter: searched in the raw text before anything is parsed. */

/** A file that holds one of these may create, fault or invalidate a VFIO mapping, or name who does. */
export const needleBytes: readonly string[] = [
  'vm_pgoff',
  'vmf->pgoff',
  'desc->pgoff',
  'vfio_device_ops',
  'vfio_pci_regops',
  'mdev_parent_ops',
  // A file of VFIO says so.
  'linux/vfio',
  'linux/mdev.h',
  // What files do that name a driver's own headers alone: take offsets of the device fd apart, invalidate by them.
  'OFFSET_TO_INDEX',
  'unmap_mapping_',
];

/**
 * Short words of which every text has one that can matter here: each needle holds one, and so does what speaks of VFIO. A search
 * for a few short words passes most of a tree by at half the cost of one for all needles.
 */
export const roots: readonly string[] = ['pgoff', 'vfio', 'VFIO', 'mdev', 'T_TO_I', 'unmap_m'];

/**
 * UTF-16 units of a text that is parsed, or bytes; the largest C file of a kernel that speaks of VFIO has a fraction of it.
 * What is larger was generated, and would take minutes and gigabytes.
 */
export const mostParsed = 8 << 20;

/** True where the text holds a needle and speaks of VFIO: only such a file is parsed. */
export function mayMatter(text: string): boolean {
  // The ops of mediated devices were VFIO's, and do not say so.
  if (text.includes('mdev_parent_ops')) return true;
  return text.includes('vfio') && needleBytes.some((needle) => text.includes(needle));
}

/** A header that user space alone has: libc's, or one of a project that drives VFIO devices. */
const userHeader =
  /^[ \t]*#[ \t]*include[ \t]*(?:<(?:stdio|stdlib|stdint|string|unistd|fcntl|errno|inttypes|getopt|assert|err|poll|pthread|signal|limits|dirent|libgen|ctype|time|glib|sys\/[\w./-]+)\.h>|[<"](?:qemu\/|spdk\/|rte_|libvfio-user))/m;

/** True where the text speaks of VFIO, and so of device fds, without being a driver's. */
const speaksOfVfio = (text: string): boolean => text.includes('vfio') || text.includes('VFIO');

/** True where the text is a user-space program's that speaks of VFIO: only such a file is parsed as one. */
export const mayBeUser = (text: string): boolean => speaksOfVfio(text) && userHeader.test(text);

/** What the rest of such a program holds that has to do with regions. */
const offsetWord = /<<\s*40|>>\s*40|vfio_region|REGION_INDEX|REGION_INFO/;

/** True where a text may be of such a program by its headers, or be a header of it: it says so nowhere itself. */
export const mayBeUserPart = (text: string): boolean => speaksOfVfio(text) && offsetWord.test(text);
