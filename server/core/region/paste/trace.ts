/**
 * QEMU's VFIO trace events (hw/vfio/trace-events, QEMU 4 to 9; what stands in them: hw/vfio/common.c, pci.c,
 * platform.c), with whatever prefix the log backend puts before them.
 */
import { fileOffset, length, regionOffset } from '../space.ts';
import type { AreaFact, Fact, RegionFact, ValueFact } from './facts.ts';
import { memoryRegion, pciAddress } from './address.ts';
import { after, hex, small } from './digits.ts';
import { context, one, said, type Line, type Reader, type Taken } from './line.ts';

const event = /^(vfio_\w+|iommufd_cdev_\w+)(?:\s+(.*))?$/;
/** QEMU's own reports: vfio_region_write() and its like (hw/vfio/common.c, 8.2) name themselves and what they were given. */
const report = /^(?:(?:qemu-[\w-]{1,40}|kvm): )?(?:vfio_\w+)(\(.{1,400}\) (?:failed: |= -\d).*)$/;
const setup =
  /^Device (\S+), region (\d{1,6}) "([^"]*)", flags: 0x([0-9a-f]+), offset: 0x([0-9a-f]+), size: 0x([0-9a-f]+)$/i;
const whole =
  /^Device (?:'([^']*)'|(\S{1,80})) (ROM|config): {1,4}size: 0x([0-9a-f]+), offset: 0x([0-9a-f]+), flags: 0x([0-9a-f]+)$/i;
const area = /^Region (\S.*) \[0x([0-9a-f]+) - 0x([0-9a-f]+)\]$/i;
const fault = /^Region (\S.*) mmaps\[\d{1,4}\], \[(0x[0-9a-f]+) - 0x[0-9a-f]+\], fault: -?\d+$/i;
const access = /^\((\S+?):region(\d{1,6})\+(0x[0-9a-f]+), /i;
const typed = /^(\S+) index (\d{1,6}), ([0-9a-f]{8})\/([0-9a-f]{8})$/i;
const sparse = /^Device (\S+) region (\d{1,6}): \d+ sparse mmap entries$/i;
const entry = /^sparse entry \d+ \[0x([0-9a-f]+) - 0x([0-9a-f]+)\]$/i;
const fixup = /^\((\S+)\) MSI-X region (\d{1,2}) mmap fixup \[0x([0-9a-f]+) - 0x([0-9a-f]+)\]$/i;

/** VFIO_REGION_INFO_FLAG_MMAP (include/uapi/linux/vfio.h, 6.12). */
const mmapFlag = 4n;

const deviceName = (name: string): string => pciAddress(name) ?? name;

function regionFact(
  lines: readonly Line[],
  name: string,
  index: number,
  more: { name?: string; flags: bigint; offset: bigint; size: bigint },
): RegionFact {
  const mmap = (more.flags & mmapFlag) !== 0n;
  const pci = pciAddress(name) !== undefined;
  const kinds = ['rom', 'config', 'vga'] as const;
  // Only memory can be mapped; what cannot be may be ports, or memory that the driver keeps back.
  const memory =
    more.size === 0n ? 'empty' : mmap ? 'mem' : ((pci ? kinds[index - 6] : undefined) ?? 'other');
  return said<RegionFact>({
    kind: 'region',
    lines: lines.map((line) => line.number),
    format: 'qemu-trace',
    device: deviceName(name),
    index,
    name: more.name,
    memory,
    base: undefined,
    size: length(more.size),
    offset: fileOffset(more.offset),
    mmap,
    type: undefined,
    subtype: undefined,
  });
}

function areaFact(
  lines: readonly Line[],
  owner: { device: string | undefined; index: number | undefined },
  start: bigint | undefined,
  last: bigint | undefined,
): Fact | undefined {
  if (start === undefined || last === undefined) return undefined;
  // Ends of sparse entries and of the MSI-X fixup were one past the area up to QEMU 8.0: areas are whole pages.
  const end = (last & 1n) === 1n ? after(last) : last;
  if (end === undefined || end <= start) return undefined;
  return said<AreaFact>({
    kind: 'area',
    lines: lines.map((line) => line.number),
    format: 'qemu-trace',
    device: owner.device,
    index: owner.index,
    start: regionOffset(start),
    end: regionOffset(end),
  });
}

function valueFact(line: Line, value: ValueFact['value'], text: string, device: string): ValueFact {
  return {
    kind: 'value',
    lines: [line.number],
    format: 'qemu-trace',
    value,
    text,
    device: deviceName(device),
  };
}

/** What one event says; undefined where it says nothing on offsets. */
function says(lines: readonly Line[], text: string): Fact | undefined {
  const [line] = lines;
  if (!line) return undefined;
  let found = setup.exec(text);
  if (found) {
    const [, device = '', index, name = '', ...numbers] = found;
    const [flags, offset, size] = numbers.map((digits) => hex(digits));
    if (flags === undefined || offset === undefined || size === undefined) return undefined;
    return regionFact(lines, device, Number(index), {
      ...(name.trim() === '' ? {} : { name: name.trim() }),
      flags,
      offset,
      size,
    });
  }
  found = whole.exec(text);
  if (found) {
    const [, quoted, plain = '', what, ...numbers] = found;
    const device = quoted ?? plain;
    const [size, offset, flags] = numbers.map((digits) => hex(digits));
    if (flags === undefined || offset === undefined || size === undefined) return undefined;
    return regionFact(lines, device, what === 'ROM' ? 6 : 7, { flags, offset, size });
  }
  found = area.exec(text);
  if (found) {
    const owner = memoryRegion(found[1] ?? '');
    return owner && areaFact(lines, owner, hex(found[2]), hex(found[3]));
  }
  found = fixup.exec(text);
  if (found) {
    const owner = { device: deviceName(found[1] ?? ''), index: small(found[2]) };
    return areaFact(lines, owner, hex(found[3]), hex(found[4]));
  }
  found = fault.exec(text);
  if (found) {
    // Unlike all others these are offsets on the device fd.
    const value = hex(found[2]);
    const owner = memoryRegion(found[1] ?? '');
    if (value === undefined || !owner) return undefined;
    return valueFact(line, { kind: 'offset', value: fileOffset(value) }, found[2] ?? '', owner.device);
  }
  found = access.exec(text);
  if (found) {
    const offset = hex(found[3]);
    if (offset === undefined) return undefined;
    const place = { kind: 'place', region: BigInt(found[2] ?? ''), offset: regionOffset(offset) } as const;
    return valueFact(line, place, `${found[1]}:region${found[2]}+${found[3]}`, found[1] ?? '');
  }
  found = typed.exec(text);
  if (!found) return undefined;
  return said<RegionFact>({
    kind: 'region',
    lines: [line.number],
    format: 'qemu-trace',
    device: deviceName(found[1] ?? ''),
    index: small(found[2]),
    name: undefined,
    memory: 'other',
    base: undefined,
    size: undefined,
    offset: undefined,
    mmap: undefined,
    type: hex(found[3]),
    subtype: Number(hex(found[4]) ?? 0n),
  });
}

/** The entries that follow the head of a sparse list: only it tells whose they are. */
function sparseList(lines: readonly Line[], at: number, head: Line, device: string, index: number): Taken {
  const facts: Fact[] = [context('qemu-trace', [head])];
  let next = at + 1;
  for (let line = lines[next]; line; line = lines[++next]) {
    const [, name, rest = ''] = event.exec(line.body) ?? [];
    const found = name === 'vfio_region_sparse_mmap_entry' ? entry.exec(rest) : null;
    if (!found) break;
    facts.push(
      areaFact([line], { device: deviceName(device), index }, hex(found[1]), hex(found[2])) ??
        context('qemu-trace', [line]),
    );
  }
  return { facts, count: next - at };
}

export const trace: Reader = (lines, at) => {
  const line = lines[at];
  if (!line) return undefined;
  const [, failed] = report.exec(line.body) ?? [];
  if (failed !== undefined) return one(says([line], failed) ?? context('qemu-trace', [line]));
  const [, name, text = ''] = event.exec(line.body) ?? [];
  // Code, or a module in lsmod.
  if (name === undefined || text === '' || /;$|^=|^\d+\s+\d/.test(text)) return undefined;
  // The names of a platform device's regions end in a newline, in the middle of the event.
  const next = lines[at + 1];
  // In QEMU 8.1 and before, the numbers of the config space and the ROM stand on a second line.
  const below = next && /^Device \S{1,80} (?:ROM|config):$/.test(text) && next.body.startsWith('size: ');
  const split =
    next &&
    (below === true || next.body.startsWith('", flags: ') || /^mmaps\[\d+\](?:,| \[)/.test(next.body));
  if (split) {
    const joined = next.body.startsWith('"') ? `${text}${next.body}` : `${text} ${next.body}`;
    return { facts: [says([line, next], joined) ?? context('qemu-trace', [line, next])], count: 2 };
  }
  const found = name === 'vfio_region_sparse_mmap_header' ? sparse.exec(text) : null;
  if (found) return sparseList(lines, at, line, found[1] ?? '', Number(found[2]));
  if (name === 'vfio_region_sparse_mmap_entry') {
    const lone = entry.exec(text);
    const none = { device: undefined, index: undefined };
    return one((lone && areaFact([line], none, hex(lone[1]), hex(lone[2]))) ?? context('qemu-trace', [line]));
  }
  return one(says([line], text) ?? context('qemu-trace', [line]));
};
