/** Words for what a source has written out: constants by page size, and the regions that a dropped range covers. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { droppedBy, regionsOf, type FileRange } from '../../server/core/region/cover.ts';
import { explainConstant, explainIndex, explainRange } from '../../server/core/region/explain-source.ts';
import { layoutNamed, layouts, type Layout } from '../../server/core/region/layout.ts';
import { byPage, pageShifts } from '../../server/core/region/pages.ts';
import {
  fileOffset,
  fileOffsetOf,
  isWithin,
  length,
  pageCount,
  pgoff,
  pgoffOf,
  zapped,
  zappedPages,
} from '../../server/core/region/space.ts';

function layout(name: string): Layout {
  const found = layoutNamed(name);
  assert.ok(found);
  return found;
}

const bytes = (begin: bigint, size: bigint): FileRange => ({
  unit: 'byte',
  begin: fileOffset(begin),
  length: length(size),
});
const pages = (begin: bigint, count: bigint): FileRange => ({
  unit: 'page',
  begin: pgoff(begin),
  length: pageCount(count),
});
const always = (range: FileRange): Parameters<typeof explainRange>[1] => byPage(() => range);

const pci = layout('vfio-pci');

const inTable = (range: FileRange): string | undefined => {
  const dropped = droppedBy(range, 12);
  return dropped && regionsOf(layout('mbochs'), dropped, 12);
};

describe('a constant in words', () => {
  it('is one place with every size of page, or several', () => {
    assert.deepEqual(
      explainConstant(
        pci,
        byPage(() => fileOffset(0x20000010000n)),
      ),
      [
        'vfio-pci: BAR2 + 0x10000',
        'file offset 0x20000010000, region index 2, in /proc/PID/maps 20000010000',
        'vm_pgoff 0x20000010 (4K), 0x8000004 (16K), 0x2000001 (64K)',
      ],
    );
    const moving = explainConstant(
      pci,
      byPage((page) => fileOffsetOf(pgoff(0x10000000n), page)),
    );
    assert.deepEqual(moving, [
      'vfio-pci: BAR1 with pages of 4 KiB',
      'file offset 0x10000000000, region index 1, in /proc/PID/maps 10000000000',
      'vm_pgoff 0x10000000 with pages of 4 KiB',
      'with pages of 16 KiB: BAR4, file offset 0x40000000000',
      'with pages of 64 KiB: region 16, file offset 0x100000000000',
    ]);
  });

  it('has no region without a layout, nor where the layout has none', () => {
    const at = byPage(() => fileOffset(0x1000n));
    assert.deepEqual(explainConstant(undefined, at), [
      'file offset 0x1000, in /proc/PID/maps 00001000',
      'vm_pgoff 0x1 (4K)',
    ]);
    assert.match(
      explainConstant(layout('ap'), at).join('\n'),
      /^0x1000 lies in no region of ap\nfile offset 0x1000, in/,
    );
    assert.equal(explainIndex(undefined, 2n), 'region index 2');
    assert.equal(explainIndex(pci, 7n), 'region index 7: CONFIG of vfio-pci');
    assert.equal(explainIndex(pci, 70n), 'region index 70');
  });
});

describe('a dropped range in words', () => {
  it('names whole regions, ends, and what is rounded', () => {
    assert.deepEqual(explainRange(pci, always(bytes(0n, 6n << 40n))), [
      'drops the mappings of vfio-pci: BAR0…BAR5, whole',
      'file offsets 0x0 … 0x5ffffffffff',
    ]);
    assert.deepEqual(explainRange(pci, always(bytes((2n << 40n) + 0x10n, 0x11n))), [
      'drops the mappings of vfio-pci: BAR2 + 0x0…0xfff',
      'file offsets 0x20000000000 … 0x20000000fff',
      'rounded to whole pages, of 4 KiB here',
    ]);
    assert.deepEqual(explainRange(pci, always(bytes(3n << 40n, 0n))), [
      'drops the mappings of vfio-pci: BAR3…end of file',
      'file offsets 0x30000000000 … end',
      'length 0: to the end of the file',
    ]);
    assert.deepEqual(explainRange(undefined, always(bytes(0x1000n, 0x1000n))), [
      'drops mappings by file range',
      'file offsets 0x1000 … 0x1fff',
    ]);
  });

  it('tells pages that lead elsewhere where they are larger', () => {
    assert.deepEqual(explainRange(pci, always(pages(1n << 28n, 0x10n))), [
      'drops the mappings of vfio-pci: BAR1 + 0x0…0xffff',
      'file offsets 0x10000000000 … 0x1000000ffff',
      'with pages of 16 KiB: BAR4 + 0x0…0x3ffff',
      'with pages of 64 KiB: region 16 + 0x0…0xfffff',
    ]);
    const following = byPage((page) => pages((1n << 40n) >> BigInt(page), (1n << 40n) >> BigInt(page)));
    assert.deepEqual(explainRange(pci, following), [
      'drops the mappings of vfio-pci: BAR1, whole',
      'file offsets 0x10000000000 … 0x1ffffffffff',
    ]);
  });

  it('names the regions of a table that it meets', () => {
    assert.equal(inTable(bytes(0n, 0n)), 'CONFIG, BAR2, EDID, BAR0');
    assert.equal(inTable(bytes(0x1000n, 0x1001n)), 'BAR2, EDID');
    assert.equal(inTable(bytes(0x3400n, 1n)), 'BAR0');
    assert.equal(inTable(bytes(1n << 40n, 1n)), 'no region of mbochs');
  });

  it('says nothing of what begins past 64 bits', () => {
    assert.deepEqual(explainRange(pci, always(pages(1n << 60n, 1n))), []);
  });

  const u64 = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n });
  const near = fc
    .tuple(fc.bigInt({ min: 0n, max: 12n }), fc.bigInt({ min: -3n, max: 0x5000n }))
    .map(([index, off]) => {
      const at = (index << 40n) + off;
      return at < 0n ? 0n : at;
    });
  const number = fc.oneof(u64, near);

  it('holds for every number, layout and page size, in lines without a break', () => {
    fc.assert(
      fc.property(number, number, fc.constantFrom(...layouts), fc.boolean(), (begin, size, of, inPages) => {
        const range = always(inPages ? pages(begin, size) : bytes(begin, size));
        for (const line of explainRange(of, range)) assert.doesNotMatch(line, /undefined|NaN|\n/);
        for (const page of pageShifts) {
          const dropped = droppedBy(range[page], page);
          if (!dropped) continue;
          // The pages that the kernel would drop are those from the first byte to the last.
          const { first, last } =
            range[page].unit === 'byte'
              ? zapped(fileOffset(begin), length(size), page)
              : zappedPages(pgoff(begin), pageCount(size));
          assert.equal(pgoffOf(dropped.first, page), first);
          assert.equal(dropped.last === undefined, last === undefined);
          if (dropped.last !== undefined) assert.equal(pgoffOf(dropped.last, page), last);
          assert.ok(isWithin(pgoffOf(dropped.first, page), first, last));
        }
      }),
    );
  });
});
