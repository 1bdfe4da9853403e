/** A decoded value in words: hover, panel and command line say the same. */
import { droppedBy, isOfWholeRegions, regionsOf, type Dropped, type FileRange } from './cover.ts';
import { mapsColumn, type Access, type Judged, type MmapAnswer, type Verdict } from './evidence.ts';
import { codingAt, decode, regionName, type Layout } from './layout.ts';
import { othersOf, pageShifts, pageSizes, type ByPage } from './pages.ts';
import {
  fileOffsetOf,
  isOfWholePages,
  isPageAligned,
  pgoffOf,
  type FileOffset,
  type PageShift,
  type Pgoff,
  type RegionOffset,
} from './space.ts';

const hex = (value: bigint): string => `0x${value.toString(16)}`;
const placed = (name: string, offset: RegionOffset): string =>
  offset === 0n ? name : `${name} + ${hex(offset)}`;

/** CCW puts several regions in one page, and a byte inside a page has no vm_pgoff of its own: mmap() takes neither. */
const pgoffLine = (offset: FileOffset, page: PageShift): string =>
  isPageAligned(offset, page)
    ? `vm_pgoff ${hex(pgoffOf(offset, page))} with pages of ${pageSizes[page]}`
    : `not the start of a page of ${pageSizes[page]}: for read() and write(), not for mmap()`;

const nameOf = (layout: Layout, index: bigint): string => regionName(layout, index) ?? `region ${index}`;

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

/** Where an offset leads: `BAR2 + 0x3000`; undefined where the layout has no region there. */
export function placeOf(layout: Layout, offset: FileOffset, page: PageShift): string | undefined {
  const decoded = decode(codingAt(layout, page), offset);
  return decoded && placed(nameOf(layout, decoded.index), decoded.offset);
}

/** The vm_pgoff of a byte for each size of page, and the sizes whose pages do not begin there. */
function pgoffsLine(offset: FileOffset): string {
  const starts = pageShifts.filter((page) => isPageAligned(offset, page));
  if (starts.length === 0) return pgoffLine(offset, 12);
  const [first = '', ...more] = starts.map(
    (page) => `${hex(pgoffOf(offset, page))} with pages of ${pageSizes[page]}`,
  );
  const others = more.map((one) => one.replace('pages of ', ''));
  const inside = pageShifts.filter((page) => !starts.includes(page)).map((page) => pageSizes[page]);
  const but = inside.length === 0 ? '' : `; not the start of a page of ${inside.join(' or ')}`;
  return `vm_pgoff ${[first, ...others].join(', ')}${but}`;
}

/**
 * Short lines on a constant of a source, by the byte on the device fd that it comes to with each size of page: 4 KiB is
 * told first, the others where they lead elsewhere.
 */
export function explainConstant(layout: Layout | undefined, at: ByPage<FileOffset>): readonly string[] {
  const offset = at[12];
  const others = othersOf(at);
  const bare = `file offset ${hex(offset)}`;
  const [where, bytes = bare] = layout ? explain(layout, offset, 12) : [];
  const some = others.length === 0 ? '' : ` with pages of ${pageSizes[12]}`;
  return [
    ...(where === undefined ? [] : [`${where}${some}`]),
    `${bytes}, in /proc/PID/maps ${mapsColumn(offset)}`,
    others.length === 0 ? pgoffsLine(offset) : pgoffLine(offset, 12),
    ...others.map((page) => {
      const there = layout && placeOf(layout, at[page], page);
      return `with pages of ${pageSizes[page]}: ${there === undefined ? '' : `${there}, `}file offset ${hex(at[page])}`;
    }),
  ];
}

/** The line on a region index that is written out. */
export function explainIndex(layout: Layout | undefined, index: bigint): string {
  const name = layout && regionName(layout, index);
  return name === undefined ? `region index ${index}` : `region index ${index}: ${name} of ${layout?.name}`;
}

/** `0x0 … 0x5ffffffffff`. */
const bytesLine = ({ first, last }: Dropped): string =>
  `${hex(first)} … ${last === undefined ? 'end' : hex(last)}`;

const isRounded = ({ unit, begin, length: size }: FileRange, page: PageShift): boolean =>
  unit === 'byte' && !(isPageAligned(begin, page) && isOfWholePages(size, page));

/**
 * Short lines on a range that unmap_mapping_range() or its kin drops, as it is with each size of page; none where it begins
 * past 64 bits.
 */
export function explainRange(layout: Layout | undefined, ranges: ByPage<FileRange>): readonly string[] {
  const dropped = droppedBy(ranges[12], 12);
  if (!dropped) return [];
  const say = (there: Dropped, page: PageShift): string =>
    layout ? regionsOf(layout, there, page) : bytesLine(there);
  const whole = layout && isOfWholeRegions(layout, dropped, 12) ? ', whole' : '';
  const here = say(dropped, 12);
  // What bytes are rounded to is told once; pages that are counted may lead elsewhere.
  const elsewhere = ([14, 16] as const).flatMap((page) => {
    const range = ranges[page];
    const moves =
      range.unit === 'page' || range.begin !== ranges[12].begin || range.length !== ranges[12].length;
    const there = moves ? droppedBy(range, page) : undefined;
    const words = there && say(there, page);
    return words === undefined || words === here ? [] : [`with pages of ${pageSizes[page]}: ${words}`];
  });
  return [
    layout ? `drops the mappings of ${layout.name}: ${here}${whole}` : 'drops mappings by file range',
    `file offsets ${bytesLine(dropped)}`,
    ...(ranges[12].length === 0n ? ['length 0: to the end of the file'] : []),
    ...(isRounded(ranges[12], 12) ? [`rounded to whole pages, of ${pageSizes[12]} here`] : []),
    ...elsewhere,
  ];
}
