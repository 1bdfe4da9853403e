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

/** `page@file`, as messages and fixtures name a space. */
export const show = (space: Space): string => `${space.unit}@${space.origin}`;

/** A space in words, for people who do not know the short form yet. */
export function describe(space: Space): string {
  const pages = space.unit === 'page';
  switch (space.origin) {
    case 'file':
      return pages ? 'region-encoded offset in pages, as vm_pgoff holds it' : 'byte offset on the device fd';
    case 'region':
      return pages ? 'page inside one region' : 'byte offset inside one region';
    case 'physical':
      return pages ? 'physical page frame number' : 'physical address';
    case 'user':
      return pages ? 'page of a user address' : 'user address';
    case 'kernel':
      return pages ? 'page of a kernel address' : 'kernel address';
    case 'vma':
      return pages ? 'page of the mapping' : 'byte offset in the mapping';
    case 'length':
      return pages ? 'number of pages' : 'size in bytes';
  }
}

/** `0x` and the digits, as every view prints a number. */
export const hex = (value: bigint): string => `0x${value.toString(16)}`;

declare const brand: unique symbol;
type Branded<Name extends string> = bigint & { readonly [brand]: Name };

/** Byte offset on the device fd: 0 … 2^64−1 (a loff_t holds half of that). */
export type FileOffset = Branded<'byte@file'>;
/** vm_pgoff, vmf->pgoff: pages on the device fd (include/linux/mm_types.h, 7.2). */
export type Pgoff = Branded<'page@file'>;
/** Byte offset inside one region. */
export type RegionOffset = Branded<'byte@region'>;
/** Page inside one region. */
export type RegionPage = Branded<'page@region'>;
/** CPU physical address in bytes. */
export type Phys = Branded<'byte@physical'>;
/** Physical page frame number. */
export type Pfn = Branded<'page@physical'>;
/** User address in bytes: vma->vm_start, vmf->address. */
export type UserAddress = Branded<'byte@user'>;
/** Kernel address in bytes, as ioremap() returns it; never a number that mmap hands on. */
export type KernelAddress = Branded<'byte@kernel'>;
/** Bytes from vm_start. */
export type VmaOffset = Branded<'byte@vma'>;
/** Pages from vm_start: what a fault handler adds to the first pfn. */
export type VmaPage = Branded<'page@vma'>;
/** Size in bytes. */
export type Length = Branded<'byte@length'>;
/** Size in pages, as vma_pages() gives it. */
export type PageCount = Branded<'page@length'>;

/** log2 of the page size: 12, 14 or 16. */
export type PageShift = 12 | 14 | 16;

const limit = 1n << 64n;

function checked<T extends bigint>(value: bigint, what: string): T {
  if (value < 0n || value >= limit) throw new RangeError(`${what} ${value} is not a 64-bit unsigned number`);
  // The one place where a plain number becomes one of a space: its range was just tested.
  return value as T;
}

/** @throws RangeError outside 0 … 2^64−1; the same holds for every constructor here. */
export const fileOffset = (value: bigint): FileOffset => checked(value, 'file offset');
export const pgoff = (value: bigint): Pgoff => checked(value, 'pgoff');
export const regionOffset = (value: bigint): RegionOffset => checked(value, 'region offset');
export const regionPage = (value: bigint): RegionPage => checked(value, 'region page');
export const phys = (value: bigint): Phys => checked(value, 'physical address');
export const pfn = (value: bigint): Pfn => checked(value, 'pfn');
export const userAddress = (value: bigint): UserAddress => checked(value, 'user address');
export const kernelAddress = (value: bigint): KernelAddress => checked(value, 'kernel address');
export const vmaOffset = (value: bigint): VmaOffset => checked(value, 'offset in the mapping');
export const vmaPage = (value: bigint): VmaPage => checked(value, 'page of the mapping');
export const length = (value: bigint): Length => checked(value, 'length');
export const pageCount = (value: bigint): PageCount => checked(value, 'number of pages');

/** A negative bigint shift would silently turn round, so what is shifted by is looked at first. */
function bits(shift: number): bigint {
  if (!Number.isInteger(shift) || shift < 0 || shift > 64)
    throw new RangeError(`shift ${shift} is not one of 0 … 64`);
  return BigInt(shift);
}
const down = (value: bigint, shift: number): bigint => value >> bits(shift);
const up = (value: bigint, shift: number): bigint => value << bits(shift);
const low = (value: bigint, shift: number): bigint => value & (up(1n, shift) - 1n);
/** Up to the next whole page, in pages. */
const whole = (value: bigint, page: PageShift): bigint => down(value + up(1n, page) - 1n, page);

// Unit changes: the origin stays. Downwards they round down and cannot fail; upwards they throw past 64 bits.

/** Bytes on the fd to pages, rounded down; mmap() takes whole pages only (domain facts 2.2: PGOFF = FOFF >> PS). */
export const pgoffOf = (offset: FileOffset, page: PageShift): Pgoff => checked(down(offset, page), 'pgoff');
/**
 * Pages on the fd to bytes: the column of /proc/PID/maps (fs/proc/task_mmu.c:511, 7.2).
 * @throws RangeError where the byte offset passes 64 bits; C would drop the index bits without a word
 */
export const fileOffsetOf = (value: Pgoff, page: PageShift): FileOffset =>
  checked(up(value, page), 'file offset');
/** PFN_PHYS() (include/linux/pfn.h:12, 7.2). @throws RangeError past 64 bits */
export const physOf = (value: Pfn, page: PageShift): Phys => checked(up(value, page), 'physical address');
/** PHYS_PFN(), rounded down (include/linux/pfn.h:13, 7.2). */
export const pfnOf = (value: Phys, page: PageShift): Pfn => checked(down(value, page), 'pfn');
/** Byte in a region to the page that holds it. */
export const regionPageOf = (value: RegionOffset, page: PageShift): RegionPage =>
  checked(down(value, page), 'region page');
/** Page in a region to its first byte. @throws RangeError past 64 bits */
export const regionOffsetOf = (value: RegionPage, page: PageShift): RegionOffset =>
  checked(up(value, page), 'region offset');
/** Byte in the mapping to the page that holds it. */
export const vmaPageOf = (value: VmaOffset, page: PageShift): VmaPage =>
  checked(down(value, page), 'page of the mapping');
/** PFN_UP(): pages that a length takes, rounded up (include/linux/pfn.h:10, 7.2). */
export const pageCountOf = (value: Length, page: PageShift): PageCount =>
  checked(whole(value, page), 'number of pages');
/** Pages to bytes. @throws RangeError past 64 bits */
export const lengthOf = (value: PageCount, page: PageShift): Length => checked(up(value, page), 'length');

// Origin changes by a shift coding: the unit stays.

/**
 * (u64)index << shift, plus the byte in the region (include/linux/vfio_pci_core.h:25, 7.2). The caller sees to it
 * that the byte is below 1 << shift: layout.ts does.
 * @throws RangeError past 64 bits, for a negative index, for a shift outside 0 … 64
 */
export const joinIndex = (index: bigint, shift: number, offset: RegionOffset): FileOffset =>
  checked(up(index, shift) + offset, 'file offset');
/** The region index above the shift; unsigned, as the macro's u64 cast has it since 7.2. */
export const indexAbove = (offset: FileOffset, shift: number): bigint => down(offset, shift);
/** The byte in the region below the shift (…_OFFSET_MASK; include/linux/vfio_pci_core.h, 7.2). */
export const offsetBelow = (offset: FileOffset, shift: number): RegionOffset =>
  checked(low(offset, shift), 'region offset');
/**
 * vm_pgoff >> (shift − PAGE_SHIFT), as every mmap handler takes the index out (domain facts 2.2).
 * @throws RangeError where a page holds several regions (shift < PAGE_SHIFT: CCW), and a pgoff names none
 */
export const indexAbovePages = (value: Pgoff, shift: number, page: PageShift): bigint =>
  down(value, shift - page);
/** vm_pgoff & ((1 << (shift − PAGE_SHIFT)) − 1): the "pgoff" of the mmap handlers. @throws as indexAbovePages() */
export const regionPageBelow = (value: Pgoff, shift: number, page: PageShift): RegionPage =>
  checked(low(value, shift - page), 'region page');

// Origin changes by a base.

/** Offset from the start of a region that a table places. @throws RangeError below that start */
export const offsetFrom = (offset: FileOffset, start: FileOffset): RegionOffset =>
  checked(offset - start, 'region offset');
/** vfio_region_info.offset plus a byte: all that user space may do (include/uapi/linux/vfio.h:282, 7.2). @throws RangeError past 64 bits */
export const offsetAt = (start: FileOffset, offset: RegionOffset): FileOffset =>
  checked(start + offset, 'file offset');
/** A byte of a part of a region, from the start of the region. @throws RangeError past 64 bits */
export const offsetInArea = (start: RegionOffset, offset: RegionOffset): RegionOffset =>
  checked(start + offset, 'region offset');
/** base + offset in the region. @throws RangeError past 64 bits */
export const physAt = (base: Phys, offset: RegionOffset): Phys => checked(base + offset, 'physical address');
/** Where in a region a physical address lies; undefined below its base. */
export const offsetInside = (address: Phys, base: Phys): RegionOffset | undefined =>
  address < base ? undefined : checked(address - base, 'region offset');
/** Bytes from vm_start. @throws RangeError below it */
export const vmaOffsetOf = (address: UserAddress, vmStart: UserAddress): VmaOffset =>
  checked(address - vmStart, 'offset in the mapping');

// Sums and differences that keep their space.

/** Base pfn plus a page in the region. @throws RangeError past 64 bits, like all sums here */
export const pfnAt = (base: Pfn, value: RegionPage): Pfn => checked(base + value, 'pfn');
/** First pfn of the mapping plus a page of it. */
export const pfnInVma = (first: Pfn, value: VmaPage): Pfn => checked(first + value, 'pfn');
/** First pgoff of the mapping plus a page of it. */
export const pgoffInVma = (first: Pgoff, value: VmaPage): Pgoff => checked(first + value, 'pgoff');
/** The pgoff that many pages on: where a mapping ends (exclusive). */
export const pgoffAfter = (first: Pgoff, count: PageCount): Pgoff => checked(first + count, 'pgoff');
/** Pages between two pgoffs. @throws RangeError where the end comes first */
export const pagesBetween = (first: Pgoff, end: Pgoff): PageCount => checked(end - first, 'number of pages');
/** Pages between two pfns. @throws RangeError where the end comes first */
export const framesBetween = (first: Pfn, end: Pfn): PageCount => checked(end - first, 'number of pages');
/** Bytes of a mapping, from vm_start to vm_end. @throws RangeError where the end comes first */
export const lengthBetween = (start: UserAddress, end: UserAddress): Length => checked(end - start, 'length');
/** linear_page_index(): vm_pgoff plus the page of the mapping (include/linux/pagemap.h:1066, 7.2). @throws RangeError below vm_start */
export const pgoffAt = (start: Pgoff, vmStart: UserAddress, address: UserAddress, page: PageShift): Pgoff =>
  pgoffInVma(start, vmaPageOf(vmaOffsetOf(address, vmStart), page));

// Alignment and bounds.

/** PAGE_ALIGN(): up to the next whole page. @throws RangeError past 64 bits */
export const pageAlign = (value: Length, page: PageShift): Length =>
  checked(up(whole(value, page), page), 'length');
export const isPageAligned = (offset: FileOffset, page: PageShift): boolean => low(offset, page) === 0n;
/** An address rounded down to 2^order pages. */
export const alignAddress = (address: UserAddress, order: number, page: PageShift): UserAddress =>
  checked(up(down(address, page + order), page + order), 'user address');
export const isAligned = (value: Pfn, order: number): boolean => low(value, order) === 0n;
/** True where 2^order pages from an address on end at or below `end`. */
export const isBelow = (address: UserAddress, order: number, page: PageShift, end: UserAddress): boolean =>
  address + up(1n, page + order) <= end;
/** True where a loff_t holds the offset: read(), write() and mmap() take no larger one. */
export const fitsLoff = (offset: FileOffset): boolean => offset < limit >> 1n;
/** True where [offset, offset + size) lies inside [0, end). */
export const fitsIn = (offset: RegionOffset, size: Length, end: Length): boolean => offset + size <= end;
export const isInside = (offset: RegionOffset, end: Length): boolean => offset < end;
/** True where the last byte of a region still has a physical address of 64 bits. */
export const isAddressable = (base: Phys, size: Length): boolean => base + size <= limit;

// The mistakes themselves, for evidence and tests: what a number becomes that is taken for one of another space.

/** A raw pfn in vm_pgoff (A01): the same number. */
export const misreadAsPgoff = (value: Pfn): Pgoff => checked(value, 'pgoff');
/** vm_pgoff read as a pfn (A03): the same number. */
export const misreadAsPfn = (value: Pgoff): Pfn => checked(value, 'pfn');
/** A raw pfn's byte offset, as /proc/PID/maps shows it, is the physical address. */
export const misreadAsPhys = (value: FileOffset): Phys => checked(value, 'physical address');
/** D02: the index bits go along. */
export const misaddedPgoff = (base: Pfn, value: Pgoff): Pfn => checked(base + value, 'pfn');
/** D03: only the page of the mapping is added. @throws RangeError below vm_start */
export const droppedOffset = (base: Pfn, vmStart: UserAddress, address: UserAddress, page: PageShift): Pfn =>
  pfnInVma(base, vmaPageOf(vmaOffsetOf(address, vmStart), page));
/** What is left of a pgoff in a 32-bit unsigned long (domain facts 2.4). */
export const truncated32 = (value: Pgoff): Pgoff => checked(low(value, 32), 'pgoff');
/** `int index = off >> shift` with a loff_t: an arithmetic shift, then 32 bits (domain facts 2.4: live up to 6.12). */
export const signedIndex = (offset: FileOffset, shift: number): bigint =>
  BigInt.asIntN(32, down(BigInt.asIntN(64, offset), shift));

// Invalidation.

/**
 * First and last pgoff that unmap_mapping_range() drops; `last` undefined is the end of the file. The begin is rounded
 * down, the length up, and length 0 means to the end (mm/memory.c:4444, 7.2).
 */
export function zapped(
  begin: FileOffset,
  size: Length,
  page: PageShift,
): { first: Pgoff; last: Pgoff | undefined } {
  const first = pgoffOf(begin, page);
  if (size === 0n) return { first, last: undefined };
  return { first, last: checked(first + whole(size, page) - 1n, 'pgoff') };
}
/** True for a frame of a mapping that begins at `first`; of its first page alone where its size is not known. */
export const isFrameOf = (value: Pfn, first: Pfn, size: Length | undefined, page: PageShift): boolean =>
  value === first || (value > first && size !== undefined && value - first < whole(size, page));
export const isWithin = (value: Pgoff, first: Pgoff, last: Pgoff | undefined): boolean =>
  value >= first && (last === undefined || value <= last);

/**
 * The same of unmap_mapping_pages(): count 0, and a range past the last pgoff, are to the end of the file (mm/memory.c:3823,
 * 6.12).
 */
export function zappedPages(first: Pgoff, count: PageCount): { first: Pgoff; last: Pgoff | undefined } {
  const end = first + count;
  return { first, last: count === 0n || end > limit ? undefined : checked(end - 1n, 'pgoff') };
}
/** The last byte of a page on the fd. @throws RangeError past 64 bits */
export const lastByteOf = (value: Pgoff, page: PageShift): FileOffset =>
  checked(up(value, page) + up(1n, page) - 1n, 'file offset');
/** True for the last byte that a region has below the shift. */
export const isLastOfRegion = (offset: RegionOffset, shift: number): boolean =>
  low(offset + 1n, shift) === 0n;
/** True for a length that PAGE_ALIGN() leaves as it is. */
export const isOfWholePages = (size: Length, page: PageShift): boolean => low(size, page) === 0n;
