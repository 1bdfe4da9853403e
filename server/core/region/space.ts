/**
 * Number spaces: what a value in VFIO mmap code counts, and the branded bigints that hold such values.
 * All arithmetic on branded values lives here; nothing in this room imports anything from outside it.
 */

export type Unit = 'byte' | 'page';

/** Where a number starts to count: the device fd, one region, physical memory, an address space, the vma, or nowhere (a length). */
export type Origin = 'file' | 'region' | 'physical' | 'user' | 'kernel' | 'vma' | 'length';

/** A number space is unit × origin; `vm_pgoff` is page@file, a pfn is page@physical. */
export interface Space {
  readonly unit: Unit;
  readonly origin: Origin;
}
