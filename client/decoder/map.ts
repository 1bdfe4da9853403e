/** The region map of a device: how long each region's bar is and where its mappings lie on it. Geometry and words, no drawing. */
import type { Decoded, DecodedDevice, DecodedRegion, Decoding } from '../../server/core/region/decoding.ts';
import { meant } from './reading.ts';

/** Units of the drawing that the longest bar takes. */
export const fullBar = 600;
/** So that a mapping of one page in a region of gigabytes is still seen. */
const thinnestMark = 3;

export interface Mark {
  /** Position in the results of the decoding. */
  readonly result: number;
  readonly from: number;
  readonly to: number;
  /** Byte offsets in the region; the end is exclusive and unknown where no length is told. */
  readonly start: bigint;
  readonly end: bigint | undefined;
  /** True for a place that a raw pfn means: no mapping has that offset. */
  readonly corrected: boolean;
  /** True where it ends past the region. */
  readonly beyond: boolean;
}

export interface Bar {
  readonly region: DecodedRegion;
  /** 0 for a region that is empty. */
  readonly length: number;
  /** Undefined where nothing tells; the bar then ends where its last mapping does. */
  readonly size: bigint | undefined;
  readonly marks: readonly Mark[];
}

interface Placed {
  readonly result: number;
  readonly start: bigint;
  readonly size: bigint | undefined;
  readonly corrected: boolean;
}

function placedOn(decoding: Decoding, device: DecodedDevice, index: number): readonly Placed[] {
  return device.results.flatMap((position) => {
    const result: Decoded | undefined = decoding.results[position];
    if (!result) return [];
    const forms = meant(result);
    if (forms.index !== index || forms.regionOffset === null) return [];
    return [
      {
        result: position,
        start: BigInt(forms.regionOffset),
        size: result.length === null ? undefined : BigInt(result.length),
        corrected: forms !== result,
      },
    ];
  });
}

/** How many bits a size has: the scale of the bars, on which 4 KiB and 16 GiB are both seen. */
const magnitude = (size: bigint): number => size.toString(2).length;

/** A share of the bar, in whole units: the numbers themselves never leave bigint. */
const share = (part: bigint, whole: bigint, bar: number): number =>
  whole === 0n ? 0 : Number((part * BigInt(bar)) / whole);

function markOf({ result, start, size, corrected }: Placed, whole: bigint, bar: number): Mark {
  const end = size === undefined ? undefined : start + size;
  const from = Math.min(share(start, whole, bar), bar - thinnestMark);
  const to = Math.min(Math.max(share(end ?? start, whole, bar), from + thinnestMark), bar);
  return { result, from, to, start, end, corrected, beyond: (end ?? start + 1n) > whole };
}

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** Regions that the results name and the device's table does not: a paste of maps alone has no table. */
function regionsOf(decoding: Decoding, device: DecodedDevice): readonly DecodedRegion[] {
  const known = new Map(device.regions.map((region) => [region.index, region]));
  for (const position of device.results) {
    const result = decoding.results[position];
    const { index, region } = result ? meant(result) : { index: null, region: null };
    if (index === null || region === null || known.has(index)) continue;
    known.set(index, { index, name: region, offset: null, size: null, physical: null, mmap: null });
  }
  return [...known.values()].toSorted((a, b) => a.index - b.index);
}

/**
 * The bars of a device in the order of their regions. A bar is as long as its size has bits (a logarithmic scale: twice the
 * size is one step more); on a bar the mappings are to scale.
 */
export function barsOf(decoding: Decoding, device: DecodedDevice): readonly Bar[] {
  const rows = regionsOf(decoding, device).map((region) => {
    const placed = placedOn(decoding, device, region.index);
    const size = region.size === null ? undefined : BigInt(region.size);
    const reach = placed.reduce((most, { start, size: one = 1n }) => larger(most, start + one), 0n);
    return { region, placed, size, whole: size ?? reach };
  });
  const most = Math.max(1, ...rows.map(({ whole }) => magnitude(whole)));
  return rows.map(({ region, placed, size, whole }) => {
    const length = whole === 0n ? 0 : Math.max(Math.round((magnitude(whole) * fullBar) / most), thinnestMark);
    const room = Math.max(length, thinnestMark);
    return { region, length, size, marks: placed.map((one) => markOf(one, whole, room)) };
  });
}

const steps = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];

/** `16 GiB`, `255 B`: the largest unit that divides it. */
export function sizeInWords(size: bigint): string {
  let step = 0;
  let rest = size;
  while (rest !== 0n && rest % 1024n === 0n && step < steps.length - 1) {
    rest /= 1024n;
    step++;
  }
  return `${rest} ${steps[step]}`;
}
