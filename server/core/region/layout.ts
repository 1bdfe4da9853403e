/** Region layouts of every VFIO bus, as data; encode and decode over any of them. */
import {
  fileOffset,
  indexAbove,
  joinIndex,
  length,
  offsetAt,
  offsetBelow,
  offsetFrom,
  isInside,
  type FileOffset,
  type Length,
  type RegionOffset,
} from './space.ts';

/** How a device lays its regions out on its fd: by a shift, or by a table (then in the order of their offsets). */
export type Coding =
  | { readonly kind: 'shift'; readonly shift: number }
  | { readonly kind: 'table'; readonly regions: readonly TableRegion[] };

export interface TableRegion {
  readonly index: number;
  readonly start: FileOffset;
  readonly size: Length;
}

export interface Layout {
  readonly name: string;
  readonly coding: Coding;
  /** Region names by index; device-specific regions follow. */
  readonly names: readonly string[];
  /** What the bus's macros begin with; empty where it has none. */
  readonly macros: string;
  /** File and version that say so. */
  readonly source: string;
}

const pci = ['BAR0', 'BAR1', 'BAR2', 'BAR3', 'BAR4', 'BAR5', 'ROM', 'CONFIG', 'VGA'];
const shift = (bits: number): Coding => ({ kind: 'shift', shift: bits });
const page = 0x1000n;
const at = (index: number, start: bigint, size: bigint): TableRegion => ({
  index,
  start: fileOffset(start),
  size: length(size),
});

/** The tables of mdpy and mbochs are in pages of the host; the numbers here are for 4 KiB. */
export const layouts: readonly Layout[] = [
  {
    name: 'vfio-pci',
    coding: shift(40),
    names: pci,
    macros: 'VFIO_PCI_',
    source: 'include/linux/vfio_pci_core.h:23, 7.2',
  },
  {
    name: 'vfio-platform',
    coding: shift(40),
    names: [],
    macros: 'VFIO_PLATFORM_',
    source: 'drivers/vfio/platform/vfio_platform_private.h:14, 7.2',
  },
  {
    name: 'fsl-mc',
    coding: shift(40),
    names: [],
    macros: 'VFIO_FSL_MC_',
    source: 'drivers/vfio/fsl-mc/vfio_fsl_mc_private.h:10, 7.2',
  },
  {
    name: 'cdx',
    coding: shift(40),
    names: [],
    macros: 'VFIO_CDX_',
    source: 'drivers/vfio/cdx/private.h:11, 7.2',
  },
  {
    name: 'ism',
    coding: shift(48),
    names: pci,
    macros: 'ISM_VFIO_PCI_',
    source: 'drivers/vfio/pci/ism/main.c:11, 7.2',
  },
  {
    name: 'ccw',
    coding: shift(10),
    names: ['CONFIG'],
    macros: 'VFIO_CCW_',
    source: 'drivers/s390/cio/vfio_ccw_private.h:28, 7.2',
  },
  {
    name: 'ap',
    coding: { kind: 'table', regions: [] },
    names: [],
    macros: '',
    source: 'drivers/s390/crypto/vfio_ap_ops.c, 7.2: no regions',
  },
  {
    name: 'kvmgt',
    coding: shift(40),
    names: pci,
    macros: '',
    source: 'drivers/gpu/drm/i915/gvt/kvmgt.c:61, 7.2: own copy of the PCI macros',
  },
  {
    name: 'mtty',
    coding: shift(40),
    names: pci,
    macros: 'MTTY_VFIO_PCI_',
    source: 'samples/vfio-mdev/mtty.c:58, 7.2',
  },
  {
    name: 'mdpy',
    names: pci,
    macros: '',
    source: 'samples/vfio-mdev/mdpy.c, 7.2',
    coding: { kind: 'table', regions: [at(7, 0n, 0xffn), at(0, page, 0x300000n)] },
  },
  {
    name: 'mbochs',
    names: pci,
    macros: '',
    source: 'samples/vfio-mdev/mbochs.c, 7.2',
    coding: {
      kind: 'table',
      regions: [at(7, 0n, 0xffn), at(2, page, page), at(9, 2n * page, page), at(0, 3n * page, 0x400000n)],
    },
  },
];

/** The layout whose macros a name belongs to, as in VFIO_CDX_OFFSET_SHIFT or vfio_cdx_index_to_offset. */
export function layoutOfMacro(name: string): Layout | undefined {
  const upper = name.toUpperCase();
  return layouts.find((layout) => layout.macros !== '' && upper.startsWith(layout.macros));
}

export const layoutNamed = (name: string): Layout | undefined =>
  layouts.find((layout) => layout.name === name);

/** The name of a region, where the bus gives it one. */
export const regionName = (layout: Layout, index: bigint): string | undefined =>
  index < BigInt(layout.names.length) ? layout.names[Number(index)] : undefined;

export interface Decoded {
  readonly index: bigint;
  readonly offset: RegionOffset;
}

/** Index and byte in the region; undefined where a table has no region there. */
export function decode(coding: Coding, offset: FileOffset): Decoded | undefined {
  if (coding.kind === 'shift')
    return { index: indexAbove(offset, coding.shift), offset: offsetBelow(offset, coding.shift) };
  for (const region of coding.regions) {
    if (offset < region.start) continue;
    const inside = offsetFrom(offset, region.start);
    if (isInside(inside, region.size)) return { index: BigInt(region.index), offset: inside };
  }
  return undefined;
}

/**
 * The byte on the device fd.
 * @throws RangeError where the index is not in a table, or the byte would run into the next region
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
  return offsetAt(region.start, offset);
}
