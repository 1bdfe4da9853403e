/** What people type: places in a region, numbers behind a label, bare numbers. */
import { fileOffset, pfn, pgoff, phys, regionOffset } from '../space.ts';
import type { Numeral, ValueFact } from './facts.ts';
import { addressIn, indexOfName, pciAddress } from './address.ts';
import { natural, pagewise, readings } from './digits.ts';
import { one, said, type Line, type Reader } from './line.ts';

function factOf(line: Line, value: Numeral, text: string, device: string | undefined): ValueFact {
  return said<ValueFact>({
    kind: 'value',
    lines: [line.number],
    format: 'number',
    value,
    text,
    device,
    layout: undefined,
    length: undefined,
    page: undefined,
  });
}

const place =
  /^(?:(\S{1,80}?)[:,]?\s{0,4})?\b(?:region ?#?(\d{1,8}|0x[0-9a-f]{1,6})|(BAR ?[0-5]|ROM|CONFIG|VGA))(?:\s{0,4}(?:\+|at|offset)\s{0,4}(0x[0-9a-f]{1,40}|[0-9a-f]{1,40}))?$/i;

/** `BAR2 + 0x3000`, `region 2 + 0x3000`, `0000:01:00.0:region0+0x1400`. */
export const places: Reader = (lines, at) => {
  const line = lines[at];
  if (!line || line.body.length > 200) return undefined;
  const [, before, number, bar, digits] = place.exec(line.body) ?? [];
  if (number === undefined && bar === undefined) return undefined;
  const offset = digits === undefined ? 0n : pagewise(digits);
  const index = number === undefined ? indexOfName((bar ?? '').replace(' ', '')) : natural(number);
  if (offset === undefined || index === undefined) return undefined;
  const device = pciAddress(before ?? '');
  // Any other word may be a sentence's.
  if (before !== undefined && device === undefined) return undefined;
  const value: Numeral = { kind: 'place', region: BigInt(index), offset: regionOffset(offset) };
  return one(factOf(line, value, line.body, device));
};

type Labelled = 'offset' | 'pgoff' | 'pfn' | 'phys';
const label =
  /(?:^|[^\w>.])(vm_pgoff|vmf_pgoff|pgoff|pfn|phys|phys_addr|paddr|hpa|physical|offset|file_offset|off|loff)("?\s{0,3}=\s{0,3}"?|"?:\s{0,3}"?|\s:\s{1,3}|\s(?:is\s)?)(0x[0-9a-f]{1,40}|[0-9a-f]{1,40})(?![\w.]|\s{0,3}(?!->\s)[-+*/<>|&^%])/gi;
/** What makes an offset one in a BAR: `BAR 2, offset 0x3000`. */
const inBar = /\bBAR ?([0-5]),? {1,2}$/i;

const spaces: readonly (readonly [RegExp, Labelled])[] = [
  [/pgoff$/i, 'pgoff'],
  [/^pfn$/i, 'pfn'],
  [/^(?:phys|phys_addr|physical|paddr|hpa)$/i, 'phys'],
];
const spaceOf = (name: string): Labelled => spaces.find(([pattern]) => pattern.test(name))?.[1] ?? 'offset';

function numeral(as: Labelled, text: string): Numeral | undefined {
  const both = readings(text);
  const [value] = both;
  if (value === undefined) return undefined;
  // printk's %lx prints no 0x, %lu no less: where the digits could be both, both are told.
  if (both.length > 1) return { kind: 'bare', readings: both, as };
  switch (as) {
    case 'offset':
      return { kind: 'offset', value: fileOffset(value) };
    case 'pgoff':
      return { kind: 'pgoff', value: pgoff(value) };
    case 'pfn':
      return { kind: 'pfn', value: pfn(value) };
    case 'phys':
      return { kind: 'phys', value: phys(value) };
  }
}

/** Numbers with a name before them, anywhere in a line: `vm_pgoff=0x20000003 pfn: fa000`. */
export const labels: Reader = (lines, at) => {
  const line = lines[at];
  // A semicolon at its end makes it code, and a number without 0x decimal.
  if (!line || line.body.endsWith(';')) return undefined;
  const device = addressIn(line.body);
  const facts = [...line.body.matchAll(label)].flatMap((found) => {
    const [whole, name = '', sign = '', digits = ''] = found;
    // `turn off 3` is no offset.
    const sure = /[:=]/.test(sign) || /^0x/i.test(digits) || /(?:pgoff|pfn)$/i.test(name);
    if (!sure || !/\d/.test(digits)) return [];
    const as = spaceOf(name);
    const [, bar] = inBar.exec(line.body.slice(0, found.index + whole.indexOf(name))) ?? [];
    const bytes = bar === undefined || as !== 'offset' ? undefined : pagewise(digits);
    if (bar !== undefined && bytes !== undefined) {
      const value: Numeral = { kind: 'place', region: BigInt(bar), offset: regionOffset(bytes) };
      return [factOf(line, value, `BAR${bar} + ${digits}`, device)];
    }
    // JSON has no hex.
    const text = /^":\s*$/.test(sign) ? `0x${(natural(digits) ?? 0n).toString(16)}` : undefined;
    const value = numeral(as, text ?? digits);
    return value ? [factOf(line, value, digits, device)] : [];
  });
  return facts.length === 0 ? undefined : one(...facts);
};

const bare = /^(?:0x[0-9a-f]{1,40}|[0-9a-f]{1,40})(?:[ul]{0,3})$/i;
const most = 16;

/** A line of nothing but numbers. */
export const numbers: Reader = (lines, at) => {
  const line = lines[at];
  if (!line || line.body.length > 400) return undefined;
  const words = line.body.split(/[\s,;]+/).filter((word) => word !== '');
  if (words.length === 0 || words.length > most) return undefined;
  // Of words that are digits only by chance (`added`, `be`) one would be too many.
  if (!words.every((word) => bare.test(word) && (/\d/.test(word) || word.length >= 8))) return undefined;
  const facts = words.map((word) => {
    const digits = word.replace(/[ul]+$/i, '');
    const values = readings(digits);
    return values.length === 0
      ? undefined
      : factOf(
          line,
          { kind: 'bare', readings: /^0x/i.test(digits) ? values.slice(0, 1) : values },
          word,
          undefined,
        );
  });
  const known = facts.filter((fact) => fact !== undefined);
  return known.length === words.length ? one(...known) : undefined;
};
