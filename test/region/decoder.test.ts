/** The decoder against the vectors, on facts in every combination, and on hostile text. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { decodeText, type DecodeOptions } from '../../server/core/region/decoder.ts';
import type { Decoded } from '../../server/core/region/decoding.ts';
import { readDevices } from '../../server/core/region/device.ts';
import type { PageShift } from '../../server/core/region/space.ts';

type Fields = Readonly<Record<string, unknown>>;
interface Vector {
  readonly id: string;
  readonly op: string;
  readonly device: string;
  readonly page_shift: PageShift;
  readonly input: Fields;
  readonly expect: Fields;
  readonly why: string;
}

const file = JSON.parse(readFileSync('test/vectors.json', 'utf8')) as { devices: unknown; vectors: Vector[] };
const devices = readDevices(file.devices);

const only = (text: string, options: DecodeOptions): Decoded => {
  const [one, ...more] = decodeText(text, options).results;
  assert.ok(one && more.length === 0, text);
  return one;
};

const sizes = { 12: '4K', 14: '16K', 16: '64K' } as const;

/** What a vector's input is as text for the decoder, and which unit its number has. */
function asked({ op, input }: Vector): { text: string; as: 'offset' | 'pgoff' } | undefined {
  // A length comes with a mapping, as maps shows it.
  if (op === 'decode_vm_pgoff' && input['length'] !== undefined) return undefined;
  if (op === 'decode_vm_pgoff') return { text: String(input['vm_pgoff']), as: 'pgoff' };
  if (op === 'decode_file_offset') return { text: String(input['file_offset']), as: 'offset' };
  if (op === 'encode')
    return {
      text: `region ${String(input['index'])} + ${String(input['region_byte_offset'])}`,
      as: 'offset',
    };
  return undefined;
}

describe('decoder', () => {
  const vectors = file.vectors.filter(({ op }) => /^(?:decode|encode)/.test(op));
  it('has the 33 vectors that decode or encode', () => assert.equal(vectors.length, 33));
  for (const vector of vectors)
    it(`${vector.id}: ${vector.why}`, () => {
      const { expect, page_shift: page, device } = vector;
      const at = asked(vector);
      const base: DecodeOptions = { devices, device, page };
      let one: Decoded;
      if (at) one = only(at.text, { ...base, as: at.as });
      else {
        const start = 0x7f0000000000n;
        const end = start + BigInt(String(vector.input['length']));
        const column = BigInt(String(vector.input['vm_pgoff'])) << BigInt(page);
        const line = `${start.toString(16)}-${end.toString(16)} rw-s ${column.toString(16)} 00:0e 13653   anon_inode:[vfio-device]`;
        one = only(line, base);
      }
      const own = one.vmPgoff[sizes[page]];
      if (vector.op === 'encode') {
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
      if (vector.op === 'decode_file_offset') {
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
    });

  it('keeps every bit of large numbers', () => {
    assert.equal(only('0xffffffffffffffff', { as: 'offset' }).regionOffset, '0xffffffffff');
    assert.equal(only('0xffffffffffffffff', { as: 'offset' }).index, 0xffffff);
    assert.equal(only('0x8000000000000000', { as: 'offset' }).index, 0x800000);
    assert.equal(only('0x20000000000001', { as: 'offset' }).regionOffset, '0x1');
    assert.equal(only('0x20000000000001', { as: 'phys' }).physical, '0x20000000000001');
    assert.equal(only('0xffffffffffffffff', { as: 'pgoff' }).verdict, 'no-such-region');
    assert.equal(only('0xffffffffffffffff', { as: 'pfn' }).verdict, 'no-such-region');
  });
});
