/**
 * strace's lines on mmap and mmap2: print_mmap() (src/mem.c, strace 4.5 to 6.x), with -f, -t, -r, -i, -y and -T. It
 * turns the pages of mmap2 into bytes itself, so the last argument is in bytes for both.
 */
import { fileOffset, length, userAddress } from '../space.ts';
import type { DeviceFact, MappingFact, ValueFact } from './facts.ts';
import { natural, small } from './digits.ts';
import { context, one, said, type Line, type Reader } from './line.ts';
import { mayBeDevice } from './maps.ts';

const start = /(?:^|[\s\]])(?:old_)?mmap2?\(/;
const call =
  /^(NULL|0x[0-9a-f]{1,16}|0), (0x[0-9a-f]{1,16}|\d{1,20}), ((?:0x[0-9a-f]{1,8} \/\* )?[\w|]{1,200}(?: \*\/)?), ((?:0x[0-9a-f]{1,8} \/\* )?[\w|<]{1,200}(?: \*\/)?), (-?\d{1,10})(?:<(.*)>)?, (0x[0-9a-f]{1,16}|\d{1,20})(?:\)|\s*<unfinished|$)(?:\s*=\s*(0x[0-9a-f]{1,16}|-1|\?))?/i;
/** What else strace prints. */
const other =
  /^(?:\[pid {1,8}\d{1,10}\] |\d{1,10} {1,8})?(?:[\d:.]{1,20} )?(?:\[[0-9a-f?]{1,16}\] )?(?:\+\+\+ (?:exited|killed) |--- SIG[A-Z]+ |strace: |<\.\.\. \w+ resumed>|\/\S{1,200}\(\S{0,200}\) \[0x[0-9a-f]{1,16}\]$|[a-z]\w{1,30}\(.*\)\s+= (?:-?\d+(?:<.*>)?|0x[0-9a-f]+|\?)(?: [<(E].*)?$)/;

const opened = /\bopen(?:at)?\((?:[^"]{0,80}, )?"([^"]{1,400})", [^)]{1,80}\)\s+= (\d{1,10})(?:<|\s|$)/;

/** How far back a file may have been opened. */
const near = 8;

/** The path of an fd that was opened just before: without -y a mapping does not tell it. */
function pathOf(lines: readonly Line[], at: number, fd: number): string | undefined {
  for (const { body } of lines.slice(Math.max(0, at - near), at).toReversed()) {
    // Behind a blank line something else was pasted.
    if (body === '') return undefined;
    const [, path, number] = opened.exec(body) ?? [];
    if (path !== undefined && small(number) === fd) return path;
  }
  return undefined;
}

/** A device's own node is opened. */
function openedDevice(line: Line): DeviceFact | undefined {
  const [, path = '', number] = opened.exec(line.body) ?? [];
  const fd = small(number);
  if (fd === undefined || !path.startsWith('/dev/vfio/devices/')) return undefined;
  return { kind: 'device', lines: [line.number], format: 'strace', fd, path };
}

const first = (text: string): string | undefined => text.split(' ')[0];

const access =
  /(?:^|[\s\]])p(?:read|write)64\((\d{1,10})(?:<([^<>]{1,400})(?:<[^>]{1,40}>)?>)?, .{0,3000}, (\d{1,20}), (\d{1,20})\)\s+= /;

/** Where a device is read or written: its fd tells it, or an offset so large that no other file has it. */
function accessed(line: Line): ValueFact | undefined {
  const [, , path, bytes, text = ''] = line.body.includes('64(') ? (access.exec(line.body) ?? []) : [];
  const [size, offset] = [natural(bytes), natural(text)];
  if (size === undefined || offset === undefined) return undefined;
  if (path === undefined ? offset < 1n << 40n : !mayBeDevice(path, '', '')) return undefined;
  return {
    kind: 'value',
    lines: [line.number],
    format: 'strace',
    value: { kind: 'offset', value: fileOffset(offset) },
    text,
    length: length(size),
  };
}

const permission = (has: boolean, letter: string): string => (has ? letter : '-');

export const strace: Reader = (lines, at) => {
  const line = lines[at];
  if (!line) return undefined;
  const begin = line.body.includes('mmap') ? start.exec(line.body) : null;
  const found = begin && call.exec(line.body.slice(begin.index + begin[0].length));
  if (!found)
    return other.test(line.body)
      ? one(openedDevice(line) ?? accessed(line) ?? context('strace', [line]))
      : undefined;
  const [, , size, prot = '', flags = '', descriptor, told, at_, result] = found;
  const [bytes, offset] = [natural(size), natural(at_)];
  if (bytes === undefined || offset === undefined) return undefined;
  const fd = Number(descriptor);
  // -yy says behind a device's path what it is: <char 511:0>.
  const path = told?.replace(/<(?:char|block) \d{1,10}:\d{1,10}>$/, '') ?? pathOf(lines, at, fd);
  // -X raw prints numbers, -X verbose the names behind them (include/uapi/asm-generic/mman-common.h, 6.12).
  const [protBits, flagBits] = [
    prot.startsWith('0x') ? small(first(prot)) : undefined,
    flags.startsWith('0x') ? small(first(flags)) : undefined,
  ];
  const shared = flagBits === undefined ? /\bMAP_SHARED/.test(flags) : (flagBits & 1) !== 0;
  const has = (what: string, bit: number): boolean =>
    protBits === undefined ? prot.split('|').includes(what) : (protBits & bit) !== 0;
  const permissions = `${permission(has('PROT_READ', 1), 'r')}${permission(has('PROT_WRITE', 2), 'w')}${permission(has('PROT_EXEC', 4), 'x')}${shared ? 's' : 'p'}`;
  const anonymous = (flagBits === undefined ? /\bMAP_ANON/.test(flags) : (flagBits & 0x20) !== 0) || fd < 0;
  // Where no path tells what the fd is, an inode other than 0 stands for any.
  if (anonymous || !mayBeDevice(path, permissions, ' 1')) return one(context('strace', [line]));
  const address = result?.startsWith('0x') ? natural(result) : undefined;
  return one(
    said<MappingFact>({
      kind: 'mapping',
      lines: [line.number],
      format: 'strace',
      where: { kind: 'offset', value: fileOffset(offset) },
      start: address === undefined ? undefined : userAddress(address),
      end: undefined,
      length: length(bytes),
      permissions,
      path,
      inode: undefined,
      fd,
      vmFlags: undefined,
      page: undefined,
    }),
  );
};
