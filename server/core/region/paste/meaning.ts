/**
 * What C's numbers mean once shifts, masks and VFIO's macros are seen: values with their space, over 64 bits. Plain literals
 * do not overflow at 32: who types `2 << 40` means region 2. What says `U`, or is cast, is cut as C cuts it.
 */
import { layoutNamed, layoutOfMacro, type Layout } from '../layout.ts';
import type { PageShift } from '../space.ts';

export type Meaning =
  | 'plain'
  | 'offset'
  | 'pgoff'
  | 'pfn'
  | 'phys'
  | 'index'
  /** A shift that places the index in bytes, or in pages. */
  | 'region-shift'
  | 'region-page-shift'
  | 'page-shift'
  | 'page-size'
  | 'page-mask'
  /** The bits below an index: no number of its own. */
  | 'mask';

export interface Value {
  readonly number: bigint;
  readonly is: Meaning;
  readonly layout: string | undefined;
  /** It hangs on PAGE_SHIFT, which is taken for that of 4 KiB: an expression does not tell. */
  readonly paged: boolean;
  /** Of its type: `open` for an int, which as much as is asked for holds; of 32 bits only what is unsigned. */
  readonly width: Width;
}

export type Width = 'open' | 32 | 64;

/** What PAGE_SHIFT and PAGE_SIZE are taken for. */
export const assumedPage: PageShift = 12;
const pageBytes = 1n << BigInt(assumedPage);

const wrap = (number: bigint): bigint => BigInt.asUintN(64, number);
/** As a type of that width holds it: negative ints are sign-extended to 64 bits. */
const held = (number: bigint, width: Width): bigint => BigInt.asUintN(width === 32 ? 32 : 64, number);
const signed = (number: bigint, width: Width): bigint =>
  width === 'open' ? BigInt.asIntN(64, number) : number;
/** The type that C's arithmetic takes two to. */
const wider = (left: Width, right: Width): Width =>
  left === 64 || right === 64 ? 64 : left === 32 || right === 32 ? 32 : 'open';

export const valueOf = (number: bigint, is: Meaning = 'plain', layout?: Layout, paged = false): Value => ({
  number: wrap(number),
  is,
  layout: layout?.name,
  paged,
  width: 64,
});

/** A number of a type that is narrower than 64 bits. */
const narrow = (value: Value, width: Width): Value => ({
  ...value,
  number: held(value.number, width),
  width,
});

/** A literal of C, by its suffix. */
export function literalOf(number: bigint, suffix: string): Value {
  const isLong = /l/i.test(suffix) || number > 0xffffffffn;
  return narrow(valueOf(number), isLong ? 64 : suffix === '' ? 'open' : 32);
}

const shiftOf = (layout: Layout | undefined): bigint | undefined =>
  layout?.coding.kind === 'shift' ? BigInt(layout.coding.shift) : undefined;

// SZ_4K … SZ_16T (include/linux/sizes.h, 6.12).
const unit = new Map([
  ['', 1n],
  ['K', 1n << 10n],
  ['M', 1n << 20n],
  ['G', 1n << 30n],
  ['T', 1n << 40n],
]);

/** Constants by name (include/uapi/linux/vfio.h, include/linux/vfio_pci_core.h, include/linux/sizes.h; 6.12). */
export function constant(name: string): Value | undefined {
  if (name === 'PAGE_SHIFT')
    return narrow(valueOf(BigInt(assumedPage), 'page-shift', undefined, true), 'open');
  if (name === 'PAGE_SIZE') return valueOf(pageBytes, 'page-size', undefined, true);
  if (name === 'PAGE_MASK') return valueOf(-pageBytes, 'page-mask', undefined, true);
  const [, count, letter = ''] = /^SZ_(\d{1,4})([KMGT]?)$/.exec(name) ?? [];
  if (count !== undefined) return literalOf(BigInt(count) * (unit.get(letter) ?? 1n), '');
  const layout = layoutOfMacro(name);
  const shift = shiftOf(layout);
  if (name.endsWith('_OFFSET_SHIFT'))
    return shift === undefined ? undefined : narrow(valueOf(shift, 'region-shift', layout), 'open');
  if (name.endsWith('_OFFSET_MASK'))
    return shift === undefined ? undefined : valueOf((1n << shift) - 1n, 'mask', layout);
  const [, bus = '', region = ''] = /^VFIO_(PCI|CCW)_(\w+)_REGION_INDEX$/.exec(name) ?? [];
  if (region !== '') {
    const index = layoutNamed(bus === 'PCI' ? 'vfio-pci' : 'ccw')?.names.indexOf(region) ?? -1;
    if (index < 0) return undefined;
    return narrow(valueOf(BigInt(index), 'index', bus === 'PCI' ? undefined : layout), 'open');
  }
  if (name === 'VFIO_PCI_NUM_REGIONS') return literalOf(9n, '');
  return undefined;
}

function bit(value: Value | undefined): bigint | undefined {
  return value && value.number < 64n ? value.number : undefined;
}

/** Function-like macros that take numbers to numbers; undefined for any other, and for bits past 63. */
export function macro(name: string, given: readonly (Value | undefined)[]): Value | undefined {
  const [first, second] = given;
  if (/index_to_offset$/i.test(name) && given.length === 1) {
    const layout = layoutOfMacro(name);
    const shift = shiftOf(layout);
    return first && shift !== undefined
      ? valueOf(first.number << shift, 'offset', layout, first.paged)
      : undefined;
  }
  if (/offset_to_index$/i.test(name) && given.length === 1) {
    const layout = layoutOfMacro(name);
    const shift = shiftOf(layout);
    return first && shift !== undefined
      ? valueOf(first.number >> shift, 'index', layout, first.paged)
      : undefined;
  }
  switch (name) {
    case 'UL':
    case 'ULL':
    case '_UL':
    case '_ULL':
      return given.length === 1 && first ? { ...first, width: 64 } : undefined;
    case 'BIT':
    case 'BIT_ULL': {
      const at = bit(first);
      return at === undefined ? undefined : valueOf(1n << at);
    }
    case 'GENMASK':
    case 'GENMASK_ULL': {
      const [high, low] = [bit(first), bit(second)];
      if (high === undefined || low === undefined || high < low) return undefined;
      return valueOf((1n << (high + 1n)) - (1n << low));
    }
    case 'PFN_PHYS':
      return first && valueOf(first.number << BigInt(assumedPage), 'phys', undefined, true);
    case 'PHYS_PFN':
      return first && valueOf(first.number >> BigInt(assumedPage), 'pfn', undefined, true);
    case 'PFN_DOWN':
      return first && shifted(first, '>>', valueOf(BigInt(assumedPage), 'page-shift', undefined, true));
    case 'PFN_UP':
      return (
        first && valueOf((first.number + pageBytes - 1n) >> BigInt(assumedPage), 'plain', undefined, true)
      );
    case 'PAGE_ALIGN':
      return first && valueOf((first.number + pageBytes - 1n) & -pageBytes, first.is, undefined, true);
    default:
      return undefined;
  }
}

const unitUp: Partial<Record<Meaning, Meaning>> = { pgoff: 'offset', pfn: 'phys' };
const unitDown: Partial<Record<Meaning, Meaning>> = { offset: 'pgoff', phys: 'pfn' };

/** A shift by the type's width or more is undefined in C, and here. */
function shifted(left: Value, sign: '<<' | '>>', right: Value): Value | undefined {
  const { width } = left;
  if (right.number > (width === 32 ? 31n : 63n)) return undefined;
  const up = sign === '<<';
  const number = up ? left.number << right.number : signed(left.number, width) >> right.number;
  let is: Meaning = 'plain';
  if (right.is === 'page-shift') is = (up ? unitUp : unitDown)[left.is] ?? 'plain';
  else if (right.is === 'region-shift') is = up ? 'offset' : 'index';
  else if (right.is === 'region-page-shift') is = up ? 'pgoff' : 'index';
  const layout = left.layout ?? right.layout;
  return { number: held(number, width), is, layout, paged: left.paged || right.paged, width };
}

/** What a sum or a union of two is. */
function together(left: Meaning, right: Meaning): Meaning {
  for (const is of ['offset', 'pgoff', 'phys', 'pfn'] as const) if (left === is || right === is) return is;
  return left === 'index' || right === 'index' ? 'index' : 'plain';
}

/** undefined for what C leaves undefined: division by 0, shifts of 64 and more. */
export function binary(left: Value, sign: string, right: Value): Value | undefined {
  const width = wider(left.width, right.width);
  const [a, b] = [signed(held(left.number, width), width), signed(held(right.number, width), width)];
  const make = (number: bigint, is: Meaning): Value => ({
    number: held(number, width),
    is,
    layout: left.layout ?? right.layout,
    paged: left.paged || right.paged,
    width,
  });
  switch (sign) {
    case '<<':
    case '>>':
      return shifted(left, sign, right);
    case '+':
      return make(a + b, together(left.is, right.is));
    case '|':
      return make(a | b, together(left.is, right.is));
    case '^':
      return make(a ^ b, together(left.is, right.is));
    case '-':
      if (left.is === 'region-shift' && right.is === 'page-shift') return make(a - b, 'region-page-shift');
      // (1 << shift) - 1
      if (b === 1n && right.is === 'plain' && a !== 0n && (a & (a - 1n)) === 0n)
        return make(a - b, left.is === 'plain' ? 'plain' : 'mask');
      return make(a - b, left.is === right.is ? 'plain' : left.is);
    case '&':
      if (right.is === 'page-mask') return make(a & b, left.is);
      return make(a & b, 'plain');
    case '*':
      if (right.is === 'page-size') return make(a * b, unitUp[left.is] ?? 'plain');
      return make(a * b, left.is === 'page-size' ? (unitUp[right.is] ?? 'plain') : 'plain');
    case '/':
      if (b === 0n) return undefined;
      return make(a / b, right.is === 'page-size' ? (unitDown[left.is] ?? 'plain') : 'plain');
    case '%':
      return b === 0n ? undefined : make(a % b, 'plain');
    default:
      return undefined;
  }
}

export function unary(sign: string, value: Value): Value | undefined {
  const { number, width } = value;
  if (sign === '-') return { ...value, number: held(-number, width), is: 'plain' };
  if (sign === '~') return { ...value, number: held(~number, width), is: 'plain' };
  return sign === '+' ? value : undefined;
}

const wordBits = new Map([
  ['char', 8],
  ['short', 16],
  ['int', 32],
]);

/** Width and sign of a type: of `u16`, `__s32`, `uint8_t`, `unsigned short`; 64 bits for all that is not narrower. */
function typeOf(type: string): { readonly bits: number; readonly isUnsigned: boolean } {
  const wide = { bits: 64, isUnsigned: true };
  const words = type.split(' ').filter((word) => word !== 'const' && word !== 'volatile');
  if (words.includes('*') || words.includes('long')) return wide;
  const [, letter, count] = /^(?:__)?(u|s)(8|16|32)$/.exec(words.join(' ')) ?? [];
  if (count !== undefined) return { bits: Number(count), isUnsigned: letter === 'u' };
  const [, sign, digits] = /^(u?)int(8|16|32)_t$/.exec(words.join(' ')) ?? [];
  if (digits !== undefined) return { bits: Number(digits), isUnsigned: sign === 'u' };
  const isUnsigned = words.includes('unsigned');
  const word = words.find((one) => wordBits.has(one) && one !== 'int') ?? words.find((one) => one === 'int');
  if (word === undefined && !isUnsigned && !words.includes('signed')) return wide;
  return { bits: wordBits.get(word ?? 'int') ?? 32, isUnsigned };
}

/** A cast cuts to what its type holds; what is smaller than an int becomes one. */
export function cast(type: string, value: Value): Value {
  const { bits, isUnsigned } = typeOf(type);
  const number = isUnsigned ? BigInt.asUintN(bits, value.number) : BigInt.asIntN(bits, value.number);
  const width = bits === 64 ? 64 : bits === 32 && isUnsigned ? 32 : 'open';
  return { ...value, number: wrap(number), width };
}
