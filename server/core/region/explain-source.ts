/** What a source has written out, in words: constants of the device fd, and ranges that calls drop; for hover and inlay hints. */
import { droppedBy, isOfWholeRegions, regionsOf, type Dropped, type FileRange } from './cover.ts';
import { mapsColumn } from './evidence.ts';
import { explain, pagesLine, pgoffLine, placeAt } from './explain.ts';
import { formsOf } from './forms.ts';
import { regionName, type Layout } from './layout.ts';
import { othersOf, pageSizes, type ByPage } from './pages.ts';
import { hex, isOfWholePages, isPageAligned, type FileOffset, type PageShift } from './space.ts';

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
    (others.length === 0 ? pagesLine(formsOf({ offset }, 12)) : undefined) ?? pgoffLine(offset, 12),
    ...others.map((page) => {
      const there = layout && placeAt(layout, at[page], page);
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
