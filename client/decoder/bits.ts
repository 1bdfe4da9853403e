/** The 64 bits of an offset on the device fd, and which of them are index, page and byte: geometry and words, no drawing. */
import type { Decoded, Decoding } from '../../server/core/region/decoding.ts';
import { layouts } from '../../server/core/region/layout.ts';
import { hex, type PageShift } from '../../server/core/region/space.ts';

export interface Field {
  readonly name: 'region index' | 'page in the region' | 'byte in the page' | 'byte in the region' | 'offset';
  /** Bits from and to, both in it, the higher first. */
  readonly high: number;
  readonly low: number;
  readonly value: bigint;
}

export interface Bits {
  readonly value: bigint;
  /** From bit 63 down to bit 0, without a gap. */
  readonly fields: readonly Field[];
}

const cut = (value: bigint, high: number, low: number): bigint =>
  (value >> BigInt(low)) & ((1n << BigInt(high - low + 1)) - 1n);

/** Log2 of what one region takes on the fd; undefined for a table, and where nothing tells. */
function shiftOf(decoding: Decoding, result: Decoded): number | undefined {
  const regions = decoding.devices.find(({ name }) => name === result.device)?.regions ?? [];
  for (const { index, offset } of regions) {
    if (index === 0 || offset === null) continue;
    const step = BigInt(offset) / BigInt(index);
    const shift = step.toString(2).length - 1;
    return step * BigInt(index) === BigInt(offset) && step === 1n << BigInt(shift) ? shift : undefined;
  }
  const coding = layouts.find(({ name }) => name === result.layout)?.coding;
  return coding?.kind === 'shift' ? coding.shift : undefined;
}

/** The picture of a result's own offset; undefined where it has none. */
export function bitsOf(decoding: Decoding, result: Decoded, page: PageShift): Bits | undefined {
  if (result.offset === null) return undefined;
  const value = BigInt(result.offset);
  const field = (name: Field['name'], high: number, low: number): Field => ({
    name,
    high,
    low,
    value: cut(value, high, low),
  });
  const shift = shiftOf(decoding, result);
  if (shift === undefined) return { value, fields: [field('offset', 63, 0)] };
  const index = field('region index', 63, shift);
  if (shift <= page) return { value, fields: [index, field('byte in the region', shift - 1, 0)] };
  return {
    value,
    fields: [index, field('page in the region', shift - 1, page), field('byte in the page', page - 1, 0)],
  };
}

/** `region index: bits 63 to 40, 0x2 (2)`, one line a field. */
export const bitsInWords = ({ fields }: Bits): readonly string[] =>
  fields.map(({ name, high, low, value }) => `${name}: bits ${high} to ${low}, ${hex(value)} (${value})`);

/** `1` or `0`, as it is drawn. */
export const bitAt = (value: bigint, bit: number): '0' | '1' =>
  ((value >> BigInt(bit)) & 1n) === 1n ? '1' : '0';
