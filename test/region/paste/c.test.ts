/** C's arithmetic in a paste: what is cut and what is not; the numbers are those of gcc 14 on x86-64. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { decodeText } from '../../../server/core/region/decoder.ts';

const offsetOf = (expression: string): string | null | undefined =>
  decodeText(`offset = ${expression}`).results[0]?.offset;

describe('C in a paste', () => {
  const cut: readonly (readonly [string, string])[] = [
    ['~0U', '0xffffffff'],
    ['~0ULL', '0xffffffffffffffff'],
    ['0xfffffff0U + 0x1000', '0xff0'],
    ['(1U << 31) << 1', '0x0'],
    ['(u32)0x180003000ULL', '0x80003000'],
    ['(s32)-16 & 0xffffffffffULL', '0xfffffffff0'],
    ['(int)0xfffff000ULL | 1ULL', '0xfffffffffffff001'],
    ['(unsigned short)0x12345 + 1', '0x2346'],
    ['(int32_t)0x100003000ULL + 0', '0x3000'],
    ['(-16 / 4) & 0xfffff', '0xffffc'],
    ['(-1 >> 4) & 0xfffff', '0xfffff'],
    ['(-1 | 0x1000U) + 0', '0xffffffff'],
    ['(~0U | SZ_1M) * 2ULL', '0x1fffffffe'],
  ];
  for (const [expression, offset] of cut)
    it(`${expression} is ${offset}`, () => assert.equal(offsetOf(expression), offset));

  it('has room for what a person types', () => {
    assert.equal(offsetOf('2 << 40'), '0x20000000000');
    assert.equal(offsetOf('0xe2c20 << 12'), '0xe2c20000');
    assert.equal(offsetOf('0xfa000000 + 0x10000000'), '0x10a000000');
  });

  it('says nothing of a shift that C leaves undefined', () => {
    assert.equal(offsetOf('1U << 40'), undefined);
    assert.equal(offsetOf('1ULL << 64'), undefined);
  });
});
