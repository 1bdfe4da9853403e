/** What a numeral of a paste is a number of: a byte on the device fd, a physical address, or a place by its region. */
import { layoutNamed, layouts } from './layout.ts';
import type { Known } from './join.ts';
import type { Numeral } from './paste/facts.ts';
import {
  fileOffset,
  fileOffsetOf,
  pfn,
  pgoff,
  phys,
  physOf,
  type FileOffset,
  type PageShift,
  type Phys,
  type RegionOffset,
} from './space.ts';

export const asNames = ['offset', 'pgoff', 'pfn', 'phys'] as const;
/** What a number that does not say its space is taken for. */
export type As = (typeof asNames)[number];

export type Meant =
  | { readonly kind: 'file'; readonly offset: FileOffset }
  | { readonly kind: 'physical'; readonly address: Phys }
  | { readonly kind: 'place'; readonly region: bigint | string; readonly offset: RegionOffset }
  /** Its bytes pass 64 bits. */
  | { readonly kind: 'too-large' };

/** Tells what a plain number is, read as one of that space. */
export function meantAs(value: bigint, as: As, page: PageShift): Meant {
  try {
    switch (as) {
      case 'offset':
        return { kind: 'file', offset: fileOffset(value) };
      case 'pgoff':
        return { kind: 'file', offset: fileOffsetOf(pgoff(value), page) };
      case 'pfn':
        return { kind: 'physical', address: physOf(pfn(value), page) };
      case 'phys':
        return { kind: 'physical', address: phys(value) };
    }
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'too-large' };
    throw error;
  }
}

/** All readings of a numeral, the likelier first; more than one only for digits without a prefix. */
export function readingsOf(numeral: Numeral, as: As, page: PageShift): readonly Meant[] {
  switch (numeral.kind) {
    case 'bare':
      return numeral.readings.map((value) => meantAs(value, numeral.as ?? as, page));
    case 'place':
      return [numeral];
    default:
      return [meantAs(numeral.value, numeral.kind, page)];
  }
}

/** The index that a region's name stands for: on the device, else on the bus. */
export function indexNamed(
  region: bigint | string,
  known: Known | undefined,
  layout: string,
): bigint | undefined {
  if (typeof region === 'bigint') return region;
  const wanted = region.toUpperCase();
  const own = known?.device.regions.find(({ name }) => name.toUpperCase() === wanted);
  if (own) return BigInt(own.index);
  const names = layoutNamed(layout)?.names ?? layouts[0]?.names ?? [];
  const index = names.indexOf(wanted);
  return index < 0 ? undefined : BigInt(index);
}
