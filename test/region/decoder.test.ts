/** The decoder against the vectors, and on numbers that no float holds. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { decodeText, type DecodeOptions } from '../../server/core/region/decoder.ts';
import type { Decoded } from '../../server/core/region/decoding.ts';
import { readDevices } from '../../server/core/region/device.ts';
import { asked, assertAnswer, decoding, devices } from './vectors.ts';

const only = (text: string, options: DecodeOptions): Decoded => {
  const [one, ...more] = decodeText(text, options).results;
  assert.ok(one && more.length === 0, text);
  return one;
};

describe('decoder', () => {
  const tables = readDevices(devices);
  it('has the 33 vectors that decode or encode', () => assert.equal(decoding.length, 33));
  for (const vector of decoding)
    it(`${vector.id}: ${vector.why}`, () => {
      const { text, as } = asked(vector);
      const { device, page_shift: page } = vector;
      assertAnswer(vector, only(text, { devices: tables, device, page, as }));
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
