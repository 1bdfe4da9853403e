/** What an operator makes of two values of user space, and what it shows of the program that it is used. */
import type { Site } from '../events.ts';
import type { Step } from '../value.ts';
import { asNumber, nobody, unknown, type Tag, type Value } from './value.ts';

/** What the use of an operator shows. */
export interface Shown {
  /** An offset is taken apart by this many bits: the index, or what is below it. */
  readonly taken?: { readonly bits: number; readonly part: 'index' | 'offset'; readonly of: Tag };
  /** A region's offset is combined with |. */
  readonly or?: Tag;
}

/** A shift of fewer bits leaves no room for a region; 32 is how a number is put in two registers. */
const minBits = 30n;
const isFar = (by: bigint | undefined): by is bigint =>
  by !== undefined && by >= minBits && by < 63n && by !== 32n;

const powerOf = (value: bigint | undefined): bigint | undefined => {
  if (value === undefined || value <= 0n || (value & (value - 1n)) !== 0n) return undefined;
  return BigInt(value.toString(2).length - 1);
};

function fold(op: string, a: bigint, b: bigint): bigint | undefined {
  switch (op) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '|':
      return a | b;
    case '&':
      return a & b;
    case '<<':
      return b >= 0n && b < 64n ? a << b : undefined;
    case '>>':
      return b >= 0n && b < 64n ? a >> b : undefined;
    case '/':
      return b === 0n ? undefined : a / b;
    default:
      return undefined;
  }
}

const none: Tag = { what: 'unknown', because: [] };

const both = (a: Tag, b: Tag): readonly Step[] =>
  [...a.because, ...b.because.filter((step) => !a.because.includes(step))].slice(0, 6);

function sum(a: Tag, b: Tag): Tag {
  if (b.what === 'region' || b.what === 'made') [a, b] = [b, a];
  // Two bases make no offset: what their sum is, nobody knows.
  if (a.what === 'region')
    return b.what === 'region' ? none : b.what === 'area' ? { ...a, area: true, because: both(a, b) } : a;
  if (a.what === 'made') return a.value === undefined || b.value !== undefined ? a : drop(a);
  if (b.what === 'window') [a, b] = [b, a];
  if (a.what === 'window') return a;
  if (b.what !== 'number') [a, b] = [b, a];
  return b.what === 'number' && (a.what === 'area' || a.what === 'index') ? a : none;
}

/** The same, no longer a known number. */
const drop = ({ value: _value, ...tag }: Tag): Tag => tag;

function difference(a: Tag, b: Tag): Tag {
  if (a.what === 'made') return drop(a);
  const keeps = a.what === 'region' || a.what === 'area' || a.what === 'index';
  return keeps && b.what === 'number' ? a : none;
}

/** A power of two as a factor or divisor is a shift. */
function shiftOf(op: string, left: Value, right: Value): readonly [string, Value, bigint | undefined] {
  if (op === '<<' || op === '>>') return [op, left, asNumber(right)];
  if (op === '/') return ['>>', left, powerOf(asNumber(right))];
  const by = powerOf(asNumber(right));
  return isFar(by) ? ['<<', left, by] : ['<<', right, powerOf(asNumber(left))];
}

const allOnes = (value: bigint | undefined): bigint | undefined =>
  value === undefined || value <= 0n ? undefined : powerOf(value + 1n);

function pair(op: string, a: Tag, b: Tag): Tag {
  if (op === '+') return sum(a, b);
  if (op === '-') return difference(a, b);
  if (op === '|') return a.what === 'area' || b.what === 'area' ? none : sum(a, b);
  // An offset rounded to pages still is one.
  return op === '&' && (a.what === 'region' || a.what === 'made' || a.what === 'area') ? drop(a) : none;
}

/** `left op right` at a place, and what it shows. */
export function combine(
  op: string,
  left: Value,
  right: Value,
  at: Site,
  show: (shown: Shown) => void,
): Value {
  if (left.tags.length === 0 || right.tags.length === 0) return nobody;
  const because = [...(left.tags[0]?.because ?? []), ...(right.tags[0]?.because ?? [])].slice(0, 6);
  const [x, y] = [asNumber(left), asNumber(right)];
  const folded = x === undefined || y === undefined ? undefined : fold(op, x, y);
  const [shift, of, by] = shiftOf(op, left, right);
  const isShift = op === '<<' || op === '>>' || op === '*' || op === '/';
  if (isShift && shift === '<<' && isFar(by)) {
    const moved = asNumber(of);
    if (moved === 0n) return of;
    if (of.tags.some(({ what }) => what === 'region' || what === 'made')) return unknown;
    const value = folded === undefined ? {} : { value: folded };
    return { tags: [{ what: 'made', because, at, bits: Number(by), ...value }] };
  }
  if (folded !== undefined) {
    const made = [...left.tags, ...right.tags].find(({ what }) => what === 'made');
    const keeps = made && (op === '+' || op === '|');
    return { tags: [{ ...(keeps ? made : { what: 'number', because: [] }), value: folded }] };
  }
  if (isShift && shift === '>>' && isFar(by)) {
    const offset = of.tags.find(
      ({ what, value }) => what === 'region' || (what === 'made' && value === undefined),
    );
    if (offset) show({ taken: { bits: Number(by), part: 'index', of: offset } });
    if (offset) return { tags: [{ what: 'index', because }] };
    return { tags: [{ what: 'high', because, at, bits: Number(by) }] };
  }
  const ones = op === '&' ? (allOnes(y) ?? allOnes(x)) : undefined;
  if (ones !== undefined) {
    const offset = [...left.tags, ...right.tags].find(({ what }) => what === 'region');
    if (offset && isFar(ones)) show({ taken: { bits: Number(ones), part: 'offset', of: offset } });
    return unknown;
  }
  if (op === '|') {
    const isZero = x === 0n || y === 0n;
    const offset = [...left.tags, ...right.tags].find(({ what }) => what === 'region');
    if (offset && !isZero) show({ or: offset });
  }
  const tags: Tag[] = left.tags.flatMap((a) => right.tags.map((b) => pair(op, a, b)));
  const seen = new Map(tags.map((tag) => [`${tag.what}:${tag.at?.span[0]}:${tag.area}`, tag] as const));
  return { tags: [...seen.values()] };
}
