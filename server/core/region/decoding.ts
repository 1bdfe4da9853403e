/** What the decoder answers: plain JSON, one contract for the command line, the panel and every editor. */
import type { PasteFormat } from './paste/facts.ts';

/** The design's verdicts; `unknown-layout` is said of an offset on a device whose layout nobody knows. */
export type DecodingVerdict =
  | 'region-coded'
  | 'raw-pfn'
  | 'ambiguous'
  | 'indistinguishable'
  | 'no-such-region'
  | 'empty-region'
  | 'beyond-region'
  | 'unknown-layout';

export type Confidence = 'certain' | 'likely' | 'unlikely';

/** One number in all its forms. Hex strings with 0x, but for `maps`; null where there is none. */
export interface Forms {
  /** Byte offset on the device fd. */
  readonly offset: string | null;
  /** As /proc/PID/maps prints it: no 0x, at least eight digits. */
  readonly maps: string | null;
  /** vm_pgoff by page size; null where the offset is inside a page of that size. */
  readonly vmPgoff: {
    readonly '4K': string | null;
    readonly '16K': string | null;
    readonly '64K': string | null;
  };
  /** `VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_BAR2_REGION_INDEX) + 0x3000`; null where the bus has no such macro. */
  readonly expression: string | null;
  readonly index: number | null;
  readonly region: string | null;
  readonly regionOffset: string | null;
  /** Physical address and pfn of that byte, where the region's base is known. */
  readonly physical: string | null;
  readonly pfn: string | null;
}

/**
 * Another reading of the same number: of a raw pfn the place that it is, with the offset that should have been there; of a
 * bare number what it is if it counts pages, as vm_pgoff does.
 */
export interface Reading extends Forms {
  readonly reading: 'region-coded' | 'raw-pfn' | 'as-pgoff';
  readonly device: string | null;
}

/** One decoded offset. Its own forms are those of the number read as a region-encoded offset. */
export interface Decoded extends Forms {
  /** Line of the paste, or which of the arguments, from 1. */
  readonly line: number;
  readonly format: PasteFormat;
  /** What was decoded, as it stood there. */
  readonly text: string;
  readonly verdict: DecodingVerdict;
  readonly confidence: Confidence;
  readonly layout: string | null;
  readonly device: string | null;
  /** Bytes mapped, where the line says so. */
  readonly length: string | null;
  /** What mmap() would answer; null where the device's regions are not known. */
  readonly mmap: 'ok' | 'index' | 'empty-region' | 'not-mmappable' | 'beyond-region' | null;
  /** Whether the IOMMU may map it, where the device says so. */
  readonly iommu: boolean | null;
  readonly reasons: readonly string[];
  /** What to paste next to be sure; null where nothing would add to it. */
  readonly pasteNext: string | null;
  readonly also: readonly Reading[];
}

export interface DecodedRegion {
  readonly index: number;
  readonly name: string;
  readonly offset: string | null;
  readonly size: string | null;
  readonly physical: string | null;
  /** Null where nothing says it. */
  readonly mmap: boolean | null;
}

/** A device that the paste speaks of, with what is known of its regions and the mappings on it. */
export interface DecodedDevice {
  readonly name: string;
  readonly layout: string | null;
  readonly regions: readonly DecodedRegion[];
  /** Positions in `results`. */
  readonly results: readonly number[];
}

export interface Decoding {
  readonly version: 1;
  readonly results: readonly Decoded[];
  readonly devices: readonly DecodedDevice[];
  /** The formats that were found, each with its lines. */
  readonly formats: readonly { readonly format: PasteFormat; readonly lines: readonly number[] }[];
  /** Lines that no reader took. */
  readonly notUnderstood: readonly number[];
}
