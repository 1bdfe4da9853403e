/** The verdict on one number: is it region-encoded, a raw pfn, both, or nothing that the device has? And why. */
import { decodeFor, regionOf, type Device, type Region } from './device.ts';
import { decodeByShift, encode, type Decoded } from './layout.ts';
import {
  hex,
  alignAddress,
  droppedOffset,
  fileOffsetOf,
  fitsIn,
  indexAbove,
  isAligned,
  isBelow,
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
  /** The vm_pgoff that region coding gives the same page; undefined where the region is larger than its coding can name. */
  readonly shouldBe: Pgoff | undefined;
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
  /** The candidates hold only the beginning of the mapping. */
  readonly runsPast: boolean;
  readonly verdict: Verdict;
  readonly reasons: readonly string[];
}

/** The file offset as /proc/PID/maps prints it: hex, at least eight digits (fs/proc/task_mmu.c, 7.2). */
export const mapsColumn = (offset: FileOffset): string => offset.toString(16).padStart(8, '0');

/** The regions that hold the page, and those of them that hold the whole mapping: no driver maps past the end of a region. */
function candidatesFor(
  device: Device,
  value: Pgoff,
  page: PageShift,
  size: Length,
): { readonly holding: readonly Candidate[]; readonly whole: readonly Candidate[] } {
  const address = physOf(misreadAsPfn(value), page);
  const found = device.regions.flatMap((region) => {
    if (!region.mmap || region.base === undefined) return [];
    const offset = offsetInside(address, region.base);
    const end = pageAlign(region.size, page);
    if (offset === undefined || !isInside(offset, end)) return [];
    const candidate = { region, offset, shouldBe: codedAs(device, region, offset, page) };
    return [{ candidate, isWhole: fitsIn(offset, size, end) }];
  });
  return {
    holding: found.map(({ candidate }) => candidate),
    whole: found.flatMap(({ candidate, isWhole }) => (isWhole ? [candidate] : [])),
  };
}

/** A BAR of 1 TiB or more runs into the next region of a 40-bit spacing: its upper pages have no pgoff of their own. */
function codedAs(device: Device, region: Region, offset: RegionOffset, page: PageShift): Pgoff | undefined {
  try {
    return pgoffOf(encode(device.coding, BigInt(region.index), offset), page);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
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
  isLegal: boolean,
  candidates: readonly Candidate[],
  same: boolean,
): Verdict {
  if (isLegal) return candidates.length === 0 ? 'region-coded' : same ? 'indistinguishable' : 'ambiguous';
  if (candidates.length > 0) return 'raw-pfn';
  if (mmap === 'index') return 'no-such-region';
  return mmap === 'empty-region' ? 'empty-region' : 'beyond-region';
}

/**
 * Judges a vm_pgoff. `size` is the length of the mapping; one page where it is not known.
 * @throws RangeError where the pgoff is of no 64-bit file offset
 */
export function judge(device: Device, value: Pgoff, page: PageShift, size: Length = length(1n)): Judged {
  const offset = fileOffsetOf(value, page);
  const decoded = decodeFor(device, offset);
  const region = decoded && regionOf(device, decoded.index);
  const inside =
    decoded !== undefined &&
    region !== undefined &&
    isInside(decoded.offset, pageAlign(region.size, page)) &&
    fitsIn(decoded.offset, size, pageAlign(region.size, page));
  const mmap = answer(device, decoded?.index, region, inside);
  const { holding, whole } = candidatesFor(device, value, page, size);
  const isLegal = mmap === 'ok' || (mmap === 'not-mmappable' && inside);
  const candidates = isLegal || whole.length > 0 ? whole : holding;
  const same = candidates.some((one) => one.region === region && one.offset === decoded?.offset);
  const verdict = verdictOf(mmap, isLegal, candidates, same);
  const isBased = device.regions.some(({ base, mmap: may }) => may && base !== undefined);
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
    runsPast: candidates.length > 0 && whole.length === 0,
    verdict,
    reasons: reasonsFor(decoded?.index, region, decoded?.offset, verdict, candidates, isBased),
  };
}

function reasonsFor(
  index: bigint | undefined,
  region: Region | undefined,
  offset: RegionOffset | undefined,
  verdict: Verdict,
  candidates: readonly Candidate[],
  isBased: boolean,
): string[] {
  const where = region && offset !== undefined ? `${region.name} + ${hex(offset)}` : 'no region';
  const decoded =
    index === undefined ? 'no region of the table holds it' : `decodes to index ${index}: ${where}`;
  const raw = candidates.map(
    ({ region: { name }, offset: at, shouldBe }) =>
      `as a pfn it is ${name} + ${hex(at)}, ${shouldBe === undefined ? 'which no vm_pgoff can name' : `whose vm_pgoff is ${hex(shouldBe)}`}`,
  );
  switch (verdict) {
    case 'region-coded':
      return [
        decoded,
        isBased
          ? 'no mappable region has a physical page of that number'
          : 'where its regions are in physical memory is not told',
      ];
    case 'indistinguishable':
      return [decoded, ...raw, 'pfn and region coding are the same number here'];
    case 'ambiguous':
      return [decoded, ...raw, 'both readings are legal'];
    case 'raw-pfn':
      return [`${decoded}, where nothing can be mapped`, ...raw];
    case 'no-such-region':
      return [decoded, 'the device has no such region, and no mappable page whose pfn it could be'];
    case 'empty-region':
      return [decoded, 'that region has size 0'];
    case 'beyond-region':
      return [decoded, 'the mapping would end past the end of the region'];
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

/** A place in a region in all its numbers. @throws RangeError where the coding cannot name the byte */
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
  /** vmf->address rounded down to 2^order pages. */
  readonly address: UserAddress;
  readonly index: bigint;
  /** Page in the region of the address that faulted. */
  readonly page: RegionPage;
  /** The first pfn to insert; it and what follows are undefined where the rounded address lies before the mapping. */
  readonly pfn: Pfn | undefined;
  readonly isAligned: boolean;
  /** True where the handler must answer VM_FAULT_FALLBACK (is_aligned_for_order(), vfio_pci_core.h:231, 7.2). */
  readonly mustFallBack: boolean;
  /** D02: the whole vmf->pgoff added to the base. */
  readonly ifPgoffAdded: Pfn;
  /** D03: the mapping's start in the region left out. */
  readonly ifOffsetDropped: Pfn | undefined;
}

/** A mapping as its vma says it; `end` undefined where it is not known. */
export interface Mapping {
  readonly pgoff: Pgoff;
  readonly start: UserAddress;
  readonly end: UserAddress | undefined;
}

/** What a fault of 2^order pages inserts; undefined where the address is outside the mapping or no memory stands behind the region. */
export function fault(
  device: Device,
  vma: Mapping,
  address: UserAddress,
  order: number,
  page: PageShift,
): Fault | undefined {
  if (address < vma.start || (vma.end !== undefined && address >= vma.end)) return undefined;
  const vmfPgoff = pgoffAt(vma.pgoff, vma.start, address, page);
  const exact = decodeFor(device, fileOffsetOf(vmfPgoff, page));
  const base = exact && regionOf(device, exact.index)?.base;
  if (!exact || base === undefined) return undefined;
  const first = pfnOf(base, page);
  const aligned = alignAddress(address, order, page);
  const isBefore = aligned < vma.start;
  const target = isBefore
    ? undefined
    : decodeFor(device, fileOffsetOf(pgoffAt(vma.pgoff, vma.start, aligned, page), page));
  const frame = target && pfnAt(first, regionPageOf(target.offset, page));
  const fits = vma.end === undefined || isBelow(aligned, order, page, vma.end);
  const isFrameAligned = frame !== undefined && isAligned(frame, order);
  return {
    vmfPgoff,
    address: aligned,
    index: exact.index,
    page: regionPageOf(exact.offset, page),
    pfn: frame,
    isAligned: isFrameAligned,
    mustFallBack: order > 0 && !(isFrameAligned && fits),
    ifPgoffAdded: misaddedPgoff(first, vmfPgoff),
    ifOffsetDropped: isBefore ? undefined : droppedOffset(first, vma.start, aligned, page),
  };
}

/** The pgoffs that unmap_mapping_range(begin, size) drops, and whether the page at each of these is one of them. */
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

/**
 * The index that `int index = loff_t >> shift` and an unsigned shift give, and which of them a test of the upper bound
 * alone lets through: a vfio-pci handler's is VFIO_PCI_ROM_REGION_INDEX.
 */
export function signedness(
  offset: FileOffset,
  shift: number,
  bound: bigint,
): { signed: bigint; unsigned: bigint; signedPasses: boolean; unsignedPasses: boolean } {
  const signed = signedIndex(offset, shift);
  const unsigned = indexAbove(offset, shift);
  return { signed, unsigned, signedPasses: signed < bound, unsignedPasses: unsigned < bound };
}

/** What another bus's shift makes of an offset, beside what the device's own coding says (rule mixed-bus-shift). */
export function mixedShift(
  device: Device,
  offset: FileOffset,
  shift: number,
): { wrong: Decoded; right: Decoded | undefined } {
  return { wrong: decodeByShift(offset, shift), right: decodeFor(device, offset) };
}
