/** The verdict on an offset of a device whose regions nobody told: what the number alone makes likely, and why. */
import type { Confidence, DecodingVerdict } from './decoding.ts';
import { decode, regionName, type Coding } from './layout.ts';
import { layoutNamed } from './layout.ts';
import { hex, type FileOffset, type Length } from './space.ts';

export interface Likely {
  readonly verdict: DecodingVerdict;
  readonly confidence: Confidence;
  readonly reasons: readonly string[];
}

/** What else the paste says of the number. */
export interface Hints {
  /** Bytes mapped. */
  readonly size: Length | undefined;
  /** It stands where the kernel puts vm_pgoff, so a raw pfn can be there: a mapping or a debugger's vma. */
  readonly isMapping: boolean;
  /** Region indexes of the other mappings of the same file that are small numbers of bytes into BARs. */
  readonly siblings: number;
  /** The kernel's version, where a line tells it. */
  readonly kernel: { readonly major: number; readonly minor: number } | undefined;
}

const gib = (n: bigint): bigint => n << 30n;
/** Where 32-bit MMIO windows of PCI hosts begin; nothing that a region holds is usually that far into BAR0. */
const mmioWindow = gib(2n);
/** Larger BARs than this exist (accelerators' memory); larger offsets into one are rare. */
const roomy = gib(64n);
/** No BAR seen is larger than this. */
const huge = gib(256n);
/** Physical addresses have at most 52 bits on x86-64 and on arm64. */
const pastMemory = 1n << 52n;
/** Where x86-64 and arm64 put the stack and mappings of a process: what a number without a column may be, too. */
const isUserAddress = (offset: FileOffset): boolean => offset >= 0x7e0000000000n && offset < 0x800000000000n;
/** Device-specific regions follow the nine of vfio-pci; a driver adds a few. */
const lastSpecific = 15n;

/** Buses whose drivers still store the pfn in vm_pgoff (7.2: vfio_platform_common.c:562, vfio_fsl_mc.c:372, cdx/main.c:257). */
const storesPfn: ReadonlySet<string> = new Set(['vfio-platform', 'fsl-mc', 'cdx']);
/** Its BAR is of 256 TiB, which is why its shift is 48 (drivers/vfio/pci/ism/main.c:11, 7.2): far into it is nothing special. */
const isVast = (layout: string): boolean => layout === 'ism';
/** SoC devices lie low in memory; their regions are small. */
const socWindow = 0x1000000n;

const isBefore = (kernel: Hints['kernel'], major: number, minor: number): boolean =>
  kernel !== undefined && (kernel.major < major || (kernel.major === major && kernel.minor < minor));

/** Whether the driver of that bus is known to store a pfn, by the kernel's version; with the sentence that says so. */
function pfnExpected(layout: string, hints: Hints): string | undefined {
  if (!hints.isMapping) return undefined;
  if (storesPfn.has(layout)) return `drivers of ${layout} store the pfn in vm_pgoff up to Linux 7.2`;
  if (layout === 'vfio-pci' && isBefore(hints.kernel, 6, 10))
    return `Linux ${hints.kernel?.major}.${hints.kernel?.minor} is before 6.10, where vfio-pci stopped storing the pfn`;
  return undefined;
}

const likely = (
  verdict: DecodingVerdict,
  confidence: Confidence,
  ...reasons: readonly (string | undefined)[]
): Likely => ({ verdict, confidence, reasons: reasons.filter((reason) => reason !== undefined) });

/**
 * Judges by the number alone. `region-coded` and `raw-pfn` are at most likely here; what can be either is `ambiguous` and
 * `unlikely` to be settled without the device's BARs.
 */
export function likelyReading(coding: Coding, layout: string, offset: FileOffset, hints: Hints): Likely {
  const decoded = decode(coding, offset);
  if (!decoded) return likely('no-such-region', 'likely', `no region of ${layout} holds it`);
  const { index, offset: inside } = decoded;
  const names = layoutNamed(layout);
  const name = (names && regionName(names, index)) ?? `region ${index}`;
  const decodes = `decodes to index ${index}: ${name} + ${hex(inside)}`;
  const expected = pfnExpected(layout, hints);
  const window = storesPfn.has(layout) ? socWindow : mmioWindow;
  if (coding.kind === 'table') return likely('region-coded', 'likely', decodes);
  if (isVast(layout) && index <= lastSpecific) return likely('region-coded', 'likely', decodes);
  if (index === 0n && inside >= window && (hints.size === undefined || hints.size < inside))
    return likely(
      'raw-pfn',
      'likely',
      `as an offset it is ${name} + ${hex(inside)}, far into the first region`,
      'as a physical address it lies where devices have their memory',
      expected,
    );
  if (offset >= pastMemory)
    return likely('no-such-region', 'likely', decodes, 'no physical address has more than 52 bits');
  if (!hints.isMapping && isUserAddress(offset))
    return likely('no-such-region', 'unlikely', decodes, 'it looks like an address of a process');
  if (index > lastSpecific || inside > huge)
    return likely(
      'raw-pfn',
      'likely',
      index > lastSpecific
        ? `${decodes}; no device has that many regions`
        : `${decodes}; no region is that large`,
      expected,
    );
  if (expected !== undefined && offset !== 0n) return likely('raw-pfn', 'likely', decodes, expected);
  const listed = BigInt(names?.names.length ?? 0);
  if (listed > 0n && index >= listed && hints.siblings === 0)
    return likely(
      'ambiguous',
      'unlikely',
      `${decodes}, a device-specific region if the device has one`,
      `as a raw pfn it is the physical address ${hex(offset)}`,
    );
  if (inside >= roomy && index > 0n)
    return likely('ambiguous', 'unlikely', decodes, `${hex(inside)} is far into a region`);
  return likely(
    'region-coded',
    'likely',
    decodes,
    index > 0n
      ? 'a region with a small offset: few physical addresses look like that'
      : 'below where PCI hosts put their 32-bit memory windows',
    hints.siblings > 0
      ? `${hints.siblings} more of the same file decode to BARs with small offsets`
      : undefined,
  );
}
