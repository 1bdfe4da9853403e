/**
 * Lists of /proc/PID/fd and lsof, and /proc/PID/fdinfo: seq_show() (fs/proc/fd.c, 6.12) and the device's own line
 * (vfio_device_show_fdinfo(), drivers/vfio/vfio_main.c, 6.18).
 */
import type { DeviceFact, Fact } from './facts.ts';
import { deviceOfPath } from './address.ts';
import { small } from './digits.ts';
import { context, one, said, type Line, type Reader } from './line.ts';

const link = /^(?:l[r-][w-][x-]\S{6,8}\s.*\s)?(\d{1,10}) -> (\S.*)$/;
/** A device's own node or file; a group's or the container's is none. */
const device = /^(?:anon_inode:)?\[vfio-device\]$|^\/dev\/vfio\/devices\/\S+$/;

interface Told {
  readonly device: string | undefined;
  readonly fd: number | undefined;
  readonly path: string;
  readonly inode: string | undefined;
}

const deviceFact = (format: 'fd' | 'fdinfo', lines: readonly Line[], told: Told): DeviceFact =>
  said<DeviceFact>({ kind: 'device', format, lines: lines.map((line) => line.number), ...told });

/** lsof: the fd and its mode stand behind the command, its process and its user, the name comes last. */
function listed(body: string): { readonly descriptor: number; readonly path: string } | undefined {
  if (!body.includes('vfio')) return undefined;
  const words = body.split(/\s+/);
  const path = words.at(-1) ?? '';
  const open = words.slice(2, 6).find((word) => /^\d{1,10}[rwu]/.test(word));
  const descriptor = small(/^\d+/.exec(open ?? '')?.[0]);
  return descriptor !== undefined && device.test(path) ? { descriptor, path } : undefined;
}

/** Where sysfs keeps the device's node, with its device. */
const node = /(?:^|\/)([^/\s]{1,100})\/vfio-dev\/(vfio\d{1,10})\/?$/;

/** The head of lsof's table, and its rows on files that are no device. */
const lsof =
  /^COMMAND\s+PID\s.*\sNAME$|^\S{1,15}\s+\d{1,10}\s+(?:\d{1,10}\s+)?\S{1,32}\s+(?:mem|\d{1,10}[rwu]\S?)\s+(?:CHR|REG|a_inode|DIR|unknown)\s.*vfio/;

export const fd: Reader = (lines, at) => {
  const line = lines[at];
  if (!line) return undefined;
  const [, owner, name] = node.exec(line.body) ?? [];
  // The class names no device.
  if (owner !== undefined && owner !== 'class')
    return one(
      deviceFact('fd', [line], {
        device: deviceOfPath(owner),
        fd: undefined,
        path: `/dev/vfio/devices/${name}`,
        inode: undefined,
      }),
    );
  // ls quotes brackets on a terminal.
  const [, number, target] = link.exec(line.body) ?? [];
  const path = target?.replace(/^'(.*)'$/, '$1');
  if (path !== undefined) {
    const descriptor = small(number);
    if (!device.test(path) || descriptor === undefined) return one(context('fd', [line]));
    return one(deviceFact('fd', [line], { device: undefined, fd: descriptor, path, inode: undefined }));
  }
  if (/^total \d+$/.test(line.body) && link.test(lines[at + 1]?.body ?? ''))
    return one(context('fd', [line]));
  const found = listed(line.body);
  if (!found) return lsof.test(line.body) ? one(context('fd', [line])) : undefined;
  const { descriptor, path: file } = found;
  return one(deviceFact('fd', [line], { device: undefined, fd: descriptor, path: file, inode: undefined }));
};

/** grep's file name may stand before it. */
const entry = /^(?:\S*\/fdinfo\/(\d{1,10}):)?(pos|flags|mnt_id|ino|vfio-device-syspath):\s+(\S+)$/;
const named = /\/fdinfo\/(\d{1,10})\b/;

export const fdinfo: Reader = (lines, at) => {
  const facts: Fact[] = [];
  let inode: Line | undefined;
  let next = at;
  let head: Line | undefined;
  const first = lines[at];
  // A prompt or `==> … <==` before it tells the fd.
  if (first && named.test(first.body) && !entry.test(first.body) && entry.test(lines[at + 1]?.body ?? '')) {
    head = first;
    next++;
  }
  const start = next;
  let told = false;
  for (let line = lines[next]; line; line = lines[++next]) {
    const [, number, key, value = ''] = entry.exec(line.body) ?? [];
    if (key === undefined) break;
    // The next file begins.
    if (key === 'pos' && next > start) break;
    if (key === 'ino') inode = line;
    if (key !== 'vfio-device-syspath') {
      facts.push(context('fdinfo', [line]));
      continue;
    }
    const from = [line, head, inode].filter((part) => part !== undefined);
    told = true;
    facts.push(
      deviceFact('fdinfo', from, {
        device: deviceOfPath(value),
        fd: small(number ?? named.exec(head?.body ?? '')?.[1]),
        path: value,
        inode: entry.exec(inode?.body ?? '')?.[3],
      }),
    );
  }
  if (facts.length === 0) return undefined;
  if (head && !told) facts.push(context('fdinfo', [head]));
  return { facts, count: next - at };
};
