/**
 * /proc/iomem and /proc/ioports: r_show() (kernel/resource.c, 6.12). Ranges nest; those that a PCI device owns are its
 * regions, which of them is not said.
 */
import { length, phys } from '../space.ts';
import type { RegionFact } from './facts.ts';
import { pciAddress } from './address.ts';
import { extent, hex } from './digits.ts';
import { context, one, said, type Reader } from './line.ts';

const range = /^(?:\S{1,80}:\s*)?([0-9a-f]{4,16})-([0-9a-f]{4,16}) : (\S.*)$/i;

export const iomem: Reader = (lines, at) => {
  const line = lines[at];
  if (!line) return undefined;
  const [, low, high, owner = ''] = range.exec(line.body) ?? [];
  const [start, last] = [hex(low), hex(high)];
  if (low === undefined || start === undefined || last === undefined) return undefined;
  const device = pciAddress(owner);
  const size = extent(start, last);
  // Who may not see addresses is shown zeros.
  if (device === undefined || size === undefined || last === 0n) return one(context('iomem', [line]));
  return one(
    said<RegionFact>({
      kind: 'region',
      lines: [line.number],
      format: 'iomem',
      device,
      index: undefined,
      name: undefined,
      // Ports are four digits wide, memory at least eight.
      memory: low.length === 4 ? 'io' : 'mem',
      base: phys(start),
      size: length(size),
      offset: undefined,
      mmap: undefined,
      type: undefined,
      subtype: undefined,
    }),
  );
};
