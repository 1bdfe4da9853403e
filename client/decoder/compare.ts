/** Two pastes side by side: which results are in both, which changed, which are in one alone. */
import type { Decoded } from '../../server/core/region/decoding.ts';
import { meant, placeOf, verdictOf } from './reading.ts';

export type Compared =
  | { readonly kind: 'same'; readonly left: Decoded; readonly right: Decoded }
  /** What differs, in words. */
  | {
      readonly kind: 'changed';
      readonly left: Decoded;
      readonly right: Decoded;
      readonly what: readonly string[];
    }
  | { readonly kind: 'left'; readonly left: Decoded }
  | { readonly kind: 'right'; readonly right: Decoded };

/** What a row is known by, the surest first; undefined where a result has nothing of the kind. */
const anchors: readonly ((result: Decoded) => string | undefined)[] = [
  // The same in all that counts.
  (one) => [addresses(one), one.device, one.offset, one.length, one.verdict].join('\n'),
  // The same mapping of one process.
  addresses,
  // The same bytes of the same region: a raw pfn on one side, its offset on the other.
  (one) => place(one, meant(one).regionOffset),
  // The same region.
  (one) => place(one, ''),
];

function addresses({ text }: Decoded): string | undefined {
  return /^\s*([0-9a-f]{6,16}-[0-9a-f]{6,16})\s/i.exec(text)?.[1];
}

function place(result: Decoded, offset: string | null): string | undefined {
  const { region, index } = meant(result);
  const name = region ?? index;
  return name === null || offset === null ? undefined : [result.device, name, offset].join('\n');
}

const said: Readonly<Record<string, (result: Decoded) => string>> = {
  offset: ({ offset }) => offset ?? 'none',
  verdict: ({ verdict, confidence }) => verdictOf(verdict, confidence),
  place: (result) => placeOf(meant(result)) || 'unknown',
  device: ({ device }) => device ?? 'unknown',
  length: ({ length }) => length ?? 'unknown',
};

const differences = (left: Decoded, right: Decoded): readonly string[] =>
  Object.entries(said).flatMap(([name, say]) =>
    say(left) === say(right) ? [] : [`${name}: ${say(left)} → ${say(right)}`],
  );

/** Every result of both sides in exactly one row: those of the left in their order, then those that only the right has. */
export function compare(left: readonly Decoded[], right: readonly Decoded[]): readonly Compared[] {
  const partner = new Map<Decoded, Decoded>();
  const free = new Set(right);
  for (const anchor of anchors) {
    const waiting = new Map<string, Decoded[]>();
    // From the last to the first, so that the first is the next to be taken.
    for (const one of [...free].toReversed()) {
      const key = anchor(one);
      const list = key === undefined ? undefined : waiting.get(key);
      if (list) list.push(one);
      else if (key !== undefined) waiting.set(key, [one]);
    }
    for (const one of left) {
      if (partner.has(one)) continue;
      const key = anchor(one);
      const other = key === undefined ? undefined : waiting.get(key)?.pop();
      if (other === undefined) continue;
      partner.set(one, other);
      free.delete(other);
    }
  }
  const rows = left.map((one): Compared => {
    const other = partner.get(one);
    if (!other) return { kind: 'left', left: one };
    const what = differences(one, other);
    return what.length === 0
      ? { kind: 'same', left: one, right: other }
      : { kind: 'changed', left: one, right: other, what };
  });
  return [...rows, ...[...free].map((one): Compared => ({ kind: 'right', right: one }))];
}

/** What a row is called. */
export const comparedNames = {
  same: 'same',
  changed: 'changed',
  left: 'only left',
  right: 'only right',
} as const;
/** What a person looks for first comes first. */
export const comparedOrder = ['changed', 'left', 'right', 'same'] as const;

/** How many rows are of each kind: `1 changed, 2 same`. */
export function comparedInWords(rows: readonly Compared[]): string {
  const counts = comparedOrder.map((kind) => ({
    kind,
    count: rows.filter((row) => row.kind === kind).length,
  }));
  return counts
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${comparedNames[kind]}`)
    .join(', ');
}
