/** Kernel log lines with what they say. Written for this project; all values are invented. */
import type { Sample } from '../show.ts';

export const dmesgSamples: readonly Sample[] = [
  {
    title: 'BARs of a kernel from 6.9 on',
    lines: [
      '[    0.912345] pci 0000:01:00.0: [10de:2204] type 00 class 0x030000 PCIe Legacy Endpoint',
      '[    0.912349] pci 0000:01:00.0: BAR 0 [mem 0xfa000000-0xfaffffff]',
      '[    0.912352] pci 0000:01:00.0: BAR 1 [mem 0x6000000000-0x600fffffff 64bit pref]',
      '[    0.912360] pci 0000:01:00.0: BAR 5 [io  0xe000-0xe07f]',
      '[    0.912364] pci 0000:01:00.0: ROM [mem 0xfb000000-0xfb07ffff pref]',
      '[    0.912370] pci 0000:03:00.0: VF BAR 0 [mem 0x4000100000-0x400010ffff 64bit pref]',
      '[    0.912375] pci 0000:03:00.0: VF BAR 0 [mem 0x4000100000-0x40001fffff 64bit pref]: contains BAR 0 for 16 VFs',
      "[    0.920000] pci 0000:02:00.0: BAR 0 [mem size 0x01000000]: can't assign; no space",
      '[    0.920010] pci 0000:02:00.0: BAR 0 [mem 0xf0000000-0xf0ffffff]: releasing',
      '[    0.920020] pci 0000:00:01.0: bridge window [mem 0xfa000000-0xfb0fffff]',
    ],
    says: [
      '1 dmesg context',
      '2 dmesg region device=0000:01:00.0 index=0 memory=mem base=0xfa000000 size=0x1000000',
      '3 dmesg region device=0000:01:00.0 index=1 memory=mem base=0x6000000000 size=0x10000000',
      '3 dmesg region device=0000:01:00.0 index=2 memory=empty size=0x0',
      '4 dmesg region device=0000:01:00.0 index=5 memory=io base=0xe000 size=0x80',
      '5 dmesg region device=0000:01:00.0 index=6 memory=rom base=0xfb000000 size=0x80000',
      '6 dmesg context',
      '7 dmesg context',
      '8 dmesg region device=0000:02:00.0 index=0 memory=mem size=0x1000000',
      '9 dmesg context',
      '10 dmesg context',
    ],
  },
  {
    title: 'BARs of kernels before',
    lines: [
      '[    0.912345] pci 0000:01:00.0: reg 0x10: [mem 0xfa000000-0xfaffffff]',
      '[    0.912345] pci 0000:01:00.0: reg 0x14: [mem 0x6000000000-0x600fffffff 64bit pref]',
      '[    0.912345] pci 0000:01:00.0: reg 0x30: [mem 0x00000000-0x0007ffff pref]',
      '[    0.912345] pci 0000:03:00.0: reg 0x184: [mem 0x4000100000-0x400010ffff 64bit pref]',
      '[    1.101010] pci 0000:01:00.0: BAR 6: assigned [mem 0xfb000000-0xfb07ffff pref]',
      '[    1.101011] pci 0000:01:00.0: BAR 7: assigned [mem 0x4000100000-0x40001fffff 64bit pref]',
      '[    1.101012] pci 0000:00:01.0: BAR 14: assigned [mem 0xfa000000-0xfb0fffff]',
      "[  101.330128] vfio-pci 0000:01:00.0: BAR 1: can't reserve [mem 0x6000000000-0x600fffffff 64bit pref]",
    ],
    says: [
      '1 dmesg region device=0000:01:00.0 index=0 memory=mem base=0xfa000000 size=0x1000000',
      '2 dmesg region device=0000:01:00.0 index=1 memory=mem base=0x6000000000 size=0x10000000',
      '2 dmesg region device=0000:01:00.0 index=2 memory=empty size=0x0',
      '3 dmesg region device=0000:01:00.0 index=6 memory=rom size=0x80000',
      '4 dmesg context',
      '5 dmesg region device=0000:01:00.0 index=6 memory=rom base=0xfb000000 size=0x80000',
      '6 dmesg context',
      '7 dmesg context',
      '8 dmesg region device=0000:01:00.0 index=1 memory=mem base=0x6000000000 size=0x10000000',
      '8 dmesg region device=0000:01:00.0 index=2 memory=empty size=0x0',
    ],
  },
  {
    title: 'BARs behind syslog, journald, dmesg -x and -T',
    lines: [
      'Nov 22 10:02:11 host kernel: [    0.912345] pci 0000:01:00.0: reg 10: [mem 0xfa000000-0xfaffffff]',
      "2026-11-22T10:02:11.123456+0100 host kernel: pci 0000:01:00.0: BAR 2: can't reserve [mem 0xf7000000-0xf70fffff]",
      "kern  :info  : [Sun Nov 22 10:02:11 2026] pci 0000:01:00.0: can't claim BAR 0 [mem 0xfa000000-0xfaffffff]: no compatible bridge window",
      '<6>[    0.640000][    T1] pci_bus 0000:00: root bus resource [mem 0x10000000000-0x100201fffff window]',
      'vfio-pci 0000:01:00.0: enabling device (0000 -> 0003)',
    ],
    says: [
      '1 dmesg region device=0000:01:00.0 index=0 memory=mem base=0xfa000000 size=0x1000000',
      '2 dmesg region device=0000:01:00.0 index=2 memory=mem base=0xf7000000 size=0x100000',
      '3 dmesg region device=0000:01:00.0 index=0 memory=mem base=0xfa000000 size=0x1000000',
      '4 dmesg context',
      '5 dmesg context',
    ],
  },
  {
    title: 'the version of the kernel',
    lines: [
      'Linux version 6.8.0-45-generic (buildd@lcy) (gcc 13) #45-Ubuntu SMP PREEMPT_DYNAMIC',
      'Linux host 6.1.0-28-amd64 #1 SMP Debian x86_64 GNU/Linux',
      '5.10.0-32-amd64',
      '[ 4711.000000] CPU: 3 UID: 0 PID: 1234 Comm: qemu Not tainted 6.12.1+ #7',
      '[    0.000000] Linux version 6.10.0-rc3 (x@y)',
    ],
    says: [
      '1 dmesg kernel major=6 minor=8',
      '2 dmesg kernel major=6 minor=1',
      '3 dmesg kernel major=5 minor=10',
      '4 dmesg kernel major=6 minor=12',
      '5 dmesg kernel major=6 minor=10',
    ],
  },
  {
    title: 'dump_vma()',
    lines: [
      '[   71.000000] vma ffff8881234a5600 start 00007f30a0000000 end 00007f30a0004000 mm ffff888100000000',
      '[   71.000001] prot 8000000000000037 anon_vma 0000000000000000 vm_ops ffffffffc0a01000',
      '[   71.000002] pgoff 20000003 file ffff888122222200 private_data ffff888133333300',
    ],
    says: [
      '1,3 dmesg mapping where=pgoff:0x20000003 start=0x7f30a0000000 end=0x7f30a0004000',
      '2 dmesg context',
    ],
  },
];
