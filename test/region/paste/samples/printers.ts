/** Which code prints what the samples show: the file of the tree whose format strings their layout was checked against. */

export interface Printer {
  /** Project and version. */
  readonly tree: string;
  readonly file: string;
  /** The function with the format, or the name of the format where a table holds it. */
  readonly by: string;
}

const printer = (tree: string, file: string, by: string): Printer => ({ tree, file, by });

export const showMap = printer('Linux 6.12', 'fs/proc/task_mmu.c', 'show_map_vma()');
export const showSmap = printer('Linux 6.12', 'fs/proc/task_mmu.c', 'show_smap()');
export const pagemapWords = printer('Linux 6.12', 'fs/proc/task_mmu.c', 'pte_to_pagemap_entry()');
export const seqShow = printer('Linux 6.12', 'fs/proc/fd.c', 'seq_show()');
export const showFdinfo = printer('Linux 6.18', 'drivers/vfio/vfio_main.c', 'vfio_device_show_fdinfo()');
export const inodeName = printer('Linux 6.12', 'fs/anon_inodes.c', 'anon_inodefs_dname()');
export const resourceShow = printer('Linux 6.12', 'drivers/pci/pci-sysfs.c', 'resource_show()');
export const iomemShow = printer('Linux 6.12', 'kernel/resource.c', 'r_show()');
export const resourceString = printer('Linux 6.12', 'lib/vsprintf.c', 'resource_string()');
export const readBase = printer('Linux 6.1', 'drivers/pci/probe.c', '__pci_read_base()');
export const requestRegion = printer('Linux 6.12', 'drivers/pci/pci.c', '__pci_request_region()');
export const assignResource = printer('Linux 6.12', 'drivers/pci/setup-res.c', 'pci_assign_resource()');
export const dumpVma = printer('Linux 6.12', 'mm/debug.c', 'dump_vma()');
export const printInfo = printer('Linux 6.12', 'lib/dump_stack.c', 'dump_stack_print_info()');
export const mmapCode = printer('Linux 6.12', 'drivers/vfio/pci/vfio_pci_core.c', 'vfio_pci_core_mmap()');
export const uapi = printer('Linux 6.12', 'include/linux/vfio_pci_core.h', 'VFIO_PCI_INDEX_TO_OFFSET()');
export const ls = printer('coreutils 9.1', 'src/ls.c', 'print_long_format()');
export const od = printer('coreutils 9.1', 'src/od.c', 'write_block()');
export const xxd = printer('Vim 9.0', 'src/xxd/xxd.c', 'main()');
export const lsof = printer('lsof 4.95', 'print.c', 'print_file()');
export const pmapExtended = printer('procps-ng 4.0.2', 'src/pmap.c', 'print_extended_maps()');
export const pmapPlain = printer('procps-ng 4.0.2', 'src/pmap.c', 'one_proc()');
export const showBases = printer('pciutils 3.9', 'lspci.c', 'show_bases()');
export const showRom = printer('pciutils 3.9', 'lspci.c', 'show_rom()');
export const sriov = printer('pciutils 3.9', 'ls-ecaps.c', 'cap_sriov()');
export const traceEvents = printer('QEMU 8.2', 'hw/vfio/trace-events', 'vfio_region_*');
export const oldTraceEvents = printer('QEMU 8.1', 'hw/vfio/trace-events', 'vfio_populate_device_config');
export const flatView = printer('QEMU 8.2', 'system/memory.c', 'mtree_print_flatview()');
export const crashStruct = printer('crash 8.0.2', 'symbols.c', 'print_struct()');
export const crashVm = printer('crash 8.0.2', 'memory.c', 'vm_area_dump()');
export const crashVtop = printer('crash 8.0.2', 'memory.c', 'do_vtop()');
export const drgnFormat = printer('drgn 0.0.22', 'libdrgn/language_c.c', 'c_format_compound_object()');
export const gdbValue = printer('gdb 13.1', 'gdb/cp-valprint.c', 'cp_print_value_fields()');
export const gdbMappings = printer('gdb 13.1', 'gdb/linux-tdep.c', 'linux_info_proc()');
export const straceMmap = printer('strace 6.1', 'src/mem.c', 'print_mmap()');
export const regionReport = printer('QEMU 8.2', 'hw/vfio/common.c', 'vfio_region_write()');
export const straceAccess = printer('strace 6.1', 'src/io.c', 'SYS_FUNC(pread)');
export const regionInfo = printer('libvfio-user', 'lib/libvfio-user.c', 'dev_get_reginfo()');
export const clientRegions = printer('libvfio-user', 'samples/client.c', 'get_device_region_info()');
/** Nobody prints it. */
export const typed = printer(
  'typed by people',
  'server/core/region/paste/values.ts',
  'the reader is the format',
);
export const tables = printer(
  'typed by people',
  'server/core/region/paste/regions.ts',
  'the reader is the format',
);
