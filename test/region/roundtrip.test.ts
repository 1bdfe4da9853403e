/** Properties of the region model: what is encoded decodes to itself, at every page size and in every coding. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { decode, encode, layoutOfMacro, layouts, type Coding } from '../../server/core/region/layout.ts';
import {
  fileOffset,
  fileOffsetOf,
  length,
  pgoffOf,
  regionOffset,
  type PageShift,
} from '../../server/core/region/space.ts';

const pages: readonly PageShift[] = [12, 14, 16];

for (const shift of [10, 40, 48])
  describe(`shift ${shift}`, () => {
    const coding: Coding = { kind: 'shift', shift };
    const index = fc.bigInt({ min: 0n, max: (1n << BigInt(Math.min(24, 64 - shift))) - 1n });
    const offset = fc.bigInt({ min: 0n, max: (1n << BigInt(shift)) - 1n });

    it('decodes what it encodes', () => {
      fc.assert(
        fc.property(index, offset, (i, o) => {
          const decoded = decode(coding, encode(coding, i, regionOffset(o)));
          assert.deepEqual(decoded, { index: i, offset: o });
        }),
      );
    });

    it('keeps whole pages through vm_pgoff', () => {
      fc.assert(
        fc.property(index, offset, fc.constantFrom(...pages), (i, o, page) => {
          const aligned = (o >> BigInt(page)) << BigInt(page);
          const at = encode(coding, i, regionOffset(aligned));
          const back = fileOffsetOf(pgoffOf(at, page), page);
          // Below the page size a shift of 10 puts several regions in one page: only that page survives.
          if (shift >= page) assert.equal(back, at);
          else assert.equal(back, (at >> BigInt(page)) << BigInt(page));
        }),
      );
    });

    it('refuses a byte that would run into the next region', () => {
      assert.throws(() => encode(coding, 0n, regionOffset(1n << BigInt(shift))), RangeError);
    });
  });

const codingOf = (list: readonly bigint[]): Coding => {
  let start = 0n;
  const regions = list.map((size, index) => {
    const region = { index, start: fileOffset(start), size: length(size) };
    start += size;
    return region;
  });
  return { kind: 'table', regions };
};

describe('tables', () => {
  const sizes = fc.array(fc.bigInt({ min: 1n, max: 1n << 44n }), { minLength: 1, maxLength: 12 });
  it('decode what they encode, and nothing past their end', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.bigInt({ min: 0n, max: 1n << 50n }), (list, pick, at) => {
        const coding = codingOf(list);
        const index = pick % list.length;
        const size = list[index] ?? 1n;
        const offset = regionOffset(at % size);
        assert.deepEqual(decode(coding, encode(coding, BigInt(index), offset)), {
          index: BigInt(index),
          offset,
        });
        const end = list.reduce((sum, one) => sum + one, 0n);
        assert.equal(decode(coding, fileOffset(end)), undefined);
        assert.throws(() => encode(coding, BigInt(index), regionOffset(size)), RangeError);
        assert.throws(() => encode(coding, BigInt(list.length), regionOffset(0n)), RangeError);
      }),
    );
  });
});

describe('layouts', () => {
  it('are found by the macros of their bus', () => {
    assert.equal(layoutOfMacro('VFIO_PCI_INDEX_TO_OFFSET')?.name, 'vfio-pci');
    assert.equal(layoutOfMacro('vfio_cdx_index_to_offset')?.name, 'cdx');
    assert.equal(layoutOfMacro('ISM_VFIO_PCI_OFFSET_SHIFT')?.name, 'ism');
    assert.equal(layoutOfMacro('TOY_OFFSET_SHIFT'), undefined);
  });

  it('have names of their own', () => {
    assert.equal(new Set(layouts.map((layout) => layout.name)).size, layouts.length);
  });
});

describe('constructors', () => {
  it('refuse what is not a 64-bit unsigned number', () => {
    assert.throws(() => fileOffset(-1n), RangeError);
    assert.throws(() => fileOffset(1n << 64n), RangeError);
  });
});
