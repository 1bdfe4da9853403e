/** What a call that drops mappings by file range covers: the regions of a layout, from which byte to which. */
import { codingAt, decode, regionName, type Coding, type Layout } from './layout.ts';
import {
  hex,
  fileOffsetOf,
  isInside,
  isLastOfRegion,
  lastByteOf,
  offsetFrom,
  zapped,
  zappedPages,
  type FileOffset,
  type Length,
  type PageCount,
  type PageShift,
  type Pgoff,
} from './space.ts';

/** A range as unmap_mapping_range() takes it, in bytes, or unmap_mapping_pages(), in pages; length 0 is to the end. */
export type FileRange =
  | { readonly unit: 'byte'; readonly begin: FileOffset; readonly length: Length }
  | { readonly unit: 'page'; readonly begin: Pgoff; readonly length: PageCount };

/** What is dropped: whole pages, to the end of the file where `last` is undefined. */
export interface Dropped {
  readonly first: FileOffset;
  /** The last byte. */
  readonly last: FileOffset | undefined;
}

/** The bytes whose mappings a range drops; undefined where it begins past 64 bits. */
export function droppedBy(range: FileRange, page: PageShift): Dropped | undefined {
  const { first, last } =
    range.unit === 'byte' ? zapped(range.begin, range.length, page) : zappedPages(range.begin, range.length);
  try {
    return {
      first: fileOffsetOf(first, page),
      last: last === undefined ? undefined : lastByteOf(last, page),
    };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const named = (layout: Layout, index: bigint): string => regionName(layout, index) ?? `region ${index}`;

/** The regions of a table that a range meets, in the order of their offsets. */
function met(coding: Coding & { kind: 'table' }, { first, last }: Dropped): readonly bigint[] {
  return coding.regions
    .filter(({ offset, size }) =>
      offset < first ? isInside(offsetFrom(first, offset), size) : last === undefined || offset <= last,
    )
    .map(({ index }) => BigInt(index));
}

/** The regions that a range covers, as short as can be: `BAR0…BAR5`, `BAR2 + 0x1000…0x2fff`, `BAR2…end of file`. */
export function regionsOf(layout: Layout, dropped: Dropped, page: PageShift): string {
  const coding = codingAt(layout, page);
  const { first, last } = dropped;
  if (coding.kind === 'table') {
    const names = met(coding, dropped).map((index) => named(layout, index));
    return names.length === 0 ? `no region of ${layout.name}` : names.join(', ');
  }
  const from = decode(coding, first);
  const to = last === undefined ? undefined : decode(coding, last);
  if (!from) return `no region of ${layout.name}`;
  const start =
    from.offset === 0n ? named(layout, from.index) : `${named(layout, from.index)} + ${hex(from.offset)}`;
  if (!to) return from.index === 0n && from.offset === 0n ? 'every region' : `${start}…end of file`;
  const isToEnd = isLastOfRegion(to.offset, coding.shift);
  if (from.index === to.index) {
    if (isToEnd) return from.offset === 0n ? start : `${start}…its end`;
    return from.offset === 0n
      ? `${named(layout, from.index)} + 0x0…${hex(to.offset)}`
      : `${start}…${hex(to.offset)}`;
  }
  const end = named(layout, to.index);
  return `${start}…${isToEnd ? end : `${end} + ${hex(to.offset)}`}`;
}

/** Whether a range of a shift layout ends, and is made of whole regions. */
export function isOfWholeRegions(layout: Layout, { first, last }: Dropped, page: PageShift): boolean {
  const coding = codingAt(layout, page);
  if (coding.kind !== 'shift' || last === undefined || decode(coding, first)?.offset !== 0n) return false;
  const end = decode(coding, last);
  return end !== undefined && isLastOfRegion(end.offset, coding.shift);
}
