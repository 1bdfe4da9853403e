/** Whose code a file is, the kernel's or user space's: told by the headers that it names, and by those who name it. */
import type { FileFacts } from '../c/ir.ts';
import { includesOf, isHeader } from './resolve.ts';

/** `unknown` where nothing tells: such a file belongs to no user program, and to the kernel's as it always did. */
export type World = 'user' | 'kernel' | 'unknown';

/** Headers of libc that no kernel code includes; kernel code has had <stdarg.h> and <stddef.h>. */
const libc =
  /^(?:(?:assert|byteswap|ctype|dirent|dlfcn|endian|err|errno|error|fcntl|ftw|getopt|glob|inttypes|libgen|limits|locale|malloc|math|poll|pthread|semaphore|setjmp|signal|stdint|stdio|stdlib|string|strings|syslog|termios|time|unistd|glib)\.h|(?:sys|arpa|netinet)\/[\w./-]+\.h)$/;

/** Headers of the user-space projects that drive VFIO devices: QEMU, DPDK, SPDK, libvfio-user. */
const project = /^(?:(?:qemu|spdk)\/[\w./-]+|rte_\w+|libvfio-user)\.h$/;

/** Headers of the kernel that user space has not got. <linux/vfio.h>, <linux/types.h> and their kin are for both. */
const internal =
  /^linux\/(?:module|moduleparam|init|kernel|pci|device|mm|mm_types|slab|interrupt|io|uaccess|vfio_pci_core|mdev|platform_device|dma-mapping|export|highmem|vmalloc|huge_mm|kvm_host|miscdevice|cdev|workqueue|pm_runtime|spinlock|mutex|printk|of|acpi|iopoll)\.h$/;

function worldBy(includes: readonly string[], systemIncludes: readonly string[]): World {
  const all = [...includes, ...systemIncludes];
  if (all.some((name) => internal.test(name))) return 'kernel';
  // A quoted "string.h" may be anybody's own.
  return systemIncludes.some((name) => libc.test(name)) || all.some((name) => project.test(name))
    ? 'user'
    : 'unknown';
}

/** What a file's own #include lines say. */
export const worldOf = ({ includes, systemIncludes }: FileFacts): World => worldBy(includes, systemIncludes);

const include = /^[ \t]*#[ \t]*include[ \t]*(?:<([^>\n]+)>|"([^"\n]+)")/gm;

/** The same of a text that nobody has parsed. */
export function worldOfText(text: string): World {
  const named = [...text.matchAll(include)];
  return worldBy(
    named.flatMap(([, , quoted]) => quoted ?? []),
    named.flatMap(([, system]) => system ?? []),
  );
}

/** Whose code each of these files is. What says nothing itself follows the headers that it names, a header those who name it. */
export function worldsOf(files: readonly FileFacts[]): (file: FileFacts) => World {
  const own = new Map(files.map((file) => [file.file, worldOf(file)] as const));
  // A program without a user-space file, as every kernel's, is not looked through.
  if (![...own.values()].includes('user')) return (file) => own.get(file.file) ?? 'unknown';
  const included = includesOf(files);
  const sources = files.filter((file) => !isHeader(file));
  const byHeaders = (file: FileFacts): World => {
    const before = own.get(file.file) ?? 'unknown';
    if (before !== 'unknown') return before;
    const theirs = [...included(file)].map((name) => own.get(name));
    if (theirs.includes('kernel')) return 'kernel';
    return theirs.includes('user') ? 'user' : 'unknown';
  };
  const worlds = new Map(sources.map((file) => [file.file, byHeaders(file)] as const));
  for (const header of files.filter(isHeader)) {
    const users = sources.filter((file) => included(file).has(header.file));
    const all = new Set(users.map((file) => worlds.get(file.file) ?? 'unknown'));
    const before = own.get(header.file) ?? 'unknown';
    const [only = 'unknown'] = all;
    worlds.set(header.file, before !== 'unknown' ? before : all.size === 1 ? only : 'unknown');
  }
  return (file) => worlds.get(file.file) ?? 'unknown';
}
