/**
 * Tables of vfio_region_info, whatever printed them: libvfio-user (dev_get_reginfo() in lib/libvfio-user.c, main in
 * samples/client.c: `region_info[2] offset 0x… flags 0x… size … argsz …`), gdb's print of the struct, test programs, and
 * lines such as `region 2: offset 0x2000 size 0x1000`. They settle the coding.
 */
import { fileOffset, length, regionOffset } from '../space.ts';
import type { AreaFact, Fact, RegionFact } from './facts.ts';
import { addressIn, indexOfName } from './address.ts';
import { after, decimal, natural, pagewise, small } from './digits.ts';
import { context, said, type Line, type Reader } from './line.ts';

const indexed =
  /\bregion(?:_info| info)?s?\s{0,4}(?:index)?\s{0,4}[#[(=:]{0,2}\s{0,4}(\d{1,6}|0x[0-9a-f]{1,6})\b/i;
const indexMember = /\bindex\s{0,4}[=:]\s{0,4}(\d{1,6}|0x[0-9a-f]{1,6})\b/i;
const bar = /(?:\b|VFIO_PCI_)(BAR ?[0-5]|ROM|CONFIG|VGA)(?:_REGION_INDEX)?\b/i;
const number = String.raw`\s{0,4}[=:]?\s{0,4}(0x[0-9a-f]{1,40}|\d[0-9a-f]{0,40})(?![\w])`;
const offset = new RegExp(String.raw`\b(?:offset|at)${number}`, 'i');
const size = new RegExp(String.raw`\b(?:size|len|length)${number}`, 'i');
const flags = new RegExp(String.raw`\bflags${number}`, 'i');
/** A line of a block that belongs to the region above. */
const belongs = /^(?:size|offset|flags|len|length|cap_offset|argsz|name|type|subtype)\s{0,4}[=:]/i;

/** Members of a region, one a line. */
const most = 12;

const mmapFlag = 4n;

interface Told {
  index: number;
  name: string | undefined;
  offset: bigint | undefined;
  size: bigint | undefined;
  flags: bigint | undefined;
}

/** Decimal sizes stand beside hex offsets in libvfio-user's lines; elsewhere the whole pages tell. */
function sizeIn(body: string): bigint | undefined {
  const text = size.exec(body)?.[1];
  if (text === undefined) return undefined;
  return /\bargsz\b|\bcap_sz\b/.test(body) ? natural(text) : pagewise(text);
}

const offsetIn = (body: string): bigint | undefined => {
  const text = offset.exec(body)?.[1];
  if (text === undefined) return undefined;
  // gdb prints decimals.
  return /\bargsz\s{0,4}=/.test(body) ? natural(text) : pagewise(text);
};
const flagsIn = (body: string): bigint | undefined => {
  const text = flags.exec(body)?.[1];
  return text === undefined ? undefined : (natural(text) ?? decimal(text));
};

function headOf(body: string): Told | undefined {
  const name = bar.exec(body)?.[1];
  const index =
    small(indexed.exec(body)?.[1]) ??
    (/\bargsz\b/.test(body) ? small(indexMember.exec(body)?.[1]) : undefined) ??
    (name === undefined ? undefined : indexOfName(name.replace(/\s/, '')));
  if (index === undefined) return undefined;
  return { index, name, offset: offsetIn(body), size: sizeIn(body), flags: flagsIn(body) };
}

function factOf(lines: readonly Line[], told: Told): RegionFact {
  const mmap = told.flags === undefined ? undefined : (told.flags & mmapFlag) !== 0n;
  return said<RegionFact>({
    kind: 'region',
    lines: lines.map((line) => line.number),
    format: 'regions',
    device: addressIn(lines[0]?.body ?? ''),
    index: told.index,
    name: told.name,
    memory: told.size === 0n ? 'empty' : mmap === true ? 'mem' : 'other',
    base: undefined,
    size: told.size === undefined ? undefined : length(told.size),
    offset: told.offset === undefined ? undefined : fileOffset(told.offset),
    mmap,
    type: undefined,
    subtype: undefined,
  });
}

/** One line with all of it, or a head and the lines below it. */
export const regions: Reader = (lines, at) => {
  const line = lines[at];
  // A semicolon makes it code.
  if (!line || line.body.endsWith(';')) return undefined;
  const told = /region|BAR|ROM|CONFIG|VGA|argsz/i.test(line.body) ? headOf(line.body) : undefined;
  if (!told) return undefined;
  const taken = [line];
  if (told.offset === undefined) {
    // Only a bare head has its members below.
    if (!/[:[\]\d]$/.test(line.body) || line.body.length > 80) return undefined;
    for (const below of lines.slice(at + 1, at + 1 + most)) {
      if (!belongs.test(below.body)) break;
      taken.push(below);
      told.offset ??= offsetIn(below.body);
      told.size ??= sizeIn(below.body);
      told.flags ??= flagsIn(below.body);
    }
  }
  if (told.offset === undefined || (told.size === undefined && told.flags === undefined)) return undefined;
  return { facts: [factOf(taken, told)], count: taken.length };
};

const sparse = /\bSparse cap nr_mmap_areas \d{1,6}$/;
const areaOf = /\barea \d{1,6} offset (0x[0-9a-f]{1,16}|\d{1,20}) size (\d{1,20})$/i;

/** The areas that libvfio-user's client tells behind a region_info (get_region_vfio_caps(), samples/client.c). */
export const sparseAreas: Reader = (lines, at) => {
  const line = lines[at];
  if (!line) return undefined;
  if (sparse.test(line.body)) return { facts: [context('regions', [line])], count: 1 };
  const [, from, bytes] = areaOf.exec(line.body) ?? [];
  const [start, size_] = [natural(from), natural(bytes)];
  const end =
    start === undefined || size_ === undefined || size_ === 0n ? undefined : after(start + size_ - 1n);
  if (start === undefined || end === undefined) return undefined;
  // Its region is that of the region_info before it.
  const before = lines
    .slice(Math.max(0, at - most), at)
    .findLast(({ body }) => body.includes('region_info['));
  const fact = said<AreaFact>({
    kind: 'area',
    lines: [line.number],
    format: 'regions',
    device: undefined,
    index: small(indexed.exec(before?.body ?? '')?.[1]),
    start: regionOffset(start),
    end: regionOffset(end),
  });
  return { facts: [fact], count: 1 };
};

const member =
  /(?:^|[\s{,.])(argsz|flags|index|cap_offset|size|offset)\s=\s(?:\([\w ]{1,40}\)\s?)?(0x[0-9a-f]{1,16}|\d{1,20})(?=[\s,}]|$)/gi;

/** A vfio_region_info that a debugger shows with a member a line: gdb, crash, drgn; decimal, unless asked for hex. */
export const regionStruct: Reader = (lines, at) => {
  if (lines[at]?.body.endsWith('{') !== true) return undefined;
  const values = new Map<string, bigint>();
  const taken: Line[] = [];
  for (const line of lines.slice(at, at + most)) {
    taken.push(line);
    const members = [...line.body.matchAll(member)];
    for (const [, name = '', text] of members) {
      const value = natural(text);
      if (value !== undefined) values.set(name, value);
    }
    if (line.body.includes('}')) break;
    if (members.length === 0 && line !== lines[at]) return undefined;
  }
  const index = small(values.get('index')?.toString());
  const [bytes, start] = [values.get('size'), values.get('offset')];
  if (index === undefined || bytes === undefined || start === undefined || !values.has('argsz'))
    return undefined;
  const told = { index, name: undefined, offset: start, size: bytes, flags: values.get('flags') };
  return { facts: [factOf(taken, told)], count: taken.length };
};

/** A table with a head: which column is which. */
export const regionTable: Reader = (lines, at) => {
  const head = lines[at];
  if (!head || !/\boffset\b/i.test(head.body) || !/\bsize\b/i.test(head.body)) return undefined;
  const columns = cells(head.body).map((cell) => cell.toLowerCase());
  const column = (...names: string[]): number => columns.findIndex((cell) => names.includes(cell));
  const [indexAt, offsetAt, sizeAt, flagsAt] = [
    column('index', 'region', 'idx', '#', 'bar', 'nr'),
    column('offset'),
    column('size', 'length'),
    column('flags'),
  ];
  if (indexAt < 0 || offsetAt < 0 || sizeAt < 0) return undefined;
  const facts: Fact[] = [];
  let next = at + 1;
  for (let line = lines[next]; line && line.body !== ''; line = lines[++next]) {
    const row = cells(line.body);
    if (/^[-=|+\s:]+$/.test(line.body)) {
      facts.push(context('regions', [line]));
      continue;
    }
    const name = row[indexAt] ?? '';
    const index = small(name) ?? indexOfName(name);
    const [start, bytes] = [pagewise(row[offsetAt] ?? ''), pagewise(row[sizeAt] ?? '')];
    if (index === undefined || start === undefined || bytes === undefined) break;
    const told = { index, name: undefined, offset: start, size: bytes, flags: natural(row[flagsAt]) };
    facts.push(factOf([line], told));
  }
  if (!facts.some((fact) => fact.kind === 'region')) return undefined;
  return { facts: [context('regions', [head]), ...facts], count: next - at };
};

const cells = (body: string): string[] =>
  body.split(body.includes('|') ? /\s*\|\s*/ : /[\s,]+/).filter((cell) => cell !== '');
