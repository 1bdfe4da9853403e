/** QEMU's traces and memory trees with what they say. Written for this project; all values are invented. */
import type { Sample } from '../show.ts';

export const qemuSamples: readonly Sample[] = [
  {
    title: 'traces of regions',
    lines: [
      '12345@1763805600.123456:vfio_region_setup Device 0000:01:00.0, region 1 "0000:01:00.0 BAR 1", flags: 0x7, offset: 0x10000000000, size: 0x10000000',
      '12345@1763805600.123457:vfio_region_setup Device 0000:01:00.0, region 2 "0000:01:00.0 BAR 2", flags: 0x0, offset: 0x20000000000, size: 0x0',
      '2026-11-22T10:02:11.123456Z qemu-system-x86_64[77]: vfio_region_setup Device 0000:01:00.0, region 5 "0000:01:00.0 BAR 5", flags: 0x3, offset: 0x50000000000, size: 0x80',
      "vfio_populate_device_config Device '0000:01:00.0' config: size: 0x1000, offset: 0x70000000000, flags: 0x3",
      "vfio_pci_load_rom Device '0000:01:00.0' ROM: size: 0x20000, offset: 0x60000000000, flags: 0x1",
      'vfio_get_dev_region 0000:00:02.0 index 9, 80008086/00000001',
      'vfio_get_device Device 0000:01:00.0 flags: 2, regions: 9, irqs: 5',
    ],
    says: [
      '1 qemu-trace region device=0000:01:00.0 index=1 name=0000:01:00.0 BAR 1 memory=mem size=0x10000000 offset=0x10000000000 mmap=true',
      '2 qemu-trace region device=0000:01:00.0 index=2 name=0000:01:00.0 BAR 2 memory=empty size=0x0 offset=0x20000000000 mmap=false',
      '3 qemu-trace region device=0000:01:00.0 index=5 name=0000:01:00.0 BAR 5 memory=other size=0x80 offset=0x50000000000 mmap=false',
      '4 qemu-trace region device=0000:01:00.0 index=7 memory=config size=0x1000 offset=0x70000000000 mmap=false',
      '5 qemu-trace region device=0000:01:00.0 index=6 memory=rom size=0x20000 offset=0x60000000000 mmap=false',
      '6 qemu-trace region device=0000:00:02.0 index=9 memory=other type=0x80008086 subtype=1',
      '7 qemu-trace context',
    ],
  },
  {
    title: 'traces of two lines',
    lines: [
      '4711@1763805600.000001:vfio_region_setup Device a003e00.dma, region 0 "VFIO a003e00.dma region 0',
      '", flags: 0x7, offset: 0x0, size: 0x10000',
      '4711@1763805600.000002:vfio_region_mmap Region VFIO a003e00.dma region 0',
      ' mmaps[0] [0x0 - 0xffff]',
    ],
    says: [
      '1,2 qemu-trace region device=a003e00.dma index=0 name=VFIO a003e00.dma region 0 memory=mem size=0x10000 offset=0x0 mmap=true',
      '3,4 qemu-trace area device=a003e00.dma index=0 start=0x0 end=0x10000',
    ],
  },
  {
    title: 'traces of areas',
    lines: [
      'vfio_region_mmap Region 0000:01:00.0 BAR 1 mmaps[0] [0x0 - 0xfffffff]',
      'vfio_region_sparse_mmap_header Device 0000:01:00.0 region 4: 2 sparse mmap entries',
      'vfio_region_sparse_mmap_entry sparse entry 0 [0x0 - 0x1fff]',
      'vfio_region_sparse_mmap_entry sparse entry 1 [0x4000 - 0x8000]',
      'vfio_msix_fixup  (0000:01:00.0) MSI-X region 3 mmap fixup [0x1000 - 0x4000]',
      'vfio_region_unmap Region 0000:01:00.0 BAR 1 mmaps[0] unmap [0x0 - 0xfffffff]',
      'vfio_region_sparse_mmap_entry sparse entry 0 [0x0 - 0x2000]',
    ],
    says: [
      '1 qemu-trace area device=0000:01:00.0 index=1 start=0x0 end=0x10000000',
      '2 qemu-trace context',
      '3 qemu-trace area device=0000:01:00.0 index=4 start=0x0 end=0x2000',
      '4 qemu-trace area device=0000:01:00.0 index=4 start=0x4000 end=0x8000',
      '5 qemu-trace area device=0000:01:00.0 index=3 start=0x1000 end=0x4000',
      '6 qemu-trace context',
      '7 qemu-trace area start=0x0 end=0x2000',
    ],
  },
  {
    title: 'traces of accesses, and a module',
    lines: [
      'vfio_region_write  (0000:01:00.0:region0+0x1400, 0x1, 4)',
      'vfio_region_read  (a003e00.dma:region1+0x8, 4) = 0x0',
      'vfio_region_mmap_fault Region 0000:01:00.0 BAR 2 mmaps[0], [0x20000000000 - 0x20000ffffff], fault: -22',
      'qemu-99 [001] ..... 12.345678: tracing_mark_write: vfio_region_write  (0000:01:00.0:region2+0x10, 0x1, 4)',
      'vfio_intx_enable  (0000:01:00.0)',
      'vfio_pci 81920 1',
    ],
    says: [
      '1 qemu-trace value value=place:0+0x1400 text=0000:01:00.0:region0+0x1400 device=0000:01:00.0',
      '2 qemu-trace value value=place:1+0x8 text=a003e00.dma:region1+0x8 device=a003e00.dma',
      '3 qemu-trace value value=offset:0x20000000000 text=0x20000000000 device=0000:01:00.0',
      '4 qemu-trace value value=place:2+0x10 text=0000:01:00.0:region2+0x10 device=0000:01:00.0',
      '5 qemu-trace context',
      'not understood: 6',
    ],
  },
  {
    title: 'info mtree -f',
    lines: [
      '(qemu) info mtree -f',
      'FlatView #1',
      ' AS "memory", root: system',
      ' Root memory region: system',
      '  0000000000000000-000000000009ffff (prio 0, ram): pc.ram KVM',
      '  0000006000000000-000000600fffffff (prio 0, ramd): 0000:01:00.0 BAR 1 mmaps[0] KVM',
      '  0000000080089000-0000000080b8ffff (prio 0, ramd): 0000:01:00.0 BAR 0 mmaps[0] @0000000000089000 KVM',
      '  0000000080b90000-0000000080b90fff (prio 0, i/o): 0000:01:00.0 BAR 0 @0000000000b90000',
      '  000000000c000000-000000000c00ffff (prio 0, ramd): VFIO a003e00.dma region 0',
      ' mmaps[1] KVM',
    ],
    says: [
      '1 mtree context',
      '2 mtree context',
      '3 mtree context',
      '4 mtree context',
      '5 mtree context',
      '6 mtree guest device=0000:01:00.0 index=1 start=0x6000000000 end=0x6010000000 offset=0x0 area=0',
      '7 mtree guest device=0000:01:00.0 index=0 start=0x80089000 end=0x80b90000 offset=0x89000 area=0',
      '8 mtree guest device=0000:01:00.0 index=0 start=0x80b90000 end=0x80b91000 offset=0xb90000',
      '9,10 mtree guest device=a003e00.dma index=0 start=0xc000000 end=0xc010000 offset=0x0 area=1',
    ],
  },
  {
    title: 'info mtree without priorities, with owners',
    lines: [
      '  0000000081000000-0000000081000fff (ramd): 0000:02:00.0 BAR 2 mmaps[1] KVM',
      '    00000000fe000000-00000000fe00ffff (prio 1, i/o): 0000:02:00.0 base BAR 2 owner:{dev id=hostdev0}',
      '    00000000000a0000-00000000000bffff (prio 1, i/o): alias smram @pc.ram 00000000000a0000-00000000000bffff KVM',
    ],
    says: [
      '1 mtree guest device=0000:02:00.0 index=2 start=0x81000000 end=0x81001000 offset=0x0 area=1',
      '2 mtree guest device=0000:02:00.0 index=2 start=0xfe000000 end=0xfe010000 offset=0x0',
      '3 mtree context',
    ],
  },
];
