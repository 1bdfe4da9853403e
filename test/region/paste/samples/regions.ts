/** Tables of regions with what they say. Written for this project; all values are invented. */
import type { Sample } from '../show.ts';

export const regionsSamples: readonly Sample[] = [
  {
    title: 'region_info on one line',
    lines: [
      'region_info[1] offset 0x1000 flags 0x3 size 4096 argsz 32',
      'client: get_device_region_info: region_info[2] offset 0x2000 flags 0x7 size 12288 cap_sz 0 #FDs 1',
      'region 2: offset 0x2000 size 0x1000',
      'Region 0: size=0x4000, offset=0x0, flags=0x7',
      '0000:01:00.0 BAR4 offset 0x40000000000 length 0x2000000 flags 0xf',
      '$1 = {argsz = 32, flags = 7, index = 2, cap_offset = 0, size = 4096, offset = 2199023255552}',
    ],
    says: [
      '1 regions region index=1 memory=other size=0x1000 offset=0x1000 mmap=false',
      '2 regions region index=2 memory=mem size=0x3000 offset=0x2000 mmap=true',
      '3 regions region index=2 memory=other size=0x1000 offset=0x2000',
      '4 regions region index=0 memory=mem size=0x4000 offset=0x0 mmap=true',
      '5 regions region device=0000:01:00.0 index=4 name=BAR4 memory=mem size=0x2000000 offset=0x40000000000 mmap=true',
      '6 regions region index=2 memory=mem size=0x1000 offset=0x20000000000 mmap=true',
    ],
  },
  {
    title: 'a region in words',
    lines: ['Region 2 at 0x20000000000 size 0x1000000'],
    says: ['1 regions region index=2 memory=other size=0x1000000 offset=0x20000000000'],
  },
  {
    title: 'region_info on several lines',
    lines: [
      '    region #0:',
      '        size: 4000',
      '        offset: 0x0',
      '        flags: 0xf',
      '    region #4:',
      '        size: 10000',
      '        offset: 0x40000000000',
      '        flags: 0x7',
    ],
    says: [
      '1,2,3,4 regions region index=0 memory=mem size=0x4000 offset=0x0 mmap=true',
      '5,6,7,8 regions region index=4 memory=mem size=0x10000 offset=0x40000000000 mmap=true',
    ],
  },
  {
    title: 'a table of regions',
    lines: [
      'index  offset  size  flags',
      '0      0x0     0x4000   0x7',
      '1      0x4000  0x0   0x0',
      '7      0x8000  0x1000   0x3',
    ],
    says: [
      '1 regions context',
      '2 regions region index=0 memory=mem size=0x4000 offset=0x0 mmap=true',
      '3 regions region index=1 memory=empty size=0x0 offset=0x4000 mmap=false',
      '4 regions region index=7 memory=other size=0x1000 offset=0x8000 mmap=false',
    ],
  },
  {
    title: 'a table in Markdown',
    lines: [
      '| region | offset | size |',
      '|---|---|---|',
      '| BAR0 | 0x0 | 0x1000 |',
      '| 2 | 0x1000 | 0x2000 |',
    ],
    says: [
      '1 regions context',
      '2 regions context',
      '3 regions region index=0 memory=other size=0x1000 offset=0x0',
      '4 regions region index=2 memory=other size=0x2000 offset=0x1000',
    ],
  },
];
