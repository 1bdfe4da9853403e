/**
 * What the kernel's interfaces take and give: data only, no code that decides. Sources are the headers and files of
 * Linux 5.10, 6.1, 6.12 and 7.2; where a name moved between versions, all of its names are here.
 */
import type { Kind } from './value.ts';
import type { Origin, Unit } from '../region/space.ts';

const s = (unit: Unit, origin: Origin): Kind => ({ k: 'space', space: { unit, origin } });

export const PGOFF = s('page', 'file');
export const FOFF = s('byte', 'file');
export const PFN = s('page', 'physical');
export const PA = s('byte', 'physical');
export const ROFF = s('byte', 'region');
export const RPG = s('page', 'region');
export const UVA = s('byte', 'user');
export const KVA = s('byte', 'kernel');
export const LENB = s('byte', 'length');
export const LENP = s('page', 'length');
export const VPG = s('page', 'vma');
export const IDX: Kind = { k: 'index' };

export interface Interface {
  /** The space each argument takes; undefined where any value may stand. */
  readonly args: readonly (Kind | undefined)[];
  readonly returns?: Kind;
  /** The pointer argument through which a value comes back, and its space. */
  readonly out?: { readonly arg: number; readonly kind: Kind };
  /** Reads or writes the vma's vm_pgoff without naming it. */
  readonly pgoff?: 'reads' | 'writes';
  /** It maps frames into the vma: a whole range, or the pages of one fault. */
  readonly maps?: 'range' | 'page';
  /** It fills the vma with pages of memory, whose frames nobody names. */
  readonly pages?: true;
  /** It drops a range of user addresses: begin and length are its second and third argument. */
  readonly zaps?: true;
  /** It looks a page offset up in what is keyed by them: i_mmap, or the page cache. */
  readonly looksUp?: true;
  /** Drops the mappings of a file range: the calls that a raw pfn makes miss. */
  readonly invalidates?: 'range' | 'pages';
  /** No effect but its result: may be moved into another expression. */
  readonly pure?: boolean;
  /** It shifts its argument by PAGE_SHIFT, whatever that counts from; `returns` is what it makes of an unknown one. */
  readonly shifts?: '<<' | '>>';
  /** Gives the vm_pgoff of its first argument plus pages of the mapping. */
  readonly linear?: boolean;
}

const _ = undefined;
const fn = (args: Interface['args'], more: Omit<Interface, 'args'> = {}): Interface => ({ args, ...more });
const pure = (args: Interface['args'], returns: Kind): Interface => ({ args, returns, pure: true });

const shifting = (shifts: '<<' | '>>', returns: Kind, takes?: Kind): Interface => ({
  args: [takes],
  returns,
  pure: true,
  shifts,
});

/** Functions and function-like macros by name (7.2 unless a comment says otherwise). */
export const interfaces: ReadonlyMap<string, Interface> = new Map<string, Interface>([
  // mm/memory.c, include/linux/mm.h, include/linux/huge_mm.h
  ['remap_pfn_range', fn([_, UVA, PFN, LENB, _], { maps: 'range' })],
  ['remap_pfn_range_notrack', fn([_, UVA, PFN, LENB, _], { maps: 'range' })],
  ['io_remap_pfn_range', fn([_, UVA, PFN, LENB, _], { maps: 'range' })],
  ['io_remap_pfn_range_pfn', fn([PFN, LENB], { returns: PFN })],
  ['vmf_insert_pfn', fn([_, UVA, PFN], { maps: 'page' })],
  ['vmf_insert_pfn_prot', fn([_, UVA, PFN, _], { maps: 'page' })],
  ['vmf_insert_pfn_pmd', fn([_, PFN, _], { maps: 'page' })],
  ['vmf_insert_pfn_pud', fn([_, PFN, _], { maps: 'page' })],
  ['vmf_insert_mixed', fn([_, UVA, PFN], { maps: 'page' })],
  ['vmf_insert_mixed_mkwrite', fn([_, UVA, PFN], { maps: 'page' })],
  // until 4.20
  ['vm_insert_pfn', fn([_, UVA, PFN], { maps: 'page' })],
  ['vm_insert_mixed', fn([_, UVA, PFN], { maps: 'page' })],
  ['vm_insert_page', fn([_, UVA, _], { pages: true })],
  ['vm_insert_pages', fn([_, UVA, _, _], { pages: true })],
  ['vm_map_pages', fn([_, _, LENP], { pgoff: 'reads', pages: true })],
  ['vm_map_pages_zero', fn([_, _, LENP], { pages: true })],
  ['vm_iomap_memory', fn([_, PA, LENB], { pgoff: 'reads', maps: 'range' })],
  ['remap_vmalloc_range', fn([_, _, RPG], { pages: true })],
  ['remap_vmalloc_range_partial', fn([_, UVA, _, RPG, LENB], { pages: true })],
  ['dma_mmap_attrs', fn([_, _, _, _, LENB, _], { pgoff: 'reads', pages: true })],
  ['dma_mmap_coherent', fn([_, _, _, _, LENB], { pgoff: 'reads', pages: true })],
  ['dma_mmap_wc', fn([_, _, _, _, LENB], { pgoff: 'reads', pages: true })],
  ['dma_mmap_pages', fn([_, _, LENB, _], { pgoff: 'reads', pages: true })],
  ['dma_common_mmap', fn([_, _, _, _, LENB, _], { pgoff: 'reads', pages: true })],
  ['dma_direct_mmap', fn([_, _, _, _, LENB, _], { pgoff: 'reads', pages: true })],
  ['pci_mmap_resource_range', fn([_, IDX, _, _, _], { pgoff: 'writes' })],
  ['vfio_pci_vmf_insert_pfn', fn([_, _, PFN, _], { maps: 'page' })],
  ['mmap_action_remap', fn([_, UVA, PFN, LENB])],
  ['mmap_action_remap_full', fn([_, PFN])],
  ['mmap_action_ioremap', fn([_, UVA, PFN, LENB])],
  ['mmap_action_ioremap_full', fn([_, PFN])],
  ['mmap_action_simple_ioremap', fn([_, PA, LENB], { pgoff: 'reads' })],
  // mm/memory.c:4444, mm/truncate.c: bytes for ranges, pages for _pages
  ['unmap_mapping_range', fn([_, FOFF, LENB, _], { invalidates: 'range' })],
  ['unmap_shared_mapping_range', fn([_, FOFF, LENB], { invalidates: 'range' })],
  ['unmap_mapping_pages', fn([_, PGOFF, LENP, _], { invalidates: 'pages' })],
  ['truncate_pagecache_range', fn([_, FOFF, FOFF], { invalidates: 'range' })],
  ['invalidate_mapping_pages', fn([_, PGOFF, PGOFF], { returns: LENP, invalidates: 'pages' })],
  ['zap_vma_ptes', fn([_, UVA, LENB], { zaps: true })],
  ['zap_special_vma_range', fn([_, UVA, LENB], { zaps: true })],
  ['zap_vma_range', fn([_, UVA, LENB], { zaps: true })],
  ['zap_page_range_single', fn([_, UVA, LENB, _], { zaps: true })],
  // include/linux/pagemap.h, include/linux/mm.h
  ['linear_page_index', fn([_, UVA], { returns: PGOFF, linear: true })],
  ['vma_pgoff_offset', fn([_, UVA], { returns: PGOFF, linear: true })],
  ['vma_address', fn([_, PGOFF, LENP], { returns: UVA, looksUp: true })],
  // include/linux/mm.h: the last page is inclusive
  ['vma_interval_tree_iter_first', fn([_, PGOFF, PGOFF], { looksUp: true })],
  ['vma_interval_tree_iter_next', fn([_, PGOFF, PGOFF], { looksUp: true })],
  ['find_get_page', fn([_, PGOFF], { looksUp: true })],
  ['find_lock_page', fn([_, PGOFF], { looksUp: true })],
  ['find_or_create_page', fn([_, PGOFF, _], { looksUp: true })],
  ['filemap_get_folio', fn([_, PGOFF], { looksUp: true })],
  ['filemap_lock_folio', fn([_, PGOFF], { looksUp: true })],
  ['vma_pages', pure([_], LENP)],
  ['vma_last_pgoff', fn([_], { returns: PGOFF })],
  ['vma_desc_size', pure([_], LENB)],
  ['vma_desc_pages', pure([_], LENP)],
  ['follow_pfn', fn([_, UVA, _], { out: { arg: 2, kind: PFN } })],
  // include/linux/pfn.h, include/linux/pci.h, include/linux/ioport.h, include/asm-generic/{io,memory_model}.h
  ['PFN_PHYS', shifting('<<', PA, PFN)],
  ['PHYS_PFN', shifting('>>', PFN)],
  ['PFN_DOWN', shifting('>>', { k: 'unknown' })],
  ['PFN_UP', shifting('>>', { k: 'unknown' })],
  ['__phys_to_pfn', shifting('>>', PFN)],
  ['__pfn_to_phys', shifting('<<', PA, PFN)],
  ['__pfn_to_pfn_t', pure([PFN, _], PFN)],
  ['phys_to_pfn_t', pure([PA, _], PFN)],
  ['pci_resource_start', pure([_, IDX], PA)],
  ['pci_resource_end', pure([_, IDX], PA)],
  ['pci_resource_len', pure([_, IDX], LENB)],
  ['resource_size', pure([_], LENB)],
  ['pci_iomap', fn([_, IDX, LENB], { returns: KVA })],
  ['ioremap', fn([PA, LENB], { returns: KVA })],
  ['memremap', fn([PA, LENB, _], { returns: KVA })],
  ['virt_to_phys', pure([_], PA)],
  ['phys_to_virt', pure([PA], KVA)],
  ['page_to_pfn', pure([_], PFN)],
  ['pfn_to_page', pure([PFN], { k: 'unknown' })],
  ['page_to_phys', pure([_], PA)],
  ['virt_to_pfn', pure([_], PFN)],
  ['__pa', pure([_], PA)],
  ['__pa_symbol', pure([_], PA)],
  ['__va', pure([PA], KVA)],
  ['slow_virt_to_phys', pure([_], PA)],
  ['sg_phys', pure([_], PA)],
  ['folio_pfn', pure([_], PFN)],
  ['pfn_to_folio', pure([PFN], { k: 'unknown' })],
  ['pfn_to_kaddr', pure([PFN], KVA)],
  ['page_to_phys_addr', pure([_], PA)],
  ['of_translate_address', fn([_, _], { returns: PA })],
  ['vmalloc_to_pfn', pure([_], PFN)],
  ['pfn_valid', pure([PFN], { k: 'unknown' })],
  // include/linux/mm.h since 6.3: they touch vma->vm_flags alone
  ['vm_flags_set', fn([])],
  ['vm_flags_clear', fn([])],
  ['vm_flags_mod', fn([])],
  ['vm_flags_init', fn([])],
  ['vm_flags_reset', fn([])],
]);

/** A member of a kernel struct that has a space of its own. */
export const fields: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  // include/linux/mm_types.h, include/linux/mm.h
  ['vm_area_struct.vm_pgoff', PGOFF],
  ['vm_area_struct.vm_start', UVA],
  ['vm_area_struct.vm_end', UVA],
  ['vm_fault.pgoff', PGOFF],
  ['vm_fault.address', UVA],
  ['vm_fault.real_address', UVA],
  ['vm_area_desc.pgoff', PGOFF],
  ['vm_area_desc.start', UVA],
  ['vm_area_desc.end', UVA],
  // include/linux/ioport.h; `end` is inclusive
  ['resource.start', PA],
  ['resource.end', PA],
  // include/uapi/linux/vfio.h
  ['vfio_region_info.offset', FOFF],
  ['vfio_region_info.size', LENB],
  ['vfio_region_info.index', IDX],
  ['vfio_region_sparse_mmap_area.offset', ROFF],
  ['vfio_region_sparse_mmap_area.size', LENB],
  ['vfio_region_dma_range.offset', ROFF],
  ['vfio_device_ioeventfd.offset', FOFF],
  ['follow_pfnmap_args.pfn', PFN],
  ['follow_pfnmap_args.address', UVA],
]);

/** Members whose type matters where no header is in sight: pointers to a kernel struct (`vmf->vma`), 32 bits that become an offset. */
export const members: ReadonlyMap<
  string,
  { readonly base: string; readonly pointers: number; readonly array?: boolean }
> = new Map([
  ['vm_fault.vma', { base: 'vm_area_struct', pointers: 1 }],
  ['vm_area_struct.vm_file', { base: 'file', pointers: 1 }],
  ['vm_area_struct.vm_ops', { base: 'vm_operations_struct', pointers: 1 }],
  // include/linux/pci.h, platform_device.h, amba/bus.h, fsl/mc.h, cdx/cdx_bus.h, vfio_pci_core.h
  ['pci_dev.resource', { base: 'resource', pointers: 0, array: true }],
  ['platform_device.resource', { base: 'resource', pointers: 1 }],
  ['amba_device.res', { base: 'resource', pointers: 0 }],
  ['fsl_mc_device.regions', { base: 'resource', pointers: 1 }],
  ['cdx_device.res', { base: 'resource', pointers: 0, array: true }],
  ['vfio_pci_core_device.pdev', { base: 'pci_dev', pointers: 1 }],
  ['vfio_pci_core_device.vdev', { base: 'vfio_device', pointers: 0 }],
  ['vfio_device.ops', { base: 'vfio_device_ops', pointers: 1 }],
  // include/uapi/linux/vfio.h
  ['vfio_region_info.index', { base: '__u32', pointers: 0 }],
  [
    'vfio_region_info_cap_sparse_mmap.areas',
    { base: 'vfio_region_sparse_mmap_area', pointers: 0, array: true },
  ],
]);

/** What functions out of sight return, where a member of it matters. */
export const returned: ReadonlyMap<string, { readonly base: string; readonly pointers: number }> = new Map([
  ['platform_get_resource', { base: 'resource', pointers: 1 }],
  ['platform_get_resource_byname', { base: 'resource', pointers: 1 }],
  ['pci_resource_n', { base: 'resource', pointers: 1 }],
  ['request_mem_region', { base: 'resource', pointers: 1 }],
]);

/** Object-like names with a fixed meaning. */
export const names: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['PAGE_SHIFT', { k: 'shift', of: 'page' }],
  ['PAGE_SIZE', { k: 'span', of: 'page' }],
  ['PAGE_MASK', { k: 'mask', of: 'page' }],
  // include/linux/stddef.h
  // include/uapi/linux/vfio.h, include/linux/pci.h
  ...['BAR0', 'BAR1', 'BAR2', 'BAR3', 'BAR4', 'BAR5', 'ROM', 'CONFIG', 'VGA'].map(
    (name, i): [string, Kind] => [`VFIO_PCI_${name}_REGION_INDEX`, { k: 'constant', value: BigInt(i) }],
  ),
  ['VFIO_PCI_NUM_REGIONS', { k: 'constant', value: 9n }],
  ['PCI_STD_RESOURCES', { k: 'constant', value: 0n }],
  ['PCI_STD_NUM_BARS', { k: 'constant', value: 6n }],
  ['PCI_STD_RESOURCE_END', { k: 'constant', value: 5n }],
  ['PCI_ROM_RESOURCE', { k: 'constant', value: 6n }],
  ['true', { k: 'constant', value: 1n }],
  ['false', { k: 'constant', value: 0n }],
]);

/** A type that says the space of a value of it, unless the value's name says that it is a size. */
export const physicalTypes: ReadonlySet<string> = new Set(['phys_addr_t']);
export const sizeName = /size|len|mask|align|count|limit/i;

/** Every VFIO bus names its region macros alike: PREFIX_OFFSET_SHIFT, _OFFSET_MASK, _OFFSET_TO_INDEX, _INDEX_TO_OFFSET. */
export const regionShiftName = /(?:^|_)OFFSET_SHIFT$/;
export const regionMaskName = /(?:^|_)OFFSET_MASK$/;
export const toIndexName = /(?:^|_)offset_to_index$/i;
export const toOffsetName = /(?:^|_)index_to_offset$/i;

/** A macro that turns a region index into an offset or back. */
export const isRegionMacro = (name: string): boolean => toIndexName.test(name) || toOffsetName.test(name);

/** Ops tables whose .mmap creates a VFIO mapping (include/linux/vfio.h, vfio_pci_core.h, mdev.h). */
export const mmapTables: ReadonlySet<string> = new Set([
  'vfio_device_ops',
  'vfio_pci_regops',
  'mdev_parent_ops',
]);

/** The members of them that do: before and, with a `vm_area_desc` for a vma, since the kernels that have mmap descriptors. */
export const mmapMembers: ReadonlySet<string> = new Set(['mmap', 'mmap_prepare']);

/** Macros that go from a member to the struct around it; the second argument is its type. */
export const containers: ReadonlySet<string> = new Set(['container_of', 'list_entry', 'container_of_const']);

/** Macros that hand their argument through. */
export const transparent: ReadonlySet<string> = new Set([
  'READ_ONCE',
  'likely',
  'unlikely',
  'ACCESS_ONCE',
  'READ_ONCE_NOCHECK',
  'untagged_addr',
  'cpu_to_le64',
  'le64_to_cpu',
  'array_index_nospec',
  'lower_32_bits',
  'data_race',
  'ALIGN',
  'ALIGN_DOWN',
  'round_up',
  'round_down',
  'PAGE_ALIGN',
  'PFN_ALIGN',
  'PAGE_ALIGN_DOWN',
]);

/** Macros whose value is one of the listed arguments. */
export const oneOf: ReadonlyMap<string, readonly number[]> = new Map([
  ['min', [0, 1]],
  ['max', [0, 1]],
  ['min_t', [1, 2]],
  ['max_t', [1, 2]],
  ['umin', [0, 1]],
  ['umax', [0, 1]],
  ['clamp', [0]],
  ['clamp_t', [1]],
]);

/** Functions and macros that are an operator on two of their arguments (include/linux/math.h, math64.h). */
export const operators: ReadonlyMap<
  string,
  { readonly op: string; readonly args: readonly [number, number] }
> = new Map([
  ['DIV_ROUND_UP', { op: '/', args: [0, 1] }],
  ['DIV_ROUND_UP_ULL', { op: '/', args: [0, 1] }],
  ['DIV_ROUND_DOWN_ULL', { op: '/', args: [0, 1] }],
  ['div_u64', { op: '/', args: [0, 1] }],
  ['div64_u64', { op: '/', args: [0, 1] }],
  ['div64_ul', { op: '/', args: [0, 1] }],
  ['size_add', { op: '+', args: [0, 1] }],
  ['size_mul', { op: '*', args: [0, 1] }],
  ['mul_u32_u32', { op: '*', args: [0, 1] }],
]);

/**
 * Macros of the kernel that write to arguments that they are given by name, not by address: which ones
 * (include/linux/{minmax,uaccess}.h, asm-generic/{rwonce,div64}.h).
 */
export const writesArguments: ReadonlyMap<string, readonly number[]> = new Map([
  ['WRITE_ONCE', [0]],
  ['swap', [0, 1]],
  ['do_div', [0]],
  ['get_user', [0]],
  ['__get_user', [0]],
  ['unsafe_get_user', [0]],
]);

/** Functions that copy what their second argument points to into what the first points to. */
export const copies: ReadonlySet<string> = new Set(['memcpy', 'memmove', '__builtin_memcpy', 'struct_copy']);

/** include/linux/bits.h: one bit, as `1 << n`. */
export const bits: ReadonlySet<string> = new Set(['BIT', 'BIT_ULL', '_BITUL', '_BITULL']);
/** include/linux/bits.h: the bits from l to h. */
export const bitRanges: ReadonlySet<string> = new Set(['GENMASK', 'GENMASK_ULL']);

/** include/linux/overflow.h: check_X_overflow(a, b, &d) puts `a op b` in d and returns whether it overflowed. */
export const checked: ReadonlyMap<string, string> = new Map([
  ['check_add_overflow', '+'],
  ['check_sub_overflow', '-'],
  ['check_mul_overflow', '*'],
  ['check_shl_overflow', '<<'],
  ['__builtin_add_overflow', '+'],
  ['__builtin_sub_overflow', '-'],
]);

/** Functions of other files that may invalidate by region offset: their names, where their text is not in sight. */
export const mayInvalidate = /^vfio_pci_(?:core_|zap_)/;
