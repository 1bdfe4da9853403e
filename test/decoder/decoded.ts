/** Decodings for the tests: real ones of the devices of the vectors, and results made by hand. */
import { readFileSync } from 'node:fs';
import { decodeText, type DecodeOptions } from '../../server/core/region/decoder.ts';
import type { Decoded, Decoding } from '../../server/core/region/decoding.ts';
import { readDevices } from '../../server/core/region/device.ts';

const file = JSON.parse(readFileSync('test/vectors.json', 'utf8')) as { devices: unknown };
export const devices = readDevices(file.devices);

/** The lines of a text, on a device of the vectors. */
export const decoding = (text: string, device: string, more: DecodeOptions = {}): Decoding =>
  decodeText(text, { as: 'offset', devices, device, ...more });

/** The only result of a text. */
export function only({ results }: Decoding): Decoded {
  const [first, ...rest] = results;
  if (!first || rest.length > 0) throw new Error(`${results.length} results, not one`);
  return first;
}

/** A result that no decoder gave: BAR2 + 0x3000 of a device, but for what is said. */
export const made = (over: Partial<Decoded> = {}): Decoded => ({
  offset: '0x20000003000',
  maps: '20000003000',
  vmPgoff: { '4K': '0x20000003', '16K': null, '64K': null },
  expression: 'VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_BAR2_REGION_INDEX) + 0x3000',
  index: 2,
  region: 'BAR2',
  regionOffset: '0x3000',
  physical: null,
  pfn: null,
  line: 1,
  format: 'maps',
  text: '7f30bd200000-7f30bd201000 rw-s 20000003000 00:0e 13653                   anon_inode:[vfio-device]',
  verdict: 'region-coded',
  confidence: 'certain',
  layout: 'vfio-pci',
  device: '0000:01:00.0',
  length: '0x1000',
  mmap: null,
  iommu: null,
  reasons: [],
  pasteNext: null,
  also: [],
  ...over,
});
