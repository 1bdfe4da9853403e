/** The judgement of an offset against one device: certain where its regions and BARs are told. */
import type { Confidence, Decoded, DecodingVerdict, Reading } from './decoding.ts';
import type { Region } from './device.ts';
import { judge, reach, type Judged } from './evidence.ts';
import { formsIn, formsOf } from './forms.ts';
import { startOf, type Known } from './join.ts';
import {
  hex,
  fitsIn,
  isInside,
  isPageAligned,
  length,
  misreadAsPhys,
  offsetInside,
  pgoffOf,
  regionOffset,
  type FileOffset,
  type Length,
  type PageShift,
  type Phys,
  type RegionOffset,
} from './space.ts';

/** What to paste next to be sure. */
export const next = {
  bars: 'lspci -vv of the device, or its /sys/bus/pci/devices/…/resource: the host addresses of its BARs',
  regions:
    'the regions of the device: index, offset and size of each, as VFIO_DEVICE_GET_REGION_INFO gives them',
  device: '/proc/PID/fdinfo of its fd (Linux 6.18 and later), or the device: which of them it is is not told',
  pfn: 'a word of /proc/PID/pagemap for a page of the mapping, read as root: its pfn settles it',
};

/** A judgement before its forms. */
export type Said = Pick<
  Decoded,
  'verdict' | 'confidence' | 'mmap' | 'iommu' | 'reasons' | 'pasteNext' | 'also'
>;

export const says = (
  verdict: DecodingVerdict,
  confidence: Confidence,
  reasons: readonly string[],
  more: Partial<Said> = {},
): Said => ({ verdict, confidence, reasons, mmap: null, iommu: null, pasteNext: null, also: [], ...more });

/** The regions whose host memory holds an address. */
export function regionsAt(known: Known, address: Phys): readonly { region: Region; offset: RegionOffset }[] {
  return known.device.regions.flatMap((region) => {
    if (region.base === undefined || region.kind === 'io') return [];
    const offset = offsetInside(address, region.base);
    return offset !== undefined && isInside(offset, region.size) ? [{ region, offset }] : [];
  });
}

export const isLoose = (known: Known, address: Phys): boolean =>
  known.loose.some(({ base, size }) => {
    const offset = offsetInside(address, base);
    return offset !== undefined && isInside(offset, size);
  });

/** Host memory of the device without a region's index: that much a raw pfn can be said to be. */
const looseReading = (known: Known, address: Phys, page: PageShift): Reading => ({
  ...formsOf({ offset: undefined, phys: address }, page),
  reading: 'raw-pfn',
  device: known.name,
});

const rawReadings = (known: Known, judged: Judged, page: PageShift): readonly Reading[] =>
  judged.candidates.map(({ region, offset }) => ({
    ...formsIn(known.device, region, offset, known.layout, page),
    reading: 'raw-pfn',
    device: known.name,
  }));

/** True where nobody told whether the device has that region, or how large it is. */
function isOpen(known: Known, index: bigint | undefined, region: Region | undefined): boolean {
  if (known.isGiven || region !== undefined || index === undefined) return false;
  if (known.device.coding.kind === 'table') return false;
  if (known.unsized.has(Number(index))) return true;
  return index < 6n ? !known.isWhole : index === 6n || index === 8n;
}

/** True where a region of which nothing is told may hold that: none is larger than the largest piece of host memory, where all are told. */
const mayHold = (known: Known, offset: RegionOffset | undefined, size: Length | undefined): boolean =>
  offset !== undefined &&
  (known.loose.length === 0
    ? known.unsized.size > 0 || !known.isWhole
    : known.loose.some((one) => fitsIn(offset, size ?? length(1n), one.size)));

const isBased = (known: Known): boolean =>
  known.loose.length > 0 || known.device.regions.some(({ base }) => base !== undefined);

/** A region without a known size that begins at an address, as what a raw pfn there would be. */
function unsizedReadings(known: Known, address: Phys, page: PageShift): readonly Reading[] {
  return [...known.unsized].flatMap(([index, base]) => {
    if (base === undefined || base !== address) return [];
    const place = {
      offset: startOf(known.device, index),
      index: BigInt(index),
      regionOffset: regionOffset(0n),
    };
    const forms = formsOf({ ...place, phys: base, layout: known.layout }, page);
    return [{ ...forms, reading: 'raw-pfn', device: known.name }];
  });
}

/** Judges against one device, `size` bytes mapped; undefined where what is told of it leaves the question open. */
export function against(
  known: Known,
  offset: FileOffset,
  page: PageShift,
  size: Length | undefined,
): Said | undefined {
  const { device } = known;
  const address = misreadAsPhys(offset);
  if (!isPageAligned(offset, page)) return access(known, offset, page);
  const judged = judge(device, pgoffOf(offset, page), page, size);
  const loose = isLoose(known, address) && judged.candidates.length === 0;
  const begins = unsizedReadings(known, address, page);
  if (begins.length > 0 && judged.candidates.length === 0 && judged.verdict !== 'region-coded')
    return says(
      'raw-pfn',
      'likely',
      [`${hex(address)} is where a region of ${known.name} begins, of unknown size`],
      {
        also: begins,
        pasteNext: next.bars,
      },
    );
  const open = isOpen(known, judged.index, judged.region);
  if (open && judged.candidates.length === 0 && !loose) return undefined;
  const mayBeCoded = open && mayHold(known, judged.offset, size);
  const also = loose ? [looseReading(known, address, page)] : rawReadings(known, judged, page);
  const iommu = known.isGiven ? judged.iommu : null;
  const reasons = loose
    ? [
        ...(mayBeCoded
          ? [`as an offset it is of region ${judged.index}, of which nothing is told`]
          : judged.reasons.slice(0, 1)),
        `${hex(address)} is host memory of ${known.name}`,
      ]
    : judged.runsPast
      ? [...judged.reasons, 'but the mapping would end past the end of that region']
      : judged.reasons;
  const isLegal = judged.verdict === 'region-coded' || judged.verdict === 'ambiguous';
  const isEither = mayBeCoded && (loose || judged.verdict === 'raw-pfn');
  const verdict = isEither || (loose && isLegal) ? 'ambiguous' : loose ? 'raw-pfn' : judged.verdict;
  const isSpecific = verdict === 'no-such-region' && !known.isGiven && judged.index !== undefined;
  // In a region of unknown size may be what the others do not hold.
  const isIn = [...known.unsized.values()].some((base) => base !== undefined && base <= address);
  const isCertain =
    (known.isGiven || isBased(known)) &&
    !isSpecific &&
    !isEither &&
    !judged.runsPast &&
    (isLegal || also.length > 0 || !isIn);
  return says(verdict, isCertain ? 'certain' : 'likely', reasons, {
    mmap: open ? null : judged.mmap,
    iommu,
    also,
    pasteNext: isEither
      ? next.bars
      : verdict === 'ambiguous'
        ? next.pfn
        : isSpecific
          ? next.regions
          : isCertain
            ? null
            : next.bars,
  });
}

/** Judges a byte that is not the first of a page: for read() and write(), never a vm_pgoff. */
function access(known: Known, offset: FileOffset, page: PageShift): Said | undefined {
  const at = reach(known.device, offset, page);
  if (isOpen(known, at.index, at.region)) return undefined;
  const where = at.region && at.offset !== undefined ? `${at.region.name} + ${hex(at.offset)}` : 'no region';
  const decodes =
    at.index === undefined ? 'no region of the table holds it' : `decodes to index ${at.index}: ${where}`;
  const unaligned = 'not the start of a page: for read() and write(), not for mmap()';
  if (at.inside)
    return says('region-coded', 'certain', [decodes, unaligned], { iommu: known.isGiven ? false : null });
  const verdict: DecodingVerdict =
    at.index === undefined || at.index >= BigInt(known.device.regionCount)
      ? 'no-such-region'
      : at.region && at.region.size > 0n
        ? 'beyond-region'
        : 'empty-region';
  return says(verdict, known.isGiven ? 'certain' : 'likely', [decodes, unaligned]);
}

/** True for a verdict that a mapping which is there can have. */
export const isHolding = ({ verdict }: Said): boolean =>
  /^(?:region-coded|raw-pfn|ambiguous|indistinguishable)$/.test(verdict);
