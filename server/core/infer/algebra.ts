/** The algebra of spaces: what an operator makes of two kinds. No answer is `unknown`, never a guess. */
import type { Kind } from './value.ts';
import type { Origin, Unit } from '../region/space.ts';

const none: Kind = { k: 'unknown' };
const space = (unit: Unit, origin: Origin): Kind => ({ k: 'space', space: { unit, origin } });

/** Kinds that may be added to a base without changing what it counts from. */
const relative: readonly Origin[] = ['region', 'vma', 'length'];

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
  if (a.k !== 'space' || b.k !== 'space' || a.space.unit !== b.space.unit) return none;
  const { unit } = a.space;
  const [x, y] = [a.space.origin, b.space.origin];
  if (x === y) return relative.includes(x) ? a : none;
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
  const by = b.k === 'shift' ? b.of : undefined;
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
  const by = b.k === 'shift' ? b.of : undefined;
  if (!by) return none;
  if (a.k === 'mask' && a.of === 'region' && by === 'page') return { k: 'mask', of: 'region-page' };
  if (a.k === 'span' && a.of === 'region' && by === 'page') return { k: 'span', of: 'region-page' };
  if (a.k !== 'space') return none;
  if (by === 'page') return a.space.unit === 'byte' ? space('page', a.space.origin) : none;
  if (a.space.origin !== 'file') return none;
  if (by === 'region') return a.space.unit === 'byte' ? { k: 'index' } : none;
  return a.space.unit === 'page' ? { k: 'index' } : none;
}

function and(a: Kind, b: Kind): Kind {
  if (a.k === 'mask' && b.k !== 'mask') return and(b, a);
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
  return sum.k === 'space' && sum.space.origin === 'file' ? sum : none;
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
      return b.k === 'span' && b.of === 'page' ? right(a, { k: 'shift', of: 'page' }) : none;
    case '*':
      if (b.k === 'span' && b.of === 'page') return left(a, { k: 'shift', of: 'page' });
      if (a.k === 'span' && a.of === 'page') return left(b, { k: 'shift', of: 'page' });
      return a.k === 'constant' && b.k === 'constant' ? { k: 'constant', value: a.value * b.value } : none;
    default:
      return none;
  }
}

/** The kind of `~a`. */
export function complement(a: Kind): Kind {
  if (a.k !== 'mask') return none;
  if (a.of === 'page') return { k: 'mask', of: 'in-page' };
  return a.of === 'in-page' ? { k: 'mask', of: 'page' } : none;
}
