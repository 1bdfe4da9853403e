/** Properties of the region model: what is encoded decodes to itself, at every page size and in every coding. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  codingAt,
  decode,
  encode,
  layoutNamed,
  layoutOfMacro,
  layouts,
  regionName,
  type Coding,
} from '../../server/core/region/layout.ts';
import {
  fileOffset,
  fileOffsetOf,
  indexAbovePages,
  joinIndex,
  length,
  pagesBetween,
  pfn,
  pfnOf,
  pgoff,
  pgoffAfter,
  pgoffAt,
  pgoffOf,
  physOf,
  regionOffset,
  regionOffsetOf,
  regionPageBelow,
  regionPageOf,
  userAddress,
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

    it('gives the same index and page from the pages as from the bytes', () => {
      fc.assert(
        fc.property(index, offset, fc.constantFrom(...pages), (i, o, page) => {
          const value = pgoffOf(encode(coding, i, regionOffset(o)), page);
          if (shift < page) {
            // A page of CCW holds several regions: a pgoff names none of them.
            assert.throws(() => indexAbovePages(value, shift, page), RangeError);
            return;
          }
          assert.equal(indexAbovePages(value, shift, page), i);
          assert.equal(regionPageBelow(value, shift, page), regionPageOf(regionOffset(o), page));
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
    const region = { index, offset: fileOffset(start), size: length(size) };
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

function nameIn(layout: string, index: bigint): string | undefined {
  const found = layoutNamed(layout);
  return found && regionName(found, index);
}

describe('layouts', () => {
  it('are found by the macros of their bus', () => {
    assert.equal(layoutOfMacro('VFIO_PCI_INDEX_TO_OFFSET')?.name, 'vfio-pci');
    assert.equal(layoutOfMacro('vfio_cdx_index_to_offset')?.name, 'cdx');
    assert.equal(layoutOfMacro('ISM_VFIO_PCI_OFFSET_SHIFT')?.name, 'ism');
    assert.equal(layoutOfMacro('TOY_OFFSET_SHIFT'), undefined);
  });

  it('are those of every bus', () => {
    const coded = layouts.map(({ name, coding }) => [name, coding.kind === 'shift' ? coding.shift : 'table']);
    assert.deepEqual(Object.fromEntries(coded), {
      'vfio-pci': 40,
      'vfio-platform': 40,
      'fsl-mc': 40,
      cdx: 40,
      ism: 48,
      ccw: 10,
      kvmgt: 40,
      mtty: 40,
      ap: 'table',
      mdpy: 'table',
      mbochs: 'table',
    });
  });

  it('in pages move with the size of the page', () => {
    const mbochs = layoutNamed('mbochs');
    const vfio = layoutNamed('vfio-pci');
    assert.ok(mbochs && vfio);
    for (const page of pages) {
      const size = 1n << BigInt(page);
      assert.equal(encode(codingAt(mbochs, page), 0n, regionOffset(0n)), 3n * size);
      assert.deepEqual(decode(codingAt(mbochs, page), fileOffset(2n * size)), { index: 9n, offset: 0n });
      assert.deepEqual(decode(codingAt(mbochs, page), fileOffset(2n * size - 1n)), {
        index: 2n,
        offset: size - 1n,
      });
      assert.equal(codingAt(vfio, page), vfio.coding);
    }
    assert.deepEqual(codingAt(mbochs, 12), mbochs.coding);
  });

  it('name their regions', () => {
    assert.equal(nameIn('vfio-pci', 8n), 'VGA');
    assert.equal(nameIn('vfio-pci', 9n), undefined);
    assert.equal(nameIn('vfio-pci', 1n << 60n), undefined);
    assert.equal(nameIn('ccw', 2n), 'SCHIB');
    assert.equal(nameIn('mbochs', 9n), 'EDID');
    assert.equal(nameIn('mdpy', 16n), 'DISPLAY');
    assert.equal(nameIn('cdx', 0n), undefined);
  });

  it('decode what they encode, each region of each, at every page size', () => {
    for (const layout of layouts)
      for (const page of pages) {
        const coding = codingAt(layout, page);
        const indices =
          coding.kind === 'shift' ? layout.names.keys() : coding.regions.map((one) => one.index);
        for (const index of indices) {
          const decoded = decode(coding, encode(coding, BigInt(index), regionOffset(0x10n)));
          // mdpy's display is the memory of BAR0 under a second index.
          const due = layout.name === 'mdpy' && index === 16 ? 0n : BigInt(index);
          assert.deepEqual(decoded, { index: due, offset: 0x10n }, `${layout.name} ${index}`);
        }
      }
  });

  it('have names of their own', () => {
    assert.equal(new Set(layouts.map((layout) => layout.name)).size, layouts.length);
  });
});

describe('conversions', () => {
  const page = fc.constantFrom(...pages);
  const number = fc.bigInt({ min: 0n, max: (1n << 48n) - 1n });
  it('between bytes and pages come back to the page', () => {
    fc.assert(
      fc.property(number, page, (n, shift) => {
        assert.equal(pgoffOf(fileOffsetOf(pgoff(n), shift), shift), n);
        assert.equal(pfnOf(physOf(pfn(n), shift), shift), n);
        const inside = regionOffset(n);
        assert.equal(
          regionPageOf(regionOffsetOf(regionPageOf(inside, shift), shift), shift),
          regionPageOf(inside, shift),
        );
      }),
    );
  });
  it('along a mapping count its pages', () => {
    fc.assert(
      fc.property(
        number,
        number,
        fc.bigInt({ min: 0n, max: 1n << 30n }),
        page,
        (first, start, bytes, shift) => {
          const at = pgoffAt(pgoff(first), userAddress(start), userAddress(start + bytes), shift);
          const count = pagesBetween(pgoff(first), at);
          assert.equal(count, bytes >> BigInt(shift));
          assert.equal(pgoffAfter(pgoff(first), count), at);
        },
      ),
    );
  });
  it('refuse what has no meaning', () => {
    assert.throws(() => pgoffAt(pgoff(0n), userAddress(0x2000n), userAddress(0x1000n), 12), RangeError);
    assert.throws(() => pagesBetween(pgoff(2n), pgoff(1n)), RangeError);
    assert.throws(() => fileOffsetOf(pgoff(1n << 60n), 12), RangeError);
    for (const shift of [-1, 1.5, 65, Number.NaN])
      assert.throws(() => joinIndex(4n, shift, regionOffset(0n)), RangeError);
    assert.throws(() => joinIndex(-1n, 40, regionOffset(0n)), RangeError);
  });
});

describe('constructors', () => {
  it('refuse what is not a 64-bit unsigned number', () => {
    assert.throws(() => fileOffset(-1n), RangeError);
    assert.throws(() => fileOffset(1n << 64n), RangeError);
  });
});
