/** Output of crash, drgn, gdb, strace and of tools that read pagemap, with what it says. Written for this project; all values are invented. */
import type { Sample } from '../show.ts';

export const debuggersSamples: readonly Sample[] = [
  {
    title: 'crash, hex',
    lines: [
      'crash> struct -x vm_area_struct.vm_start,vm_end,vm_pgoff ffff8881234a5600',
      '  vm_start = 0x7f30a0000000,',
      '  vm_end = 0x7f30b0000000,',
      '  vm_pgoff = 0x10000000,',
    ],
    says: [
      '2,3,4 crash mapping where=pgoff:0x10000000 start=0x7f30a0000000 end=0x7f30b0000000',
      '1 crash context',
    ],
  },
  {
    title: 'crash, two mappings, decimal',
    lines: [
      '  vm_start = 139847315709952,',
      '  vm_end = 139847315714048,',
      '  vm_pgoff = 536870915,',
      '  vm_start = 139847000000000,',
      '  vm_end = 139847000004096,',
      '  vm_pgoff = 1025024,',
    ],
    says: [
      '1,2,3 crash mapping where=pgoff:0x20000003 start=0x7f30bd936000 end=0x7f30bd937000',
      '4,5,6 crash mapping where=pgoff:0xfa400 start=0x7f30aac20600 end=0x7f30aac21600',
    ],
  },
  {
    title: 'crash, nested',
    lines: [
      'struct vm_area_struct {',
      '  {',
      '    struct {',
      '      vm_start = 0x7f30a0000000,',
      '      vm_end = 0x7f30b0000000',
      '    },',
      '    vm_rcu = {',
      '      next = 0x7f30a0000000,',
      '    }',
      '  },',
      '  vm_mm = 0xffff888100000000,',
      '  vm_pgoff = 0x10000000,',
      '  vm_file = 0xffff888122222200,',
      '}',
    ],
    says: [
      '4,5,12 crash mapping where=pgoff:0x10000000 start=0x7f30a0000000 end=0x7f30b0000000',
      '1,2,3,6,7,8,9,10,11,13,14 crash context',
    ],
  },
  {
    title: 'drgn',
    lines: [
      '>>> vma.vm_pgoff',
      '(unsigned long)268435456',
      '>>> vma',
      '*(struct vm_area_struct *)0xffff8881234a5600 = {',
      '\t.vm_start = (unsigned long)139847315709952,',
      '\t.vm_end = (unsigned long)139847315714048,',
      '\t.vm_pgoff = (unsigned long)268435456,',
      '}',
    ],
    says: [
      '2,1 drgn value value=pgoff:0x10000000 text=268435456',
      '5,6,7 drgn mapping where=pgoff:0x10000000 start=0x7f30bd936000 end=0x7f30bd937000',
      '3,4,8 drgn context',
    ],
  },
  {
    title: 'drgn, an answer alone',
    lines: ['(unsigned long)268435456'],
    says: ['1 drgn value value=bare:0x10000000 text=268435456'],
  },
  {
    title: 'gdb',
    lines: [
      '(gdb) p/x vma->vm_pgoff',
      '$1 = 0x10000000',
      '(gdb) p *vma',
      '$2 = {{{vm_start = 139847315709952, vm_end = 139847315714048}, vm_rcu = {next = 0x7f30a0000000, func = 0x0}}, vm_mm = 0xffff888100000000, ',
      '  vm_flags = 1157627131, vm_ops = 0xffffffffc0a01000 <vfio_pci_mmap_ops>, vm_pgoff = 536870915, vm_file = 0xffff888122222200}',
    ],
    says: [
      '2,1 gdb value value=pgoff:0x10000000 text=0x10000000',
      '4,5 gdb mapping where=pgoff:0x20000003 start=0x7f30bd936000 end=0x7f30bd937000',
      '3 gdb context',
    ],
  },
  {
    title: 'gdb, set print pretty on',
    lines: [
      '$4 = {',
      '  {',
      '    {',
      '      vm_start = 139846819512320,',
      '      vm_end = 139847087947776',
      '    },',
      '    vm_freeptr = 139846819512320',
      '  },',
      '  vm_mm = 0x0,',
      '  vm_pgoff = 268435456,',
      '  vm_file = 0x0',
      '}',
      'pfn = 0xfa000',
    ],
    says: [
      '4,5,10 gdb mapping where=pgoff:0x10000000 start=0x7f30a0000000 end=0x7f30b0000000',
      '1,2,3,6,7,8,9,11,12 gdb context',
      '13 number value value=pfn:0xfa000 text=0xfa000',
    ],
  },
  {
    title: 'gdb, answers alone',
    lines: ['vm_pgoff = 268435456', '$3 = 0x20000003'],
    says: [
      '1 gdb value value=pgoff:0x10000000 text=268435456',
      '2 gdb value value=bare:0x20000003 text=0x20000003',
    ],
  },
  {
    title: 'gdb, info proc mappings',
    lines: [
      '          Start Addr           End Addr       Size     Offset  Perms  objfile',
      '      0x7f30a0000000     0x7f30b0000000 0x10000000 0x10000000000  rw-s   anon_inode:[vfio-device]',
      '      0x555555554000     0x555555556000     0x2000        0x0  r--p   /usr/bin/cat',
    ],
    says: [
      '1 gdb context',
      '2 gdb mapping where=offset:0x10000000000 start=0x7f30a0000000 end=0x7f30b0000000 permissions=rw-s path=anon_inode:[vfio-device]',
      '3 gdb context',
    ],
  },
  {
    title: 'strace',
    lines: [
      'mmap(NULL, 268435456, PROT_READ|PROT_WRITE, MAP_SHARED, 35, 0x10000000000) = 0x7f30a0000000',
      '[pid  4712] 16:36:11.650739 mmap(NULL, 4096, PROT_READ, MAP_SHARED, 35</dev/vfio/devices/vfio0<char 511:0>>, 0x20000003000) = 0x7f926e662000',
      '     0.000346 [00007f629acf59b3] mmap2(0xb6400000, 1048576, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_POPULATE, 9<anon_inode:[vfio-device]>, 0x40000000000) = 0xb6400000 <0.000007>',
      'mmap(NULL, 4096, PROT_READ|PROT_WRITE, MAP_SHARED, 35, 0x60000000000) = -1 EINVAL (Invalid argument)',
      'mmap(NULL, 12288, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7f926e475000',
      'mmap(NULL, 3860, PROT_READ, MAP_SHARED, 3</etc/passwd>, 0) = 0x7f926e662000',
      'ioctl(35, VFIO_DEVICE_GET_REGION_INFO, 0x7ffd5a020000) = 0',
      '16:36:11.650848 +++ exited with 0 +++',
    ],
    says: [
      '1 strace mapping where=offset:0x10000000000 start=0x7f30a0000000 length=0x10000000 permissions=rw-s fd=35',
      '2 strace mapping where=offset:0x20000003000 start=0x7f926e662000 length=0x1000 permissions=r--s path=/dev/vfio/devices/vfio0 fd=35',
      '3 strace mapping where=offset:0x40000000000 start=0xb6400000 length=0x100000 permissions=rw-s path=anon_inode:[vfio-device] fd=9',
      '4 strace mapping where=offset:0x60000000000 length=0x1000 permissions=rw-s fd=35',
      '5 strace context',
      '6 strace context',
      '7 strace context',
      '8 strace context',
    ],
  },
  {
    title: 'strace, with what was opened',
    lines: [
      'openat(AT_FDCWD, "/dev/vfio/devices/vfio0", O_RDWR) = 35',
      'mmap(NULL, 4096, PROT_READ|PROT_WRITE, MAP_SHARED, 35, 0x10000000000) = 0x7f30a0000000',
      '17:06:06.579700 openat(AT_FDCWD, "/usr/lib/gconv/gconv-modules.cache", O_RDONLY) = 3',
      '17:06:06.579758 mmap(NULL, 27028, PROT_READ, MAP_SHARED, 3, 0) = 0x7f8b8b356000',
    ],
    says: [
      '1 strace device fd=35 path=/dev/vfio/devices/vfio0',
      '2 strace mapping where=offset:0x10000000000 start=0x7f30a0000000 length=0x1000 permissions=rw-s path=/dev/vfio/devices/vfio0 fd=35',
      '3 strace context',
      '4 strace context',
    ],
  },
  {
    title: 'pagemap',
    lines: [
      '80000000000fa000',
      '0x8080000006000000',
      '0x7f30a0000000: 0x80000000000fa001',
      'pagemap[0x7f30a0001000] = 0x0',
      '80000000000fa000 80000000000fa001',
    ],
    says: [
      '1 pagemap pagemap present=true pfn=0xfa000',
      '2 pagemap pagemap present=true pfn=0x6000000',
      '3 pagemap pagemap present=true pfn=0xfa001',
      '4 pagemap pagemap present=false pfn=0x0',
      '5 pagemap pagemap present=true pfn=0xfa000',
      '5 pagemap pagemap present=true pfn=0xfa001',
    ],
  },
  {
    title: 'no pagemap',
    lines: ['ffffffffffffffff', '8000000000000000', 'ffff888123400000'],
    says: [
      '1 number value value=bare:0xffffffffffffffff text=ffffffffffffffff',
      '2 number value value=bare:0x8000000000000000|0x1c6bf526340000 text=8000000000000000',
      '3 number value value=bare:0xffff888123400000 text=ffff888123400000',
    ],
  },
];
