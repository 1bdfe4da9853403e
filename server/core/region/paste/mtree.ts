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
/** What may stand behind the name: the accelerator once for each of the address spaces. */
const tail =
  /(?: @(?:0x)?([0-9a-f]{16}))?(?: \[disabled\]| (?:owner|parent):\{[^}]{0,200}\}| KVM| gmemfd=\d{1,10}){0,16}$/i;

export const mtree: Reader = (lines, at) => {
  const line = lines[at];
  if (!line) return undefined;
  if (heading.test(line.body)) return one(context('mtree', [line]));
  const [, low, high, rest = ''] = flat.exec(line.body) ?? [];
  const start = hex(low);
  const end = after(hex(high) ?? -1n);
  if (low === undefined || start === undefined) return undefined;
  // The names of a platform device's regions end in a newline.
  const next = lines[at + 1];
  const taken = next && /^mmaps\[\d/.test(next.body) ? [line, next] : [line];
  const name = taken.length === 1 ? rest : `${rest} ${next?.body}`;
  const behind = tail.exec(name);
  const owner = memoryRegion(name.slice(0, behind?.index ?? name.length).trim());
  const count = taken.length;
  if (!owner || end === undefined || end <= start) return { facts: [context('mtree', taken)], count };
  const fact = said<GuestFact>({
    kind: 'guest',
    lines: taken.map((part) => part.number),
    format: 'mtree',
    device: owner.device,
    index: owner.index,
    start,
    end,
    offset: regionOffset(hex(behind?.[1]) ?? 0n),
    area: owner.area,
  });
  return { facts: [fact], count };
};
