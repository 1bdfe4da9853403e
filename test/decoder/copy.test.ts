/** Results as text: exact to the last bit, and harmless wherever they are put. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { copyAll, copyFormats, copyOne } from '../../client/decoder/copy.ts';
import type { Decoded, Reading } from '../../server/core/region/decoding.ts';
import { decodeText } from '../../server/core/region/decoder.ts';
import { layouts } from '../../server/core/region/layout.ts';
import { decoding, made, only } from './decoded.ts';

/** Numbers that no float holds, or only by luck. */
const large = ['0xffffffffffffffff', '0x8000000000000000', '0x20000000000001', '0x7fffffffffffffff'];

const raw = only(decoding('0x380000010', 'acc0', { as: 'pgoff' }));
const withText = (text: string) => ({ ...made(), text });

describe('copied as C', () => {
  it('is an expression under a comment', () =>
    assert.equal(
      copyOne(made({ text: '20000003000' }), 'C'),
      [
        '/* 20000003000: region-encoded BAR2 + 0x3000 */',
        'VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_BAR2_REGION_INDEX) + 0x3000',
      ].join('\n'),
    ));
  it('gives for a raw pfn the offset that should have been there', () => {
    assert.equal(raw.verdict, 'raw-pfn');
    assert.match(copyOne(raw, 'C'), /raw pfn, should be BAR2 \+ 0x10000 \*\/\nVFIO_PCI_INDEX_TO_OFFSET/);
  });
  it('is a 64-bit number where the bus has no macro', () =>
    assert.match(copyOne(made({ expression: null }), 'C'), /\n0x20000003000ULL$/));
  it('has one comment, which the text does not end', () =>
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const [first = ''] = copyOne(withText(`${a}*/\n${b}`), 'C').split('\nVFIO');
        assert.equal(first.indexOf('*/'), first.length - 2);
        assert.doesNotMatch(first, /[\r\n]/);
      }),
    ));
});

describe('copied as JSON', () => {
  const all = decodeText(large.join('\n'), {});
  it('is the decoding, whole', () => {
    assert.equal(all.results.length, large.length);
    assert.deepEqual(JSON.parse(copyAll(all, 'JSON')), all);
  });
  it('of one is that result', () => {
    const [first] = all.results;
    assert.ok(first);
    assert.deepEqual(JSON.parse(copyOne(first, 'JSON')), first);
  });
});

describe('copied as Markdown', () => {
  it('has a row a result, and as many cells in each', () => {
    const rows = copyAll(decoding('0x0\n0x20000010000\n0x70000000010', 'acc0'), 'Markdown').split('\n');
    assert.equal(rows.length, 5);
    const cells = rows.map((one) => one.split(' | ').length);
    assert.deepEqual(new Set(cells).size, 1);
  });
  it('shows a text that is markup as text', () => {
    const row = copyOne(withText('a|b `c` <img src=x> [d](e)\n| --- |'), 'Markdown').split('\n');
    assert.equal(row.length, 3);
    assert.ok(row[2]?.includes(String.raw`a\|b \`c\` \<img src=x\> \[d\](e) \| --- \|`));
  });
});

describe('copied as a line of maps', () => {
  it('keeps a mapping as it is', () => assert.equal(copyOne(made(), 'maps line'), made().text));
  it('puts the right offset in the place of a raw pfn', () => {
    const text =
      '7f30bd200000-7f30bd201000 rw-s 380000010000 00:0e 13653                  anon_inode:[vfio-device]';
    const line = copyOne({ ...raw, text }, 'maps line');
    assert.match(
      line,
      /^7f30bd200000-7f30bd201000 rw-s 20000010000 00:0e 13653 +anon_inode:\[vfio-device\]$/,
    );
    assert.equal(line.indexOf('anon'), 73);
  });
  it('leaves the number of a raw pfn that nobody can place', () => {
    const also: readonly Reading[] = [
      {
        ...made(),
        offset: null,
        maps: null,
        index: null,
        region: null,
        regionOffset: null,
        expression: null,
        reading: 'raw-pfn',
        device: null,
      },
    ];
    const line = copyOne(made({ verdict: 'raw-pfn', also }), 'maps line');
    assert.equal(line, made().text);
  });
  it('makes one up for a number, at address 0, with its length', () =>
    assert.match(
      copyOne(made({ text: '0x1', length: '0x400000000' }), 'maps line'),
      /^00000000-400000000 rw-s 20000003000 00:00 0 +anon_inode:\[vfio-device\]$/,
    ));
});

describe('a number that is no offset', () => {
  const [pfn] = decodeText('pfn: 0xfa000').results;
  it('is copied as a comment, and not as the first byte of BAR0', () => {
    assert.ok(pfn);
    assert.equal(pfn.offset, null);
    assert.match(copyOne(pfn, 'maps line'), /^# 0xfa000: /);
    assert.doesNotMatch(copyOne(pfn, 'C'), /\n/);
  });
});

describe('what is copied decodes to the same', () => {
  const places = layouts
    .filter(({ coding }) => coding.kind === 'shift')
    .flatMap((layout) => ([12, 14, 16] as const).map((page) => ({ layout: layout.name, page })));
  for (const { layout, page } of places)
    it(`${layout}, pages of 1 << ${page}`, () =>
      fc.assert(
        fc.property(fc.bigInt({ min: 0n, max: 8n }), fc.bigInt({ min: 0n, max: 1n << 20n }), (index, at) => {
          const inside = layout === 'ccw' ? at % 1024n : at;
          const place = `region ${index} + 0x${inside.toString(16)}`;
          const [one] = decodeText(place, { layout, page }).results;
          assert.ok(one?.offset);
          assert.equal(one.index, Number(index));
          for (const format of ['C', 'maps line'] as const) {
            const back: readonly Decoded[] = decodeText(copyOne(one, format), { layout, page }).results;
            assert.deepEqual(
              back.map(({ offset }) => offset),
              [one.offset],
              format,
            );
          }
          const sizes = { 12: '4K', 14: '16K', 16: '64K' } as const;
          const pgoff = one.vmPgoff[sizes[page]];
          if (pgoff !== null)
            assert.equal(decodeText(pgoff, { layout, page, as: 'pgoff' }).results[0]?.offset, one.offset);
        }),
        { numRuns: 40 },
      ));
});

describe('every format', () => {
  for (const format of copyFormats)
    it(`${format} holds large numbers to the last bit`, () => {
      const text = copyAll(decodeText(large.join('\n'), {}), format).toLowerCase();
      for (const value of large) assert.ok(text.includes(value.slice(2)), `${value} in ${text}`);
    });
});
