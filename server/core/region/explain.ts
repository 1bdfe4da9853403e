/** A decoded value in words: hover, panel and command line say the same. */
import type { Decoded, Forms, Reading } from './decoding.ts';
import { mapsColumn, type Access, type Judged, type MmapAnswer, type Verdict } from './evidence.ts';
import { codingAt, decode, regionName, type Layout } from './layout.ts';
import { pageSizes } from './pages.ts';
import {
  hex,
  fileOffsetOf,
  isPageAligned,
  pgoffOf,
  type FileOffset,
  type PageShift,
  type Pgoff,
  type RegionOffset,
} from './space.ts';

const placed = (name: string, offset: RegionOffset): string =>
  offset === 0n ? name : `${name} + ${hex(offset)}`;

/** CCW puts several regions in one page, and a byte inside a page has no vm_pgoff of its own: mmap() takes neither. */
export const pgoffLine = (offset: FileOffset, page: PageShift): string =>
  isPageAligned(offset, page)
    ? `vm_pgoff ${hex(pgoffOf(offset, page))} with pages of ${pageSizes[page]}`
    : `not the start of a page of ${pageSizes[page]}: for read() and write(), not for mmap()`;

const nameOf = (layout: Layout, index: bigint): string => regionName(layout, index) ?? `region ${index}`;

/** Where an offset leads: `BAR2 + 0x3000`; undefined where the layout has no region there. */
export function placeAt(layout: Layout, offset: FileOffset, page: PageShift): string | undefined {
  const decoded = decode(codingAt(layout, page), offset);
  return decoded && placed(nameOf(layout, decoded.index), decoded.offset);
}

/** Short lines on one offset of the device fd under a layout. */
export function explain(layout: Layout, offset: FileOffset, page: PageShift): readonly string[] {
  const decoded = decode(codingAt(layout, page), offset);
  if (!decoded) return [`${hex(offset)} lies in no region of ${layout.name}`];
  return [
    `${layout.name}: ${placed(nameOf(layout, decoded.index), decoded.offset)}`,
    `file offset ${hex(offset)}, region index ${decoded.index}`,
    pgoffLine(offset, page),
  ];
}

/** The same for a vm_pgoff. */
export function explainPgoff(layout: Layout, value: Pgoff, page: PageShift): readonly string[] {
  return explain(layout, fileOffsetOf(value, page), page);
}

const verdicts: Readonly<Record<Verdict, string>> = {
  'region-coded': 'region-encoded',
  'raw-pfn': 'a raw pfn, not region-encoded',
  ambiguous: 'ambiguous: region-encoded, or a raw pfn',
  indistinguishable: 'region-encoded and raw pfn are the same number here',
  'no-such-region': 'of no region that the device has',
  'empty-region': 'of a region that is empty on this device',
  'beyond-region': 'past the end of its region',
};

const answers: Readonly<Record<MmapAnswer, string>> = {
  ok: 'mmap() would succeed',
  index: 'mmap() answers -EINVAL: no region of that index',
  'empty-region': 'mmap() answers -EINVAL: the region is empty',
  'not-mmappable': 'mmap() answers -EINVAL: the region is for read() and write() only',
  'beyond-region': 'mmap() answers -EINVAL: it would end past the region',
};

/** Short lines on a vm_pgoff that was judged against a device: the verdict first, then what speaks for it. */
export function explainJudged(value: Pgoff, judged: Judged): readonly string[] {
  const { phys, pfn, region, offset, mmap, iommu } = judged;
  const lines = [`vm_pgoff ${hex(value)}: ${verdicts[judged.verdict]}`, ...judged.reasons];
  lines.push(`file offset ${hex(judged.fileOffset)}, in /proc/PID/maps ${mapsColumn(judged.fileOffset)}`);
  if (region && offset !== undefined && phys !== undefined && pfn !== undefined)
    lines.push(`${placed(region.name, offset)} is physical address ${hex(phys)}, pfn ${hex(pfn)}`);
  lines.push(mmap === 'ok' ? `${answers.ok}; the IOMMU may ${iommu ? '' : 'not '}map it` : answers[mmap]);
  return lines;
}

/** Short lines on a byte offset given to pread() or pwrite(). */
export function explainAccess(offset: FileOffset, access: Access, page: PageShift): readonly string[] {
  const { region, offset: inside } = access;
  if (access.index === undefined || inside === undefined)
    return [`file offset ${hex(offset)}: in no region of the device`];
  const where = region
    ? placed(region.name, inside)
    : `region ${access.index}, which the device does not have`;
  const end = region && !access.inside ? ', past its end' : '';
  return [`file offset ${hex(offset)}: ${where}${end}`, pgoffLine(offset, page)];
}

const spoken: Readonly<Record<Decoded['verdict'], string>> = {
  ...verdicts,
  'unknown-layout': 'of a device whose layout is not told',
};

/** The vm_pgoff for each size of page; undefined where no page begins there. */
export const pagesLine = ({ vmPgoff }: Forms): string | undefined => {
  const told = Object.entries(vmPgoff).flatMap(([size, value]) =>
    value === null ? [] : [`${value} (${size})`],
  );
  return told.length === 0 ? undefined : `vm_pgoff ${told.join(', ')}`;
};

/** `BAR2 + 0x10000`; what there is of it. */
function placeOf({ region, index, regionOffset }: Forms): string | undefined {
  const name = region ?? (index === null ? undefined : `region ${index}`);
  return name === undefined || regionOffset === null || regionOffset === '0x0'
    ? name
    : `${name} + ${regionOffset}`;
}

function otherReading(reading: Reading): string {
  const place = placeOf(reading);
  const of = reading.device === null ? '' : ` of ${reading.device}`;
  switch (reading.reading) {
    case 'raw-pfn':
      return place === undefined
        ? `as a raw pfn: physical address ${reading.physical}${of}`
        : `as a raw pfn: ${place}${of}, whose offset is ${reading.offset ?? 'none'}`;
    case 'as-pgoff':
      return `as a vm_pgoff, in pages: ${place}${of}`;
    case 'region-coded':
      return `also ${place}${of}`;
  }
}

/** A decoded offset in lines: the verdict first, then its forms, why, and what would settle it. */
export function explainDecoded(one: Decoded): readonly string[] {
  const place = placeOf(one);
  const of = one.device === null ? '' : ` of ${one.device}`;
  const isCoded = one.verdict !== 'raw-pfn' && one.verdict !== 'unknown-layout';
  const where = isCoded && place !== undefined ? `${place}${of}: ` : '';
  const { also, reasons } = one;
  const lines: readonly (string | undefined)[] = [
    one.offset === null && one.physical !== null && one.verdict === 'unknown-layout'
      ? 'a physical address'
      : `${where}${spoken[one.verdict]} (${one.confidence})`,
    one.offset === null ? undefined : `file offset ${one.offset}, in /proc/PID/maps ${one.maps}`,
    isCoded || one.mmap !== null ? pagesLine(one) : undefined,
    isCoded ? (one.expression ?? undefined) : undefined,
    one.physical === null ? undefined : `physical address ${one.physical}, pfn ${one.pfn}`,
    one.mmap === null ? undefined : answers[one.mmap],
    ...also.map(otherReading),
    ...reasons.map((reason) => `- ${reason}`),
    one.pasteNext === null ? undefined : `to be sure, paste ${one.pasteNext}`,
  ];
  return lines.filter((line) => line !== undefined);
}
