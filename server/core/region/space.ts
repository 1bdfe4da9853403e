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
/** User address in bytes. */
export type UserAddress = Branded<'byte@user'>;
/** Size in bytes. */
export type Length = Branded<'byte@length'>;

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
export const phys = (value: bigint): Phys => checked(value, 'physical address');
export const pfn = (value: bigint): Pfn => checked(value, 'pfn');
export const userAddress = (value: bigint): UserAddress => checked(value, 'user address');
export const length = (value: bigint): Length => checked(value, 'length');

const down = (value: bigint, shift: number): bigint => value >> BigInt(shift);
const up = (value: bigint, shift: number): bigint => value << BigInt(shift);
const low = (value: bigint, shift: number): bigint => value & (up(1n, shift) - 1n);

/** Bytes on the fd to pages, rounded down. */
export const pgoffOf = (offset: FileOffset, page: PageShift): Pgoff => checked(down(offset, page), 'pgoff');
/** Pages on the fd to bytes. @throws RangeError where the byte offset passes 64 bits */
export const fileOffsetOf = (value: Pgoff, page: PageShift): FileOffset =>
  checked(up(value, page), 'file offset');
export const physOf = (value: Pfn, page: PageShift): Phys => checked(up(value, page), 'physical address');
export const pfnOf = (value: Phys, page: PageShift): Pfn => checked(down(value, page), 'pfn');
export const regionPageOf = (value: RegionOffset, page: PageShift): RegionPage =>
  checked(down(value, page), 'region page');

/** index << shift, plus the byte in the region (include/linux/vfio_pci_core.h:25, 7.2). */
export const joinIndex = (index: bigint, shift: number, offset: RegionOffset): FileOffset =>
  checked(up(index, shift) + offset, 'file offset');
/** The region index above the shift; unsigned, as the macro's u64 cast has it since 7.2. */
export const indexAbove = (offset: FileOffset, shift: number): bigint => down(offset, shift);
/** The byte in the region below the shift. */
export const offsetBelow = (offset: FileOffset, shift: number): RegionOffset =>
  checked(low(offset, shift), 'region offset');

/** Offset from the start of a region that a table places. */
export const offsetFrom = (offset: FileOffset, start: FileOffset): RegionOffset =>
  checked(offset - start, 'region offset');
export const offsetAt = (start: FileOffset, offset: RegionOffset): FileOffset =>
  checked(start + offset, 'file offset');

/** base + offset in the region. */
export const physAt = (base: Phys, offset: RegionOffset): Phys => checked(base + offset, 'physical address');
/** Where in a region a physical address lies; undefined below its base. */
export const offsetInside = (address: Phys, base: Phys): RegionOffset | undefined =>
  address < base ? undefined : checked(address - base, 'region offset');

/** What a raw pfn looks like when it is taken for a pgoff: the same number. The defect itself, for evidence and tests. */
export const misreadAsPgoff = (value: Pfn): Pgoff => checked(value, 'pgoff');
export const misreadAsPfn = (value: Pgoff): Pfn => checked(value, 'pfn');

/** PAGE_ALIGN(): up to the next whole page. */
export const pageAlign = (value: Length, page: PageShift): Length =>
  checked(up(down(value + up(1n, page) - 1n, page), page), 'length');
export const isPageAligned = (offset: FileOffset, page: PageShift): boolean => low(offset, page) === 0n;

/** True where [offset, offset + size) lies inside [0, limit). */
export const fitsIn = (offset: RegionOffset, size: Length, end: Length): boolean => offset + size <= end;
export const isInside = (offset: RegionOffset, end: Length): boolean => offset < end;

/** linear_page_index(): vm_pgoff plus the page of the mapping (include/linux/pagemap.h:1066, 7.2). */
export const pgoffAt = (start: Pgoff, vmStart: UserAddress, address: UserAddress, page: PageShift): Pgoff =>
  checked(start + down(address - vmStart, page), 'pgoff');
/** An address rounded down to 2^order pages. */
export const alignAddress = (address: UserAddress, order: number, page: PageShift): UserAddress =>
  checked(up(down(address, page + order), page + order), 'user address');
export const isAligned = (value: Pfn, order: number): boolean => low(value, order) === 0n;
/** Base pfn plus a page in the region. */
export const pfnAt = (base: Pfn, page: RegionPage): Pfn => checked(base + page, 'pfn');
/** D02's mistake: the index bits go along. */
export const misaddedPgoff = (base: Pfn, value: Pgoff): Pfn => checked(base + value, 'pfn');
/** D03's mistake: only the page of the mapping is added. */
export const droppedOffset = (base: Pfn, vmStart: UserAddress, address: UserAddress, page: PageShift): Pfn =>
  checked(base + down(address - vmStart, page), 'pfn');

/** First and last pgoff that unmap_mapping_range() drops; `last` undefined is the end of the file (mm/memory.c:4444, 7.2). */
export function zapped(
  begin: FileOffset,
  size: Length,
  page: PageShift,
): { first: Pgoff; last: Pgoff | undefined } {
  const first = pgoffOf(begin, page);
  if (size === 0n) return { first, last: undefined };
  return { first, last: checked(first + down(size + up(1n, page) - 1n, page) - 1n, 'pgoff') };
}
export const isWithin = (value: Pgoff, first: Pgoff, last: Pgoff | undefined): boolean =>
  value >= first && (last === undefined || value <= last);

/** What is left of a pgoff in a 32-bit unsigned long. */
export const truncated32 = (value: Pgoff): Pgoff => checked(low(value, 32), 'pgoff');
/** The index that a signed loff_t and an arithmetic shift give. */
export const signedIndex = (offset: FileOffset, shift: number): bigint =>
  down(BigInt.asIntN(64, offset), shift);
