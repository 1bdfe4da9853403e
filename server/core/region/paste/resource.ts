/**
 * The file `resource` of a PCI device in sysfs: resource_show() (drivers/pci/pci-sysfs.c, 6.12). A line a resource:
 * six BARs, the ROM, then those of virtual functions and bridge windows, which are no regions of the device.
 */
import { length, phys } from '../space.ts';
import type { Fact, RegionFact, RegionKind } from './facts.ts';
import { addressIn } from './address.ts';
import { extent, hex, small } from './digits.ts';
import { context, said, type Line, type Reader } from './line.ts';

/** A file name (grep) or a line number (cat -n, grep -n) may stand before the three numbers. */
const triple =
  /^(?:(\S{1,300}\/resource):)?(?:(\d{1,3})[:\s]\s*)?0x([0-9a-f]{8,16})\s+0x([0-9a-f]{8,16})\s+0x([0-9a-f]{8,16})$/i;
/** A prompt, a file name or `==> … <==` that names the device. */
const name = /\bresource\b|^\S{12,20}$|^(?:[#*=>-]{1,4} )?\/sys\/\S{1,300}[0-9a-f]\/?:?$/;

// Bits of struct resource.flags (include/linux/ioport.h, 6.12).
const io = 0x100n;
const mem = 0x200n;
const unset = 0x20000000n;

interface Row {
  readonly start: bigint;
  readonly end: bigint;
  readonly flags: bigint;
  /** Where the line itself tells it. */
  readonly file: string | undefined;
  readonly number: number | undefined;
}

function rowOf(line: Line): Row | undefined {
  const [, file, number, ...numbers] = triple.exec(line.body) ?? [];
  const [start, end, flags] = numbers.map((digits) => hex(digits));
  if (start === undefined || end === undefined || flags === undefined) return undefined;
  return { start, end, flags, file, number: small(number) };
}

function kindOf(row: Row, index: number): RegionKind {
  if (row.start === 0n && row.end === 0n) return 'empty';
  if (index === 6) return 'rom';
  return (row.flags & mem) !== 0n ? 'mem' : (row.flags & io) !== 0n ? 'io' : 'other';
}

function factOf(
  line: Line,
  row: Row,
  device: string | undefined,
  index: number,
  named: readonly Line[],
): Fact {
  if (index > 6) return context('resource', [...named, line]);
  const memory = kindOf(row, index);
  const size = memory === 'empty' ? 0n : extent(row.start, row.end);
  const placed = memory !== 'empty' && (row.flags & unset) === 0n && size !== undefined;
  return said<RegionFact>({
    kind: 'region',
    lines: [line, ...named].map((part) => part.number),
    format: 'resource',
    device,
    index,
    name: undefined,
    memory,
    base: placed ? phys(row.start) : undefined,
    size: size === undefined ? undefined : length(size),
    offset: undefined,
    mmap: undefined,
    type: undefined,
    subtype: undefined,
  });
}

/** The most that a device has: its own, those of its functions, four bridge windows. */
const most = 17;

export const resource: Reader = (lines, at) => {
  const first = lines[at];
  if (!first) return undefined;
  const firstRow = rowOf(first);
  const head = firstRow ? undefined : first;
  const named = name.test(first.body) ? addressIn(first.body) : undefined;
  const start = lines[at + (head ? 1 : 0)];
  if (!start || (head && named === undefined) || !rowOf(start)) return undefined;

  const facts: Fact[] = [];
  const file = rowOf(start)?.file;
  const device = file === undefined ? named : addressIn(file);
  let next = at + (head ? 1 : 0);
  for (let index = 0; index < most; index++, next++) {
    const line = lines[next];
    const row = line && rowOf(line);
    if (!row || row.file !== file) break;
    // Another file begins where the numbers begin again.
    const told = row.number === undefined ? index : row.number - 1;
    if (told < index) break;
    facts.push(factOf(line, row, device, told, head && index === 0 ? [head] : []));
  }
  return facts.length === 0 ? undefined : { facts, count: next - at };
};
