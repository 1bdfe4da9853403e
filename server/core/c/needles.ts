/** The words without which a file cannot matter: searched in the raw text before anything is parsed. */

/** A file that holds one of these may create, fault or invalidate a VFIO mapping, or name who does. */
export const needleBytes: readonly string[] = [
  'vm_pgoff',
  'vmf->pgoff',
  'vfio_device_ops',
  'vfio_pci_regops',
  'mdev_parent_ops',
];

/** True where the text holds a needle and speaks of VFIO: only such a file is parsed. */
export function mayMatter(text: string): boolean {
  // The ops of mediated devices were VFIO's, and do not say so.
  if (text.includes('mdev_parent_ops')) return true;
  return text.includes('vfio') && needleBytes.some((needle) => text.includes(needle));
}
