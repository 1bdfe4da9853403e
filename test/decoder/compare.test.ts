/** Two pastes side by side: what is the same, what changed, what one side alone has. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { compare, comparedInWords } from '../../client/decoder/compare.ts';
import type { Decoded } from '../../server/core/region/decoding.ts';
import { decoding, made } from './decoded.ts';

const kinds = (left: readonly Decoded[], right: readonly Decoded[]): readonly string[] =>
  compare(left, right).map(({ kind }) => kind);

const other = made({ text: '0x0', offset: '0x0', index: 0, region: 'BAR0', regionOffset: '0x0' });

describe('two pastes', () => {
  it('that say the same are the same, in whatever order', () => {
    assert.deepEqual(kinds([made(), other], [other, made()]), ['same', 'same']);
    assert.deepEqual(kinds([], []), []);
  });
  it('of which one lacks a line', () => {
    assert.deepEqual(kinds([made(), other], [made()]), ['same', 'left']);
    assert.deepEqual(kinds([made()], [made(), other]), ['same', 'right']);
  });
  it('with one mapping whose offset changed', () => {
    const moved = made({ offset: '0x30000000000', index: 3, region: 'BAR3', regionOffset: '0x0' });
    const [row] = compare([made()], [moved]);
    assert.equal(row?.kind, 'changed');
    assert.deepEqual(row.kind === 'changed' && row.what, [
      'offset: 0x20000003000 → 0x30000000000',
      'place: BAR2 + 0x3000 → BAR3',
    ]);
  });
  it('before and after the repair of a driver: the raw pfn meets its offset', () => {
    const before = decoding('0xf7a00\n0x380000010', 'acc0', { as: 'pgoff' }).results;
    const after = decoding('0x20000010\n0x0', 'acc0', { as: 'pgoff' }).results;
    const rows = compare(before, after);
    assert.deepEqual(
      rows.map((row) => [
        row.kind,
        row.kind === 'changed' && row.what.includes('verdict: raw pfn → region-encoded'),
      ]),
      [
        ['changed', true],
        ['changed', true],
      ],
    );
    assert.equal(comparedInWords(rows), '2 changed');
  });
  it('repeat a line as often as each has it', () => {
    assert.deepEqual(kinds([made(), made()], [made()]), ['same', 'left']);
    assert.equal(
      comparedInWords(compare([made(), made()], [made(), other])),
      '1 only left, 1 only right, 1 same',
    );
  });
  it('lose no result, and have none twice', () => {
    const one = fc.record({
      offset: fc.constantFrom('0x0', '0x10000000000', '0x20000003000', null),
      region: fc.constantFrom('BAR0', 'BAR1', null),
      regionOffset: fc.constantFrom('0x0', '0x1000', null),
      text: fc.constantFrom('0x0', '7f30bd200000-7f30bd201000 rw-s 0 00:00 0', ''),
      device: fc.constantFrom('a', 'b', null),
    });
    const side = fc.array(
      one.map((over) => made({ ...over, index: null })),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(side, side, (left, right) => {
        const rows = compare(left, right);
        const lefts = rows.flatMap((row) => (row.kind === 'right' ? [] : [row.left]));
        const rights = rows.flatMap((row) => (row.kind === 'left' ? [] : [row.right]));
        assert.deepEqual(lefts, left);
        assert.equal(rights.length, right.length);
        assert.deepEqual(new Set(rights), new Set(right));
      }),
    );
  });
});
