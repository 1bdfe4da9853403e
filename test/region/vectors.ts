/** The vectors that decode or encode, as text for the decoder, and what its answer has to say. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Decoded } from '../../server/core/region/decoding.ts';
import type { PageShift } from '../../server/core/region/space.ts';

type Fields = Readonly<Record<string, unknown>>;
export interface Vector {
  readonly id: string;
  readonly op: string;
  readonly device: string;
  readonly page_shift: PageShift;
  readonly input: Fields;
  readonly expect: Fields;
  readonly why: string;
}

export const vectorFile = 'test/vectors.json';
const file = JSON.parse(readFileSync(vectorFile, 'utf8')) as { devices: unknown; vectors: Vector[] };

/** Device tables, as `readDevices` takes them. */
export const { devices } = file;
/** Those of the 45 that ask what an offset is, or for the offset of a place. */
export const decoding = file.vectors.filter(({ op }) => /^(?:decode|encode)/.test(op));

export const sizes = { 12: '4K', 14: '16K', 16: '64K' } as const;

/** A vector's input as somebody would paste it, and what its number counts. */
export function asked({ op, input, page_shift: page }: Vector): { text: string; as: 'offset' | 'pgoff' } {
  const given = (name: string): string => String(input[name]);
  if (op === 'encode')
    return { text: `region ${given('index')} + ${given('region_byte_offset')}`, as: 'offset' };
  if (op === 'decode_file_offset') return { text: given('file_offset'), as: 'offset' };
  if (input['length'] === undefined) return { text: given('vm_pgoff'), as: 'pgoff' };
  // A length comes with a mapping, as maps shows it.
  const start = 0x7f0000000000n;
  const range = `${start.toString(16)}-${(start + BigInt(given('length'))).toString(16)}`;
  const column = (BigInt(given('vm_pgoff')) << BigInt(page)).toString(16);
  return { text: `${range} rw-s ${column} 00:0e 13653   anon_inode:[vfio-device]`, as: 'offset' };
}

/** Fails where the answer is not the vector's. */
export function assertAnswer({ op, expect, page_shift: page }: Vector, one: Decoded): void {
  const own = one.vmPgoff[sizes[page]];
  if (op === 'encode') {
    assert.equal(one.offset, expect['file_offset']);
    assert.equal(own, expect['vm_pgoff']);
    assert.equal(one.maps, expect['maps_offset']);
    assert.equal(one.physical, expect['pa']);
    assert.equal(one.pfn, expect['pfn']);
    return;
  }
  assert.equal(one.index, expect['index']);
  assert.equal(one.region, expect['name']);
  assert.equal(one.regionOffset, expect['region_byte_offset']);
  if (op === 'decode_file_offset') {
    assert.equal(own, expect['vm_pgoff']);
    assert.equal(one.verdict, expect['access'] === 'ok' ? 'region-coded' : 'beyond-region');
    return;
  }
  assert.equal(one.offset, expect['file_offset']);
  assert.equal(one.maps, expect['maps_offset']);
  assert.equal(one.physical, expect['pa'] ?? null);
  assert.equal(one.pfn, expect['pfn'] ?? null);
  assert.equal(one.verdict, expect['verdict']);
  assert.equal(one.confidence, 'certain');
  assert.equal(one.mmap === 'ok' ? 'ok' : `-EINVAL ${one.mmap}`, expect['mmap_result']);
  assert.equal(one.iommu, expect['iommu_mappable']);
  const candidates = one.also.map((also) => ({
    index: also.index,
    name: also.region,
    byte: also.regionOffset,
    should_be_vm_pgoff: also.vmPgoff[sizes[page]],
  }));
  assert.deepEqual(candidates, expect['raw_pfn_candidates'] ?? []);
}
