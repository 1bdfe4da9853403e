/** One place on a device fd in all the forms that people meet it in, as strings: no number leaves here as a float. */
import type { Forms } from './decoding.ts';
import type { Device, Region } from './device.ts';
import { mapsColumn } from './evidence.ts';
import { encode, layoutNamed, regionName, type Layout } from './layout.ts';
import {
  hex,
  isPageAligned,
  pfnOf,
  pgoffOf,
  physAt,
  type FileOffset,
  type PageShift,
  type Phys,
  type RegionOffset,
} from './space.ts';

/** As JSON has a number; null for what is not known. */
export const hexOrNull = (value: bigint | undefined): string | null =>
  value === undefined ? null : hex(value);

/** A region index as JSON has it; null for one that no u32 holds, which names no region. */
export const indexOf = (value: bigint | undefined): number | null =>
  value === undefined || value > 0xffffffffn ? null : Number(value);

/** The argument of an INDEX_TO_OFFSET macro: the UAPI's name where the bus has one, else the number. */
function indexArgument(layout: Layout, index: bigint): string {
  const isPci = layout.macros.endsWith('VFIO_PCI_');
  const name = layout.names.find((_, i) => BigInt(i) === index);
  return isPci && name !== undefined ? `VFIO_PCI_${name}_REGION_INDEX` : index.toString();
}

/** The C expression of a place; undefined where the bus has no macro for it. */
export function expressionOf(layout: Layout, index: bigint, offset: RegionOffset): string | undefined {
  if (layout.macros === '') return undefined;
  // cdx has an inline function instead of a macro (drivers/vfio/cdx/private.h:13, 6.12).
  const lower = layout.name === 'cdx';
  const name = `${layout.macros}INDEX_TO_OFFSET`;
  const call = `${lower ? name.toLowerCase() : name}(${indexArgument(layout, index)})`;
  return offset === 0n ? call : `${call} + ${hex(offset)}`;
}

const pageForms = (offset: FileOffset): Forms['vmPgoff'] => {
  const at = (page: PageShift): string | null =>
    isPageAligned(offset, page) ? hexOrNull(pgoffOf(offset, page)) : null;
  return { '4K': at(12), '16K': at(14), '64K': at(16) };
};

/** Where a place is, as far as it is known. */
export interface Whereabouts {
  readonly offset: FileOffset | undefined;
  readonly index?: bigint | undefined;
  readonly regionOffset?: RegionOffset | undefined;
  readonly name?: string | undefined;
  readonly phys?: Phys | undefined;
  readonly layout?: string | undefined;
}

/** All forms of a place. */
export function formsOf(at: Whereabouts, page: PageShift): Forms {
  const { offset, index, regionOffset, phys } = at;
  const layout = at.layout === undefined ? undefined : layoutNamed(at.layout);
  const isPlaced = index !== undefined && regionOffset !== undefined;
  return {
    offset: hexOrNull(offset),
    maps: offset === undefined ? null : mapsColumn(offset),
    vmPgoff: offset === undefined ? { '4K': null, '16K': null, '64K': null } : pageForms(offset),
    expression: layout && isPlaced ? (expressionOf(layout, index, regionOffset) ?? null) : null,
    index: indexOf(index),
    region: at.name ?? (layout && index !== undefined ? regionName(layout, index) : undefined) ?? null,
    regionOffset: hexOrNull(regionOffset),
    physical: hexOrNull(phys),
    pfn: phys === undefined ? null : hexOrNull(pfnOf(phys, page)),
  };
}

/** The forms of a byte in a region of a known device; no offset where the coding cannot name it. */
export function formsIn(
  device: Device,
  region: Region,
  offset: RegionOffset,
  layout: string | undefined,
  page: PageShift,
): Forms {
  const index = BigInt(region.index);
  let at: FileOffset | undefined;
  try {
    at = encode(device.coding, index, offset);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  const phys = region.base === undefined ? undefined : physAt(region.base, offset);
  return formsOf({ offset: at, index, regionOffset: offset, name: region.name, phys, layout }, page);
}
