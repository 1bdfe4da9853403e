/** pmap -X and -XX, which print the columns of smaps (src/pmap.c, procps-ng 4.0.2, checked on its output), and pmap without. */
import { fileOffset, length, userAddress } from '../space.ts';
import type { Fact, MappingFact } from './facts.ts';
import { decimal, hex } from './digits.ts';
import { context, said, type Line, type Reader } from './line.ts';
import { mayBeDevice, pageOf } from './maps.ts';

const columns = /^Address\s+Perm\s+Offset\s+Device\s+Inode\s+(\S.*)$/;
const row =
  /^([0-9a-f]{4,16})\s+([r-][w-][x-][sp])\s+([0-9a-f]{8,16})\s+([0-9a-f]{2,8}:[0-9a-f]{2,8})\s+(\d{1,20})\s+(\d{1,20})((?:\s+\d+)*)(?:\s+(\S.*))?$/i;
const short = /^(?:Address\s+Kbytes\b|[0-9a-f]{8,16}\s+\d+K?\s.*[r-][w-][x-][s-][R-](?:\s|$))/;
const process = /^\d{1,10}:\s+\S/;
const rule = /^=+(?:\s+=+)*$|^-+(?:\s+-+)*$/;
const total = /^\d+(?:\s+\d+)*\s*(?:KB|K)?$|^total\s+(?:kB\s+)?\d+K?\b/;

/** In KiB. */
const kilo = 1024n;

function mapping(line: Line, pageColumn: number): Fact | undefined {
  const found = row.exec(line.body);
  if (!found) return undefined;
  const [, address, permissions = '', column, device, node, kilobytes, numbers = '', tail] = found;
  const [start, offset, size] = [hex(address), hex(column), decimal(kilobytes)];
  if (start === undefined || offset === undefined || size === undefined || size >= 1n << 54n)
    return undefined;
  // -XX has the two letters of each of VmFlags before the path.
  const [, flags, path] = /^((?:[a-z]{2} +)*)(.*)$/.exec(tail ?? '') ?? [];
  const name = path === '' ? undefined : path;
  const inode = `${device} ${node}`;
  if (!mayBeDevice(name, permissions, inode)) return context('pmap', [line]);
  const bytes = size * kilo;
  const given = numbers.trim().split(/\s+/);
  return said<MappingFact>({
    kind: 'mapping',
    lines: [line.number],
    format: 'pmap',
    where: { kind: 'offset', value: fileOffset(offset) },
    start: userAddress(start),
    end: undefined,
    length: length(bytes),
    permissions,
    path: name,
    inode,
    fd: undefined,
    vmFlags: flags === undefined || flags === '' ? undefined : flags.trim().split(/ +/),
    page: pageColumn < 0 ? undefined : pageOf(given[pageColumn]),
  });
}

export const pmap: Reader = (lines, at) => {
  const facts: Fact[] = [];
  let pageColumn = -1;
  let next = at;
  for (let line = lines[next]; line && line.body !== ''; line = lines[++next]) {
    const heads = columns.exec(line.body);
    const fact = heads ? context('pmap', [line]) : mapping(line, pageColumn);
    // The columns behind Size: the numbers of a row stand in the same order.
    if (heads) pageColumn = (heads[1]?.split(/\s+/).indexOf('KernelPageSize') ?? 0) - 1;
    const behind = lines[next + 1]?.body ?? '';
    if (fact) facts.push(fact);
    else if (short.test(line.body)) facts.push(context('pmap', [line]));
    else if (process.test(line.body) && (columns.test(behind) || short.test(behind)))
      facts.push(context('pmap', [line]));
    else if (next > at && (rule.test(line.body) || total.test(line.body)))
      facts.push(context('pmap', [line]));
    else break;
  }
  return facts.length === 0 ? undefined : { facts, count: next - at };
};
