/** The algebra of spaces: what an operator makes of two kinds. No answer is `unknown`, never a guess. */
import type { Kind } from './value.ts';
import type { Origin, Unit } from '../region/space.ts';

const none: Kind = { k: 'unknown' };
const space = (unit: Unit, origin: Origin): Kind => ({ k: 'space', space: { unit, origin } });

/** A shift of at least this many bits takes a region index out of a file offset in bytes, or puts it there. */
const regionBits = 30n;
/** The same of a page offset: PAGE_SHIFT is 12 to 16. */
const regionPageBits = 14n;
/** A page shift written as a number: 4K pages, the only size that drivers spell out. */
const pageBits = 12n;

/** What a shift count is: one by its making, or a number that can only be one. */
function shiftOf(a: Kind, by: Kind): 'page' | 'region' | 'region-page' | undefined {
  if (by.k === 'shift') return by.of;
  if (by.k !== 'constant') return undefined;
  if (by.value === pageBits && a.k === 'space') return 'page';
  if (a.k === 'index') return by.value >= regionBits && by.value < 64n ? 'region' : undefined;
  if (a.k !== 'space' || a.space.origin !== 'file') return undefined;
  if (a.space.unit === 'byte') return by.value >= regionBits && by.value < 64n ? 'region' : undefined;
  return by.value >= regionPageBits && by.value < 64n ? 'region-page' : undefined;
}

/** A number that keeps all bits below a region index, and none of the index. */
function maskOf(a: Kind, b: Kind): Kind {
  if (b.k !== 'constant' || a.k !== 'space') return b;
  const bits = BigInt(b.value.toString(2).length);
  if (b.value <= 0n || b.value !== (1n << bits) - 1n) return b;
  if (a.space.unit === 'byte') return bits >= regionBits ? { k: 'mask', of: 'region' } : b;
  return bits >= regionPageBits ? { k: 'mask', of: 'region-page' } : b;
}

/** Kinds that may be added to a base without changing what it counts from. */
const relative: readonly Origin[] = ['region', 'vma', 'length'];

const isPhysical = (a: Kind): a is Kind & { k: 'space' } => a.k === 'space' && a.space.origin === 'physical';

function add(a: Kind, b: Kind): Kind {
  if (a.k === 'constant' && b.k === 'constant') return { k: 'constant', value: a.value + b.value };
  if (b.k === 'constant' || b.k === 'span') {
    // Adding one page's worth of bytes to bytes keeps what they count; pages of a region likewise.
    if (a.k === 'index') return b.k === 'constant' ? a : none;
    return a.k === 'space' ? a : none;
  }
  if (a.k === 'constant' || a.k === 'span') return add(b, a);
  if (a.k === 'shift' || b.k === 'shift') {
    if (
      a.k === 'shift' &&
      b.k === 'shift' &&
      new Set([a.of, b.of]).size === 2 &&
      a.of !== 'region' &&
      b.of !== 'region'
    )
      return { k: 'shift', of: 'region' };
    return none;
  }
  // An address or frame number plus an offset that nobody knows still is one: nothing else is ever added to it.
  if (isPhysical(a) && b.k === 'unknown') return a;
  if (isPhysical(b) && a.k === 'unknown') return b;
  if (a.k !== 'space' || b.k !== 'space' || a.space.unit !== b.space.unit) return none;
  const { unit } = a.space;
  const [x, y] = [a.space.origin, b.space.origin];
  if (x === y) return relative.includes(x) ? a : none;
  // A base plus a whole file offset: right where there is one region, and a frame number in any case.
  if (x === 'file' && y === 'physical') return b;
  if (x === 'physical' && y === 'file') return a;
  if (!relative.includes(x) && !relative.includes(y)) return none;
  if (!relative.includes(x)) return a;
  if (!relative.includes(y)) return b;
  if (x === 'region' || y === 'region') return space(unit, 'region');
  return space(unit, x === 'length' ? y : x);
}

function subtract(a: Kind, b: Kind): Kind {
  if (a.k === 'constant' && b.k === 'constant') return { k: 'constant', value: a.value - b.value };
  if (a.k === 'shift' && b.k === 'shift') {
    if (a.of === 'region' && b.of === 'page') return { k: 'shift', of: 'region-page' };
    if (a.of === 'region' && b.of === 'region-page') return { k: 'shift', of: 'page' };
    return none;
  }
  if (a.k === 'constant' && b.k === 'shift' && b.of === 'page')
    return a.value >= regionBits && a.value < 64n ? { k: 'shift', of: 'region-page' } : none;
  if (a.k === 'span' && b.k === 'constant' && b.value === 1n)
    return { k: 'mask', of: a.of === 'page' ? 'in-page' : a.of };
  if (b.k === 'constant') return a.k === 'space' || a.k === 'index' ? a : none;
  if (b.k === 'span') return a.k === 'space' ? a : none;
  if (a.k !== 'space' || b.k !== 'space' || a.space.unit !== b.space.unit) return none;
  const { unit } = a.space;
  const [x, y] = [a.space.origin, b.space.origin];
  if (x === y)
    return x === 'user' ? space(unit, 'vma') : x === 'region' || x === 'vma' ? a : space(unit, 'length');
  if (y === 'length' || y === 'vma' || y === 'region') return relative.includes(x) ? space(unit, x) : a;
  return none;
}

function left(a: Kind, b: Kind): Kind {
  if (a.k === 'constant' && b.k === 'constant') {
    return b.value >= 0n && b.value < 64n ? { k: 'constant', value: a.value << b.value } : none;
  }
  if (a.k === 'constant' && a.value === 0n) return a;
  const by = shiftOf(a, b);
  if (!by) return none;
  if (a.k === 'constant' && a.value === 1n) return { k: 'span', of: by };
  if (a.k === 'constant' || a.k === 'index') {
    if (by === 'region') return space('byte', 'file');
    if (by === 'region-page') return space('page', 'file');
    return none;
  }
  if (by === 'page' && a.k === 'space' && a.space.unit === 'page') return space('byte', a.space.origin);
  if (by === 'page' && a.k === 'span' && a.of === 'region-page') return { k: 'span', of: 'region' };
  return none;
}

function right(a: Kind, b: Kind): Kind {
  if (a.k === 'constant' && b.k === 'constant') {
    return b.value >= 0n && b.value < 64n ? { k: 'constant', value: a.value >> b.value } : none;
  }
  if (a.k === 'constant' && a.value === 0n) return a;
  const by = shiftOf(a, b);
  if (!by) return none;
  if (a.k === 'mask' && a.of === 'region' && by === 'page') return { k: 'mask', of: 'region-page' };
  if (a.k === 'span' && a.of === 'region' && by === 'page') return { k: 'span', of: 'region-page' };
  // What the shift of a region is taken from can only be an offset.
  if (a.k === 'unknown' && b.k === 'shift' && by !== 'page') return { k: 'index' };
  if (a.k !== 'space') return none;
  if (by === 'page') return a.space.unit === 'byte' ? space('page', a.space.origin) : none;
  if (a.space.origin !== 'file') return none;
  if (by === 'region') return a.space.unit === 'byte' ? { k: 'index' } : none;
  return a.space.unit === 'page' ? { k: 'index' } : none;
}

function and(a: Kind, given: Kind): Kind {
  if ((a.k === 'mask' || a.k === 'constant') && given.k !== 'mask' && given.k !== 'constant')
    return and(given, a);
  const b = maskOf(a, given);
  if (b.k !== 'mask') return none;
  if (a.k !== 'space') return none;
  if (b.of === 'page') return a.space.unit === 'byte' ? a : none;
  if (b.of === 'in-page') return none;
  const unit: Unit = b.of === 'region' ? 'byte' : 'page';
  if (a.space.unit !== unit) return none;
  return a.space.origin === 'file' || a.space.origin === 'region' ? space(unit, 'region') : none;
}

/** An index put above the bits of the region: the way an offset is composed with `|`. */
function or(a: Kind, b: Kind): Kind {
  if (a.k === 'constant' && b.k === 'constant') return { k: 'constant', value: a.value | b.value };
  const sum = add(a, b);
  return sum.k === 'space' && (sum.space.origin === 'file' || sum.space.origin === 'physical') ? sum : none;
}

/** The remainder by a region's size is what a mask keeps; by PAGE_SIZE it is the offset in a page. */
function remainder(a: Kind, b: Kind): Kind {
  if (b.k === 'span') return and(a, { k: 'mask', of: b.of === 'page' ? 'in-page' : b.of });
  return b.k === 'constant' && b.value > 0n ? and(a, { k: 'constant', value: b.value - 1n }) : none;
}

/** A quotient is a shift where the divisor is a power of two that means something. */
function quotient(a: Kind, b: Kind): Kind {
  if (b.k === 'span') return right(a, { k: 'shift', of: b.of });
  if (b.k !== 'constant' || b.value <= 0n || (b.value & (b.value - 1n)) !== 0n) return none;
  return right(a, { k: 'constant', value: BigInt(b.value.toString(2).length - 1) });
}

/** The kind of `a op b`. Comparisons and logic are unknown: they count nothing. */
export function combine(op: string, a: Kind, b: Kind): Kind {
  switch (op) {
    case '+':
      return add(a, b);
    case '-':
      return subtract(a, b);
    case '<<':
      return left(a, b);
    case '>>':
      return right(a, b);
    case '&':
      return and(a, b);
    case '|':
      return or(a, b);
    case '/':
      return quotient(a, b);
    case '%':
      return remainder(a, b);
    case '*':
      if (b.k === 'span' && b.of === 'page') return left(a, { k: 'shift', of: 'page' });
      if (a.k === 'span' && a.of === 'page') return left(b, { k: 'shift', of: 'page' });
      if (b.k === 'span' && (a.k === 'index' || a.k === 'constant')) return left(a, { k: 'shift', of: b.of });
      if (a.k === 'span' && (b.k === 'index' || b.k === 'constant')) return left(b, { k: 'shift', of: a.of });
      return a.k === 'constant' && b.k === 'constant' ? { k: 'constant', value: a.value * b.value } : none;
    default:
      return none;
  }
}

/** The kind of `~a`. */
export function complement(a: Kind): Kind {
  if (a.k === 'constant') return { k: 'constant', value: -a.value - 1n };
  if (a.k !== 'mask') return none;
  if (a.of === 'page') return { k: 'mask', of: 'in-page' };
  return a.of === 'in-page' ? { k: 'mask', of: 'page' } : none;
}
