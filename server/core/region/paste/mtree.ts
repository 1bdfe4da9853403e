/**
 * QEMU's `info mtree -f`: mtree_print_flatview() (softmmu/memory.c, QEMU 7 and 8; system/memory.c later). Addresses are
 * the guest's; `@` counts from the start of the memory region that is named.
 */
import { regionOffset } from '../space.ts';
import type { GuestFact } from './facts.ts';
import { memoryRegion } from './address.ts';
import { after, hex } from './digits.ts';
import { context, one, said, type Reader } from './line.ts';

const flat = /^([0-9a-f]{16})-([0-9a-f]{16}) \((?:prio -?\d{1,10}, )?[\w/ -]{1,40}\): (.*)$/i;
const heading =
  /^(?:FlatView #\d+|AS "[^"]*", root: .*|Root memory region: .*|address-space: .*|memory-region: .*|No rendered FlatView)$/;
/** What may stand behind the name. */
const tail = /(?: @([0-9a-f]{16}))?(?: KVM| \[disabled\]| owner:\{.*\})?$/i;

export const mtree: Reader = (lines, at) => {
  const line = lines[at];
  if (!line) return undefined;
  if (heading.test(line.body)) return one(context('mtree', line));
  const [, low, high, rest = ''] = flat.exec(line.body) ?? [];
  const start = hex(low);
  const end = after(hex(high) ?? -1n);
  if (low === undefined || start === undefined) return undefined;
  const behind = tail.exec(rest);
  const owner = memoryRegion(rest.slice(0, behind?.index ?? rest.length).trim());
  if (!owner || end === undefined || end <= start) return one(context('mtree', line));
  return one(
    said<GuestFact>({
      kind: 'guest',
      lines: [line.number],
      format: 'mtree',
      device: owner.device,
      index: owner.index,
      start,
      end,
      offset: regionOffset(hex(behind?.[1]) ?? 0n),
      area: owner.area,
    }),
  );
};
