/** Lists of fds and fdinfo with what they say. Written for this project; all values are invented. */
import type { Sample } from '../show.ts';

export const fdSamples: readonly Sample[] = [
  {
    title: 'a list of /proc/PID/fd',
    lines: [
      'total 0',
      'lrwx------. 1 qemu qemu 64 Nov 22 10:02 33 -> /dev/vfio/vfio',
      'lrwx------. 1 qemu qemu 64 Nov 22 10:02 34 -> /dev/vfio/12',
      'lrwx------. 1 qemu qemu 64 Nov 22 10:02 35 -> anon_inode:[vfio-device]',
      'lrwx------ 1 root root 64 Nov 22 10:02 7 -> /dev/vfio/devices/vfio0',
      "l-wx------ 1 root root 64 Nov 22 10:02 1 -> 'pipe:[40404]'",
    ],
    says: [
      '1 fd context',
      '2 fd context',
      '3 fd context',
      '4 fd device fd=35 path=anon_inode:[vfio-device]',
      '5 fd device fd=7 path=/dev/vfio/devices/vfio0',
      '6 fd context',
    ],
  },
  {
    title: 'one fd',
    lines: ['35 -> anon_inode:[vfio-device]'],
    says: ['1 fd device fd=35 path=anon_inode:[vfio-device]'],
  },
  {
    title: 'lsof',
    lines: ['qemu-syst 4711 qemu  35u  a_inode   0,14        0    13653 [vfio-device]'],
    says: ['1 fd device fd=35 path=[vfio-device]'],
  },
  {
    title: 'fdinfo with its name',
    lines: [
      '==> /proc/4711/fdinfo/35 <==',
      'pos:\t0',
      'flags:\t02000002',
      'mnt_id:\t16',
      'ino:\t13653',
      'vfio-device-syspath: /sys/devices/pci0000:00/0000:00:01.0/0000:01:00.0',
    ],
    says: [
      '2 fdinfo context',
      '3 fdinfo context',
      '4 fdinfo context',
      '5 fdinfo context',
      '6,1,5 fdinfo device device=0000:01:00.0 fd=35 path=/sys/devices/pci0000:00/0000:00:01.0/0000:01:00.0 inode=13653',
    ],
  },
  {
    title: 'fdinfo through grep',
    lines: [
      '/proc/4711/fdinfo/35:vfio-device-syspath: /sys/devices/pci0000:00/0000:00:01.0/0000:01:00.0',
      '/proc/4711/fdinfo/36:vfio-device-syspath: /sys/devices/platform/a003e00.dma',
    ],
    says: [
      '1 fdinfo device device=0000:01:00.0 fd=35 path=/sys/devices/pci0000:00/0000:00:01.0/0000:01:00.0',
      '2 fdinfo device device=a003e00.dma fd=36 path=/sys/devices/platform/a003e00.dma',
    ],
  },
  {
    title: 'fdinfo behind a prompt',
    lines: [
      '$ cat /proc/4711/fdinfo/9',
      'pos:\t0',
      'flags:\t02',
      'mnt_id:\t16',
      'ino:\t148',
      'vfio-device-syspath: /sys/devices/virtual/mtty/mtty/83b8f4f2-509f-382f-3c1e-e6bfe0fa1001',
    ],
    says: [
      '2 fdinfo context',
      '3 fdinfo context',
      '4 fdinfo context',
      '5 fdinfo context',
      '6,1,5 fdinfo device device=83b8f4f2-509f-382f-3c1e-e6bfe0fa1001 fd=9 path=/sys/devices/virtual/mtty/mtty/83b8f4f2-509f-382f-3c1e-e6bfe0fa1001 inode=148',
    ],
  },
];
