/** Lines of maps, smaps and pmap with what they say. Written for this project; all values are invented. */
import type { Sample } from '../show.ts';

export const mapsSamples: readonly Sample[] = [
  {
    title: 'maps of an fd of /dev/vfio/devices',
    lines: [
      '7f30a0000000-7f30b0000000 rw-s 10000000000 00:07 148                     /dev/vfio/devices/vfio0',
      '7f30bc000000-7f30bd000000 rw-s 00000000 00:07 148                        /dev/vfio/devices/vfio0',
    ],
    says: [
      '1 maps mapping where=offset:0x10000000000 start=0x7f30a0000000 end=0x7f30b0000000 permissions=rw-s path=/dev/vfio/devices/vfio0 inode=00:07 148',
      '2 maps mapping where=offset:0x0 start=0x7f30bc000000 end=0x7f30bd000000 permissions=rw-s path=/dev/vfio/devices/vfio0 inode=00:07 148',
    ],
  },
  {
    title: 'maps of an old kernel, with a physical address',
    lines: [
      '7f1200000000-7f1200004000 rw-s fa000000 00:0e 13653                      anon_inode:[vfio-device]',
    ],
    says: [
      '1 maps mapping where=offset:0xfa000000 start=0x7f1200000000 end=0x7f1200004000 permissions=rw-s path=anon_inode:[vfio-device] inode=00:0e 13653',
    ],
  },
  {
    title: 'maps through grep -n, beside libraries',
    lines: [
      '/proc/4711/maps:12:7f30bd200000-7f30bd201000 rw-s 20000003000 00:0e 13653 anon_inode:[vfio-device]',
      '55e0a1a00000-55e0a1a20000 r-xp 00002000 fe:00 260875                     /usr/bin/qemu-system-x86_64',
      '7f2200000000-7f2200021000 rw-p 00000000 00:00 0',
      '7f2200100000-7f2200121000 r-xp 00004000 fe:00 99321                      /usr/lib/libvfio-user.so.0',
      '7ffd5a000000-7ffd5a021000 rw-p 00000000 00:00 0                          [stack]',
    ],
    says: [
      '1 maps mapping where=offset:0x20000003000 start=0x7f30bd200000 end=0x7f30bd201000 permissions=rw-s path=anon_inode:[vfio-device] inode=00:0e 13653',
      '2 maps context',
      '3 maps context',
      '4 maps context',
      '5 maps context',
    ],
  },
  {
    title: 'maps wrapped by a mailer',
    lines: ['7f30bd200000-7f30bd201000 rw-s 20000003000 00:0e 13653', 'anon_inode:[vfio-device]'],
    says: [
      '1,2 maps mapping where=offset:0x20000003000 start=0x7f30bd200000 end=0x7f30bd201000 permissions=rw-s path=anon_inode:[vfio-device] inode=00:0e 13653',
    ],
  },
  {
    title: 'maps of a 32-bit program',
    lines: ['b6400000-b6500000 rw-s 40000000000 00:0c 991        anon_inode:[vfio-device]'],
    says: [
      '1 maps mapping where=offset:0x40000000000 start=0xb6400000 end=0xb6500000 permissions=rw-s path=anon_inode:[vfio-device] inode=00:0c 991',
    ],
  },
  {
    title: 'maps cut before the path',
    lines: ['7f30bd200000-7f30bd201000 rw-s 20000003000 00:0e 13653'],
    says: [
      '1 maps mapping where=offset:0x20000003000 start=0x7f30bd200000 end=0x7f30bd201000 permissions=rw-s inode=00:0e 13653',
    ],
  },
  {
    title: 'no maps: the end comes first',
    lines: ['7f30bd201000-7f30bd200000 rw-s 20000003000 00:0e 13653  anon_inode:[vfio-device]'],
    says: ['not understood: 1'],
  },
  {
    title: 'smaps',
    lines: [
      '7f5500000000-7f5500100000 rw-s 40001ff0000 00:0e 13653                   anon_inode:[vfio-device]',
      'Size:               1024 kB',
      'KernelPageSize:        4 kB',
      'MMUPageSize:           4 kB',
      'Rss:                   0 kB',
      'Pss:                   0 kB',
      'Pss_Dirty:             0 kB',
      'THPeligible:           0',
      'VmFlags: rd wr sh mr mw me ms pf io de dd sd ',
    ],
    says: [
      '1,3,9 smaps mapping where=offset:0x40001ff0000 start=0x7f5500000000 end=0x7f5500100000 permissions=rw-s path=anon_inode:[vfio-device] inode=00:0e 13653 vmFlags=rd,wr,sh,mr,mw,me,ms,pf,io,de,dd,sd page=12',
      '2,4,5,6,7,8 smaps context',
    ],
  },
  {
    title: 'smaps of a kernel with 64K pages',
    lines: [
      'fffff4000000-fffff4010000 rw-s 10000000000 00:07 148 /dev/vfio/devices/vfio3',
      'KernelPageSize:       64 kB',
      'MMUPageSize:          64 kB',
      'VmFlags: rd wr sh mr mw me ms pf io de dd',
    ],
    says: [
      '1,2,4 smaps mapping where=offset:0x10000000000 start=0xfffff4000000 end=0xfffff4010000 permissions=rw-s path=/dev/vfio/devices/vfio3 inode=00:07 148 vmFlags=rd,wr,sh,mr,mw,me,ms,pf,io,de,dd page=16',
      '3 smaps context',
    ],
  },
  {
    title: 'smaps of a kernel with 16K pages, read only',
    lines: [
      'aaab00000000-aaab00004000 r--s 20000004000 00:0e 2071                    anon_inode:[vfio-device]',
      'Size:                 16 kB',
      'KernelPageSize:       16 kB',
      'VmFlags: rd sh mr me ms pf io de dd',
    ],
    says: [
      '1,3,4 smaps mapping where=offset:0x20000004000 start=0xaaab00000000 end=0xaaab00004000 permissions=r--s path=anon_inode:[vfio-device] inode=00:0e 2071 vmFlags=rd,sh,mr,me,ms,pf,io,de,dd page=14',
      '2 smaps context',
    ],
  },
  {
    title: 'smaps without heads',
    lines: ['KernelPageSize:        4 kB', 'VmFlags: rd wr sh mr mw me ms pf io de dd sd'],
    says: ['1,2 smaps context'],
  },
  {
    title: 'smaps of a library',
    lines: [
      '7f2200100000-7f2200121000 r-xp 00004000 fe:00 99321                      /usr/lib/libc.so.6',
      'Size:                132 kB',
      'VmFlags: rd ex mr mw me',
    ],
    says: ['1,2,3 smaps context'],
  },
  {
    title: 'pmap -X',
    lines: [
      '4711:   qemu-system-x86_64 -machine q35',
      '         Address Perm      Offset Device  Inode   Size  Rss Pss Locked THPeligible Mapping',
      '    55e0a1a00000 r-xp    00002000  fe:00 260875     20   20  20      0           0 qemu-system-x86_64',
      '    7f30a0000000 rw-s 10000000000  00:07    148 262144    0   0      0           0 vfio0',
      '    7f30bd200000 rw-s 20000003000  00:0e  13653      4    0   0      0           0 anon_inode:[vfio-device]',
      '                                                ====== ==== === ====== =========== ',
      '                                                262168   20  20      0           0 KB ',
    ],
    says: [
      '1 pmap context',
      '2 pmap context',
      '3 pmap context',
      '4 pmap mapping where=offset:0x10000000000 start=0x7f30a0000000 length=0x10000000 permissions=rw-s path=vfio0 inode=00:07 148',
      '5 pmap mapping where=offset:0x20000003000 start=0x7f30bd200000 length=0x1000 permissions=rw-s path=anon_inode:[vfio-device] inode=00:0e 13653',
      '6 pmap context',
      '7 pmap context',
    ],
  },
  {
    title: 'pmap -XX',
    lines: [
      '         Address Perm      Offset Device  Inode   Size KernelPageSize MMUPageSize Rss VmFlags                 Mapping',
      '    7f30a0000000 rw-s 10000000000  00:07    148 262144             16          16   0 rd wr sh mr mw me pf io vfio0',
    ],
    says: [
      '1 pmap context',
      '2 pmap mapping where=offset:0x10000000000 start=0x7f30a0000000 length=0x10000000 permissions=rw-s path=vfio0 inode=00:07 148 vmFlags=rd,wr,sh,mr,mw,me,pf,io page=14',
    ],
  },
  {
    title: 'a row of pmap -X',
    lines: [
      '    7f30a0000000 rw-s 10000000000  00:11    3101     262144       0    0       0 anon_inode:[vfio-device]',
    ],
    says: [
      '1 pmap mapping where=offset:0x10000000000 start=0x7f30a0000000 length=0x10000000 permissions=rw-s path=anon_inode:[vfio-device] inode=00:11 3101',
    ],
  },
  {
    title: 'pmap, which has no offsets',
    lines: ['4711:   qemu-system-x86_64', '00007f30a0000000 262144K rw-s- vfio0', ' total           262144K'],
    says: ['1 pmap context', '2 pmap context', '3 pmap context'],
  },
];
