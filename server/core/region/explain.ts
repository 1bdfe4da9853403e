/** A decoded value in words: hover, panel and command line say the same. */
import { decode, regionName, type Layout } from './layout.ts';
import { pgoffOf, type FileOffset, type PageShift } from './space.ts';

const hex = (value: bigint): string => `0x${value.toString(16)}`;

/** Short lines on one offset of the device fd under a layout. */
export function explain(layout: Layout, offset: FileOffset, page: PageShift): readonly string[] {
  const decoded = decode(layout.coding, offset);
  if (!decoded) return [`${hex(offset)} lies in no region of ${layout.name}`];
  const name = regionName(layout, decoded.index) ?? `region ${decoded.index}`;
  const place = decoded.offset === 0n ? name : `${name} + ${hex(decoded.offset)}`;
  return [
    `${layout.name}: ${place}`,
    `file offset ${hex(offset)}, region index ${decoded.index}`,
    `vm_pgoff ${hex(pgoffOf(offset, page))} with pages of ${1 << (page - 10)} KiB`,
  ];
}
