/** The verdict on one number: is it region-encoded, a raw pfn, both, or nothing that the device has? And why. */
import { decodeFor, regionOf, type Device, type Region } from './device.ts';
import { encode } from './layout.ts';
import {
  alignAddress,
  droppedOffset,
  fileOffsetOf,
  fitsIn,
  isAligned,
  isInside,
  isPageAligned,
  isWithin,
  length,
  misaddedPgoff,
  misreadAsPfn,
  misreadAsPgoff,
  offsetInside,
  pageAlign,
  pfnAt,
  pfnOf,
  pgoffAt,
  pgoffOf,
  physAt,
  physOf,
  regionPageOf,
  signedIndex,
  truncated32,
  zapped,
  type FileOffset,
  type Length,
  type PageShift,
  type Pfn,
  type Pgoff,
  type Phys,
  type RegionOffset,
  type RegionPage,
  type UserAddress,
} from './space.ts';

export type Verdict =
  | 'region-coded'
  | 'raw-pfn'
  | 'ambiguous'
  | 'indistinguishable'
  | 'no-such-region'
  | 'empty-region'
  | 'beyond-region';

/** What mmap() of the device would answer. */
export type MmapAnswer = 'ok' | 'index' | 'empty-region' | 'not-mmappable' | 'beyond-region';

/** A region whose physical pages the number could be, were it a raw pfn. */
export interface Candidate {
  readonly region: Region;
  readonly offset: RegionOffset;
  /** The vm_pgoff that region coding gives the same page. */
  readonly shouldBe: Pgoff;
}

export interface Judged {
  readonly fileOffset: FileOffset;
  readonly index: bigint | undefined;
  readonly region: Region | undefined;
  readonly offset: RegionOffset | undefined;
  readonly page: RegionPage | undefined;
  readonly phys: Phys | undefined;
  readonly pfn: Pfn | undefined;
  readonly mmap: MmapAnswer;
  readonly iommu: boolean;
  readonly candidates: readonly Candidate[];
  readonly verdict: Verdict;
  readonly reasons: readonly string[];
}

const hex = (value: bigint): string => `0x${value.toString(16)}`;

/** The file offset as /proc/PID/maps prints it: hex, at least eight digits (fs/proc/task_mmu.c, 7.2). */
export const mapsColumn = (offset: FileOffset): string => offset.toString(16).padStart(8, '0');

function candidatesFor(device: Device, value: Pgoff, page: PageShift): Candidate[] {
  const address = physOf(misreadAsPfn(value), page);
  return device.regions.flatMap((region) => {
    if (!region.mmap || region.base === undefined) return [];
    const offset = offsetInside(address, region.base);
    if (offset === undefined || !isInside(offset, pageAlign(region.size, page))) return [];
    return [{ region, offset, shouldBe: pgoffOf(encode(device.coding, BigInt(region.index), offset), page) }];
  });
}

function answer(
  device: Device,
  index: bigint | undefined,
  region: Region | undefined,
  inside: boolean,
): MmapAnswer {
  if (index === undefined || index >= BigInt(device.regionCount)) return 'index';
  if (!region || region.size === 0n) return 'empty-region';
  if (!region.mmap) return 'not-mmappable';
  return inside ? 'ok' : 'beyond-region';
}

function verdictOf(
  mmap: MmapAnswer,
  inside: boolean,
  candidates: readonly Candidate[],
  same: boolean,
): Verdict {
  const legal = mmap === 'ok' || (mmap === 'not-mmappable' && inside);
  if (legal) return candidates.length === 0 ? 'region-coded' : same ? 'indistinguishable' : 'ambiguous';
  if (candidates.length > 0) return 'raw-pfn';
  if (mmap === 'index') return 'no-such-region';
  return mmap === 'empty-region' ? 'empty-region' : 'beyond-region';
}

/** Judges a vm_pgoff. `size` is the length of the mapping; one page where it is not known. */
export function judge(device: Device, value: Pgoff, page: PageShift, size: Length = length(1n)): Judged {
  const offset = fileOffsetOf(value, page);
  const decoded = decodeFor(device, offset);
  const region = decoded && regionOf(device, decoded.index);
  const inside =
    decoded !== undefined &&
    region !== undefined &&
    fitsIn(decoded.offset, size, pageAlign(region.size, page));
  const mmap = answer(device, decoded?.index, region, inside);
  const candidates = candidatesFor(device, value, page);
  const same = candidates.some((one) => one.region === region && one.offset === decoded?.offset);
  const verdict = verdictOf(mmap, inside, candidates, same);
  const address =
    inside && decoded && region?.base !== undefined ? physAt(region.base, decoded.offset) : undefined;
  return {
    fileOffset: offset,
    index: decoded?.index,
    region,
    offset: decoded?.offset,
    page: decoded && regionPageOf(decoded.offset, page),
    phys: address,
    pfn: address === undefined ? undefined : pfnOf(address, page),
    mmap,
    iommu: mmap === 'ok' && region?.iommu === true,
    candidates,
    verdict,
    reasons: reasonsFor(decoded?.index, region, decoded?.offset, verdict, candidates),
  };
}

function reasonsFor(
  index: bigint | undefined,
  region: Region | undefined,
  offset: RegionOffset | undefined,
  verdict: Verdict,
  candidates: readonly Candidate[],
): string[] {
  const where = region && offset !== undefined ? `${region.name} + ${hex(offset)}` : 'no region';
  const decoded =
    index === undefined ? 'no region of the table holds it' : `decodes to index ${index}: ${where}`;
  const raw = candidates.map(
    ({ region: { name }, offset: at, shouldBe }) =>
      `as a pfn it is ${name} + ${hex(at)}, whose vm_pgoff is ${hex(shouldBe)}`,
  );
  switch (verdict) {
    case 'region-coded':
      return [decoded, 'no region has a physical page of that number'];
    case 'indistinguishable':
      return [decoded, ...raw, 'pfn and region coding are the same number here'];
    case 'ambiguous':
      return [decoded, ...raw, 'both readings are legal'];
    case 'raw-pfn':
      return [`${decoded}, where nothing can be mapped`, ...raw];
    case 'no-such-region':
      return [decoded, 'the device has no region of that index, and no physical page of that number'];
    case 'empty-region':
      return [decoded, 'that region has size 0'];
    case 'beyond-region':
      return [decoded, 'that is past the end of the region'];
  }
}

export interface Access {
  readonly index: bigint | undefined;
  readonly region: Region | undefined;
  readonly offset: RegionOffset | undefined;
  readonly inside: boolean;
  readonly pageAligned: boolean;
  /** The vm_pgoff of that byte; undefined where it is not the first of a page. */
  readonly pgoff: Pgoff | undefined;
  readonly mmappable: boolean;
}

/** What a byte offset given to pread() or pwrite() reaches. */
export function reach(device: Device, offset: FileOffset, page: PageShift): Access {
  const decoded = decodeFor(device, offset);
  const region = decoded && regionOf(device, decoded.index);
  const inside = decoded !== undefined && region !== undefined && isInside(decoded.offset, region.size);
  const pageAligned = isPageAligned(offset, page);
  return {
    index: decoded?.index,
    region,
    offset: decoded?.offset,
    inside,
    pageAligned,
    pgoff: pageAligned ? pgoffOf(offset, page) : undefined,
    mmappable: region?.mmap === true && inside,
  };
}

export interface Placed {
  readonly fileOffset: FileOffset;
  readonly pgoff: Pgoff;
  readonly phys: Phys | undefined;
  readonly pfn: Pfn | undefined;
  /** What vm_pgoff held where the driver overwrote it with the pfn. */
  readonly rawPgoff: Pgoff | undefined;
}

/** A place in a region in all its numbers. @throws RangeError where the region cannot hold the byte */
export function place(device: Device, index: bigint, offset: RegionOffset, page: PageShift): Placed {
  const at = encode(device.coding, index, offset);
  const base = regionOf(device, index)?.base;
  const address = base === undefined ? undefined : physAt(base, offset);
  const frame = address === undefined ? undefined : pfnOf(address, page);
  const raw = frame === undefined ? undefined : misreadAsPgoff(frame);
  return { fileOffset: at, pgoff: pgoffOf(at, page), phys: address, pfn: frame, rawPgoff: raw };
}

export interface Fault {
  readonly vmfPgoff: Pgoff;
  readonly address: UserAddress;
  readonly index: bigint;
  readonly page: RegionPage;
  readonly pfn: Pfn;
  readonly isAligned: boolean;
  readonly ifPgoffAdded: Pfn;
  readonly ifOffsetDropped: Pfn;
}

/** The pfn to insert at a fault of 2^order pages; undefined where no memory stands behind the region. */
export function fault(
  device: Device,
  start: Pgoff,
  vmStart: UserAddress,
  address: UserAddress,
  order: number,
  page: PageShift,
): Fault | undefined {
  const aligned = alignAddress(address, order, page);
  const vmfPgoff = pgoffAt(start, vmStart, address, page);
  const exact = decodeFor(device, fileOffsetOf(vmfPgoff, page));
  const target = decodeFor(device, fileOffsetOf(pgoffAt(start, vmStart, aligned, page), page));
  const base = exact && regionOf(device, exact.index)?.base;
  if (!exact || !target || base === undefined) return undefined;
  const frame = pfnAt(pfnOf(base, page), regionPageOf(target.offset, page));
  return {
    vmfPgoff,
    address: aligned,
    index: exact.index,
    page: regionPageOf(exact.offset, page),
    pfn: frame,
    isAligned: isAligned(frame, order),
    ifPgoffAdded: misaddedPgoff(pfnOf(base, page), vmfPgoff),
    ifOffsetDropped: droppedOffset(pfnOf(base, page), vmStart, aligned, page),
  };
}

/** Whether unmap_mapping_range(begin, size) finds a mapping that starts at each vm_pgoff. */
export function zap(
  begin: FileOffset,
  size: Length,
  values: readonly Pgoff[],
  page: PageShift,
): { first: Pgoff; last: Pgoff | undefined; hits: readonly boolean[] } {
  const { first, last } = zapped(begin, size, page);
  return { first, last, hits: values.map((value) => isWithin(value, first, last)) };
}

/** What a kernel with a 32-bit unsigned long keeps of an offset's vm_pgoff. */
export function in32Bits(
  offset: FileOffset,
  page: PageShift,
): { pgoff: Pgoff; fits: boolean; truncated: Pgoff } {
  const value = pgoffOf(offset, page);
  const truncated = truncated32(value);
  return { pgoff: value, fits: truncated === value, truncated };
}

/** The index that a signed and an unsigned shift give, and which of them an upper bound alone lets through. */
export function signedness(
  offset: FileOffset,
  shift: number,
  bound: number,
): { signed: bigint; unsigned: bigint; signedPasses: boolean; unsignedPasses: boolean } {
  const signed = signedIndex(offset, shift);
  const unsigned = BigInt.asUintN(64 - shift, signed);
  return { signed, unsigned, signedPasses: signed < BigInt(bound), unsignedPasses: unsigned < BigInt(bound) };
}
