/** What pasted text says, before anything is judged: plain data that the readers give and the decoder joins. */
import type { FileOffset, Length, PageShift, Pfn, Pgoff, Phys, RegionOffset, UserAddress } from '../space.ts';

/** Every format that is told apart; `number` is a bare number, `c` an expression. */
export const formats = [
  'maps',
  'smaps',
  'pmap',
  'fd',
  'fdinfo',
  'lspci',
  'resource',
  'iomem',
  'qemu-trace',
  'mtree',
  'dmesg',
  'crash',
  'drgn',
  'gdb',
  'strace',
  'pagemap',
  'regions',
  'c',
  'number',
] as const;
export type PasteFormat = (typeof formats)[number];

/** A number that somebody wants to know the meaning of, with its space where the text says it. */
export type Numeral =
  | { readonly kind: 'offset'; readonly value: FileOffset }
  | { readonly kind: 'pgoff'; readonly value: Pgoff }
  | { readonly kind: 'pfn'; readonly value: Pfn }
  | { readonly kind: 'phys'; readonly value: Phys }
  /** A region, by index or by name, and a byte in it: `BAR2 + 0x3000`, `region 2 + 0x3000`. */
  | { readonly kind: 'place'; readonly region: bigint | string; readonly offset: RegionOffset }
  /** Typed without a prefix or unit: both readings of its digits, the likelier first; one where the other is none. */
  | {
      readonly kind: 'bare';
      readonly readings: readonly bigint[];
      /** The space, where a label names it (`pgoff 20000003`) and only the base is in doubt. */
      readonly as?: 'offset' | 'pgoff' | 'pfn' | 'phys';
    };

interface At {
  /** Lines of the paste that say it, from 1; the first is the one to point at. */
  readonly lines: readonly number[];
  readonly format: PasteFormat;
}

/** A mapping of a device fd, or of something that may be one. */
export interface MappingFact extends At {
  readonly kind: 'mapping';
  /** The offset column, in bytes or, from a debugger, in pages. */
  readonly where: Numeral;
  readonly start?: UserAddress;
  /** Exclusive. */
  readonly end?: UserAddress;
  /** Where only a length is told (strace). */
  readonly length?: Length;
  /** `rw-s`, as maps prints it. */
  readonly permissions?: string;
  /** `anon_inode:[vfio-device]`, `/dev/vfio/devices/vfio0`. */
  readonly path?: string;
  /** Device and inode, `00:0e 13653`: it tells fds apart only where they were opened by /dev/vfio/devices. */
  readonly inode?: string;
  readonly fd?: number;
  /** VmFlags of smaps: `pf` and `io` confirm a device's memory. */
  readonly vmFlags?: readonly string[];
  /** From KernelPageSize. */
  readonly page?: PageShift;
}

export type RegionKind = 'mem' | 'io' | 'rom' | 'config' | 'vga' | 'empty' | 'other';

/** One region of a device, or one of its BARs, as far as the text tells. */
export interface RegionFact extends At {
  readonly kind: 'region';
  /** PCI address (always with its domain, `0000:01:00.0`) or the name that the text gives; absent where it gives none. */
  readonly device?: string;
  readonly index?: number;
  /** Name that the text gives; absent where only its number is there. */
  readonly name?: string;
  readonly memory: RegionKind;
  readonly base?: Phys;
  readonly size?: Length;
  /** vfio_region_info.offset, where it is told: it settles the coding. */
  readonly offset?: FileOffset;
  /** VFIO_REGION_INFO_FLAG_MMAP, where the flags are told. */
  readonly mmap?: boolean;
  readonly type?: bigint;
  readonly subtype?: number;
}

/** A device is spoken of: by fdinfo, an fd list, the head of an lspci entry. */
export interface DeviceFact extends At {
  readonly kind: 'device';
  readonly device?: string;
  readonly fd?: number;
  readonly path?: string;
  /** Inode of the file, as fdinfo tells it: the last column of `inode` in a mapping. */
  readonly inode?: string;
}

/** A part of a region that may be mapped (sparse areas, QEMU's mmaps[]): both ends inside the region. */
export interface AreaFact extends At {
  readonly kind: 'area';
  readonly device?: string;
  readonly index?: number;
  readonly start: RegionOffset;
  /** Exclusive. */
  readonly end: RegionOffset;
}

/** Where a guest sees a region. Its addresses are the guest's: never to be compared with a host's BARs. */
export interface GuestFact extends At {
  readonly kind: 'guest';
  readonly device?: string;
  readonly index?: number;
  readonly start: bigint;
  /** Exclusive. */
  readonly end: bigint;
  /** From the start of the region, or of its area where `area` is set. */
  readonly offset: RegionOffset;
  /** Which of QEMU's mmaps[] of the region it is: where that area starts in the region is to be added. */
  readonly area?: number;
}

/** A word of /proc/PID/pagemap: the true pfn of some page. */
export interface PagemapFact extends At {
  readonly kind: 'pagemap';
  readonly present: boolean;
  readonly pfn: Pfn;
  /** The whole word, where nothing but its bits says that it is one: without a mapping beside, it is a number like others. */
  readonly word?: bigint;
}

/** The kernel's version, where a line tells it. */
export interface KernelFact extends At {
  readonly kind: 'kernel';
  readonly major: number;
  readonly minor: number;
}

/** A number, place or expression to decode. */
export interface ValueFact extends At {
  readonly kind: 'value';
  readonly value: Numeral;
  /** As it stands in the paste. */
  readonly text: string;
  /** The device that the line names. */
  readonly device?: string;
  /** Name of a layout, where the words tell it: VFIO_CDX_… is cdx. */
  readonly layout?: string;
  /** What unmap_mapping_range() or mmap() is given as its length: 0 is "to the end" for the former. */
  readonly length?: Length;
  /** The page size that PAGE_SHIFT or PAGE_SIZE was taken for, where the value hangs on it. */
  readonly page?: PageShift;
}

/** A line of a known format that says nothing on offsets: `Rss:`, a bus window. */
export interface ContextFact extends At {
  readonly kind: 'context';
}

export type Fact =
  | MappingFact
  | RegionFact
  | DeviceFact
  | AreaFact
  | GuestFact
  | PagemapFact
  | KernelFact
  | ValueFact
  | ContextFact;

/** A whole paste. Every line that is not blank, or blank but for quoting, is in a fact or in `notUnderstood`. */
export interface Paste {
  readonly facts: readonly Fact[];
  /** Numbers of the lines that no reader took, from 1. */
  readonly notUnderstood: readonly number[];
}
