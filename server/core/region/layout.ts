/** Region layouts of every VFIO bus, as data; encode and decode over any of them. */
import {
  fileOffset,
  fileOffsetOf,
  indexAbove,
  isInside,
  joinIndex,
  length,
  lengthOf,
  offsetAt,
  offsetBelow,
  offsetFrom,
  pageCount,
  pgoff,
  type FileOffset,
  type Length,
  type PageShift,
  type Pgoff,
  type RegionOffset,
} from './space.ts';

/** How a device lays its regions out on its fd: by a shift, or by a table (then in the order of their offsets). */
export type Coding =
  | { readonly kind: 'shift'; readonly shift: number }
  | { readonly kind: 'table'; readonly regions: readonly TableRegion[] };

export interface TableRegion {
  readonly index: number;
  readonly offset: FileOffset;
  readonly size: Length;
}

/** A region of a table that the driver writes in pages of the host. */
export interface PagedRegion {
  readonly index: number;
  readonly name: string;
  readonly page: Pgoff;
  /** Undefined where it is one page of the host. */
  readonly size: Length | undefined;
}

export interface Layout {
  readonly name: string;
  /** Of a table in pages, the one for 4 KiB; `codingAt` knows the others. */
  readonly coding: Coding;
  /** Set where the offsets of a table are in pages of the host. */
  readonly paged: readonly PagedRegion[] | undefined;
  /** Region names by index; device-specific regions follow. */
  readonly names: readonly string[];
  /** What the bus's macros begin with; empty where it has none that turn an index into an offset, or borrows others'. */
  readonly macros: string;
  /** File and version that say so. */
  readonly source: string;
}

const pci = ['BAR0', 'BAR1', 'BAR2', 'BAR3', 'BAR4', 'BAR5', 'ROM', 'CONFIG', 'VGA'];

type Facts = Pick<Layout, 'name' | 'names' | 'macros' | 'source'>;

const byShift = (shift: number, facts: Facts): Layout => ({
  ...facts,
  coding: { kind: 'shift', shift },
  paged: undefined,
});

const inPages = (regions: readonly PagedRegion[], page: PageShift): Coding => ({
  kind: 'table',
  regions: regions.map((region) => ({
    index: region.index,
    offset: fileOffsetOf(region.page, page),
    size: region.size ?? lengthOf(pageCount(1n), page),
  })),
});

const byTable = (paged: readonly PagedRegion[], facts: Facts): Layout => ({
  ...facts,
  coding: inPages(paged, 12),
  paged,
});

const at = (page: bigint, index: number, name: string, size?: bigint): PagedRegion => ({
  index,
  name,
  page: pgoff(page),
  size: size === undefined ? undefined : length(size),
});

/** What a sample's memory BAR measures depends on the type its user picks; the number here is one of them. */
export const layouts: readonly Layout[] = [
  byShift(40, {
    name: 'vfio-pci',
    names: pci,
    macros: 'VFIO_PCI_',
    source: 'include/linux/vfio_pci_core.h:23, 7.2',
  }),
  byShift(40, {
    name: 'vfio-platform',
    names: [],
    macros: 'VFIO_PLATFORM_',
    source: 'drivers/vfio/platform/vfio_platform_private.h:14, 7.2',
  }),
  byShift(40, {
    name: 'fsl-mc',
    names: [],
    macros: 'VFIO_FSL_MC_',
    source: 'drivers/vfio/fsl-mc/vfio_fsl_mc_private.h:10, 7.2',
  }),
  byShift(40, { name: 'cdx', names: [], macros: 'VFIO_CDX_', source: 'drivers/vfio/cdx/private.h:11, 7.2' }),
  byShift(48, {
    name: 'ism',
    names: pci,
    macros: 'ISM_VFIO_PCI_',
    source: 'drivers/vfio/pci/ism/main.c:11, 7.2',
  }),
  byShift(10, {
    name: 'ccw',
    names: ['CONFIG', 'ASYNC_CMD', 'SCHIB', 'CRW'],
    macros: 'VFIO_CCW_',
    source: 'drivers/s390/cio/vfio_ccw_private.h:28, 7.2',
  }),
  byShift(40, {
    name: 'kvmgt',
    names: pci,
    macros: '',
    source: 'drivers/gpu/drm/i915/gvt/kvmgt.c:61, 7.2: own copy of the PCI macros',
  }),
  byShift(40, {
    name: 'mtty',
    names: pci,
    macros: 'MTTY_VFIO_PCI_',
    source: 'samples/vfio-mdev/mtty.c:58, 7.2',
  }),
  byTable([], {
    name: 'ap',
    names: [],
    macros: '',
    source: 'drivers/s390/crypto/vfio_ap_ops.c, 7.2: no regions',
  }),
  // Region 16, the display, is the memory of BAR0 once more: an offset decodes to BAR0, which comes first.
  byTable([at(0n, 7, 'CONFIG', 0xffn), at(1n, 0, 'BAR0', 0x300000n), at(1n, 16, 'DISPLAY', 0x300000n)], {
    name: 'mdpy',
    names: pci,
    macros: '',
    source: 'samples/vfio-mdev/mdpy.c, 7.2',
  }),
  byTable([at(0n, 7, 'CONFIG', 0xffn), at(1n, 2, 'BAR2'), at(2n, 9, 'EDID'), at(3n, 0, 'BAR0', 0x400000n)], {
    name: 'mbochs',
    names: pci,
    macros: '',
    source: 'samples/vfio-mdev/mbochs.c, 7.2',
  }),
];

/** The coding on a host with pages of that size: a table in pages moves with them, a shift does not. */
export const codingAt = (layout: Layout, page: PageShift): Coding =>
  layout.paged ? inPages(layout.paged, page) : layout.coding;

/** The layout whose macros a name belongs to, as in VFIO_CDX_OFFSET_SHIFT or vfio_cdx_index_to_offset. */
export function layoutOfMacro(name: string): Layout | undefined {
  const upper = name.toUpperCase();
  return layouts.find((layout) => layout.macros !== '' && upper.startsWith(layout.macros));
}

export const layoutNamed = (name: string): Layout | undefined =>
  layouts.find((layout) => layout.name === name);

/** The name of a region, where the bus gives it one. */
export const regionName = (layout: Layout, index: bigint): string | undefined =>
  layout.paged?.find((region) => BigInt(region.index) === index)?.name ??
  layout.names.find((_, i) => BigInt(i) === index);

export interface Decoded {
  readonly index: bigint;
  readonly offset: RegionOffset;
}

/** Index and byte in the region by a shift, which always gives some index. @throws RangeError for a shift outside 0 … 64 */
export const decodeByShift = (offset: FileOffset, shift: number): Decoded => ({
  index: indexAbove(offset, shift),
  offset: offsetBelow(offset, shift),
});

/** Index and byte in the region; undefined where a table has no region there. */
export function decode(coding: Coding, offset: FileOffset): Decoded | undefined {
  if (coding.kind === 'shift') return decodeByShift(offset, coding.shift);
  for (const region of coding.regions) {
    if (offset < region.offset) continue;
    const inside = offsetFrom(offset, region.offset);
    if (isInside(inside, region.size)) return { index: BigInt(region.index), offset: inside };
  }
  return undefined;
}

/**
 * The byte on the device fd.
 * @throws RangeError where the index is not in a table, the byte would run into the next region, or 64 bits do not do
 */
export function encode(coding: Coding, index: bigint, offset: RegionOffset): FileOffset {
  if (coding.kind === 'shift') {
    if (indexAbove(fileOffset(offset), coding.shift) !== 0n)
      throw new RangeError(`region byte ${offset} does not fit below shift ${coding.shift}`);
    return joinIndex(index, coding.shift, offset);
  }
  const region = coding.regions.find((one) => BigInt(one.index) === index);
  if (!region) throw new RangeError(`no region ${index} in this table`);
  if (!isInside(offset, region.size))
    throw new RangeError(`region byte ${offset} is past the end of region ${index}`);
  return offsetAt(region.offset, offset);
}
