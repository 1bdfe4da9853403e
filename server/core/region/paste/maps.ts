/** /proc/PID/maps and smaps, as show_map_vma() and show_smap() print them (fs/proc/task_mmu.c, 6.1 and 6.12). */
import { fileOffset, userAddress, type PageShift } from '../space.ts';
import type { MappingFact } from './facts.ts';
import { hex } from './digits.ts';
import { context, one, said, type Line, type Reader } from './line.ts';

/** grep's file name and line number may stand before it. */
const header =
  /^(?:\S{1,200}?:)?([0-9a-f]{1,16})-([0-9a-f]{1,16})\s+([r-][w-][x-][sp])\s+([0-9a-f]{1,16})\s+([0-9a-f]{2,8}:[0-9a-f]{2,8})\s+(\d{1,20})(?:\s+(\S.*))?$/i;

/** A detail of smaps; the last two are no sizes. */
const size = /^(?:\S{1,200}?[:-])?(?:[A-Z]\w{1,30}:\s+\d+ kB|(?:THPeligible|ProtectionKey):\s+\d+)$/;
const flags = /^(?:\S{1,200}?[:-])?VmFlags:((?: \w\w){0,60})$/;
/** Columns wide, mailers wrap before the path. */
const wrapped = /^(?:anon_inode:\[vfio-device\]|\/dev\/vfio\/\S+)$/;

/** pmap prints the last part of a path alone. */
const devicePath = /\[vfio[\w-]*\]|^\/dev\/vfio\/|^vfio\d+(?:$|\s)/;

/** Whether a mapping may be one of a VFIO device: its path says so, or is not there. */
export const mayBeDevice = (path: string | undefined, permissions: string, inode: string): boolean =>
  path === undefined ? permissions.endsWith('s') && !/ 0+$/.test(inode) : devicePath.test(path);

const pages: ReadonlyMap<string, PageShift> = new Map([
  ['4', 12],
  ['16', 14],
  ['64', 16],
]);
/** From the kB of KernelPageSize; undefined for those of huge pages. */
export const pageOf = (kilobytes: string | undefined): PageShift | undefined => pages.get(kilobytes ?? '');

function details(lines: readonly Line[], at: number): number {
  let end = at;
  while (size.test(lines[end]?.body ?? '') || flags.test(lines[end]?.body ?? '')) end++;
  return end;
}

export const maps: Reader = (lines, at) => {
  const line = lines[at];
  const found = header.exec(line?.body ?? '');
  if (!line || !found) return undefined;
  const [, low, high, permissions = '', column, device, node] = found;
  const [start, end, offset] = [hex(low), hex(high), hex(column)];
  if (start === undefined || end === undefined || offset === undefined || end <= start) return undefined;
  const next = lines[at + 1];
  const tail = found[7] === undefined && next && wrapped.test(next.body) ? next : undefined;
  const path = found[7] ?? tail?.body;
  const from = at + (tail ? 2 : 1);
  const to = details(lines, from);
  const below = lines.slice(from, to);
  const head = tail ? [line, tail] : [line];
  const count = to - at;
  const format = below.length > 0 ? 'smaps' : 'maps';
  const inode = `${device} ${node}`;
  if (!mayBeDevice(path, permissions, inode)) return { facts: [context(format, [...head, ...below])], count };

  const page = below.find((detail) => /\bKernelPageSize:/.test(detail.body));
  const vmFlags = below.find((detail) => flags.test(detail.body));
  const used = below.filter((detail) => detail === page || detail === vmFlags);
  const rest = below.filter((detail) => detail !== page && detail !== vmFlags);
  const mapping = said<MappingFact>({
    kind: 'mapping',
    lines: [...head, ...used].map((part) => part.number),
    format,
    where: { kind: 'offset', value: fileOffset(offset) },
    start: userAddress(start),
    end: userAddress(end),
    length: undefined,
    permissions,
    path,
    inode,
    fd: undefined,
    vmFlags:
      vmFlags &&
      flags
        .exec(vmFlags.body)?.[1]
        ?.split(' ')
        .filter((flag) => flag !== ''),
    page: pageOf(/(\d+) kB$/.exec(page?.body ?? '')?.[1]),
  });
  return { facts: rest.length > 0 ? [mapping, context(format, rest)] : [mapping], count };
};

const columns =
  /^0x([0-9a-f]{1,16})\s+0x([0-9a-f]{1,16})\s+0x[0-9a-f]{1,16}\s+0x([0-9a-f]{1,16})\s+(?:([r-][w-][x-][sp])\s+)?(\S.*)$/i;

/** gdb's `info proc mappings`: start, end, size, offset, permissions from gdb 12 on, file (gdb/linux-tdep.c). */
export const procMappings: Reader = (lines, at) => {
  const line = lines[at];
  const [, low, high, column, permissions, path = ''] = columns.exec(line?.body ?? '') ?? [];
  const [start, end, offset] = [hex(low), hex(high), hex(column)];
  if (line && /^(?:Start Addr\s+End Addr\s|process \d+$|Mapped address spaces:$)/.test(line.body))
    return one(context('gdb', [line]));
  if (!line || start === undefined || end === undefined || offset === undefined) return undefined;
  if (end <= start || !devicePath.test(path)) return one(context('gdb', [line]));
  return one(
    said<MappingFact>({
      kind: 'mapping',
      lines: [line.number],
      format: 'gdb',
      where: { kind: 'offset', value: fileOffset(offset) },
      start: userAddress(start),
      end: userAddress(end),
      length: undefined,
      permissions,
      path,
      inode: undefined,
      fd: undefined,
      vmFlags: undefined,
      page: undefined,
    }),
  );
};

/** Details that no header stands before, as grep leaves them. */
export const smapsDetails: Reader = (lines, at) => {
  const end = details(lines, at);
  return end === at ? undefined : { facts: [context('smaps', lines.slice(at, end))], count: end - at };
};
