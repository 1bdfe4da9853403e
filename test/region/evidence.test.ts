/** Verdicts, faults and words where the vectors do not go: large regions, odd lengths, addresses before the mapping. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { readDevices, type Device } from '../../server/core/region/device.ts';
import { fault, in32Bits, judge, reach, signedness, zap } from '../../server/core/region/evidence.ts';
import { explain, explainAccess, explainJudged, explainPgoff } from '../../server/core/region/explain.ts';
import { layoutNamed, type Layout } from '../../server/core/region/layout.ts';
import {
  describe as words,
  fileOffset,
  length,
  pgoff,
  show,
  userAddress,
} from '../../server/core/region/space.ts';

const bar = {
  index: 0,
  name: 'BAR0',
  kind: 'mem',
  pa: '0x40000000',
  size: '0x10000',
  mmap: true,
  iommu: true,
};
function deviceWith(...regions: readonly object[]): Device {
  const device = readDevices({
    dev: {
      bus: 'vfio-pci',
      offset_shift: 40,
      num_regions: 9,
      regions: regions.map((one) => ({ ...bar, ...one })),
    },
  }).get('dev');
  assert.ok(device);
  return device;
}
function layout(name: string): Layout {
  const found = layoutNamed(name);
  assert.ok(found);
  return found;
}

describe('a verdict', () => {
  it('stands where a BAR is larger than its coding can name', () => {
    const device = deviceWith({ pa: '0x40000000000', size: '0x20000000000' });
    const judged = judge(device, pgoff(0x50000000n), 12);
    assert.equal(judged.candidates[0]?.shouldBe, undefined);
    assert.equal(judged.verdict, 'raw-pfn');
    assert.match(judged.reasons.join('\n'), /which no vm_pgoff can name/);
  });

  it('stands where a base is not on a page', () => {
    const device = deviceWith({ pa: '0x40000100', size: '0x100' });
    assert.equal(judge(device, pgoff(0x40000n), 12).verdict, 'beyond-region');
  });

  it('does not take a mapping of length 0 behind the end for one inside', () => {
    assert.equal(judge(deviceWith({}), pgoff(0x10n), 12, length(0n)).mmap, 'beyond-region');
  });

  it('lets a BAR below the size of a page be mapped as one whole page, and no further', () => {
    const device = deviceWith({ size: '0x4000' });
    assert.equal(judge(device, pgoff(0n), 16, length(0x10000n)).mmap, 'ok');
    assert.equal(judge(device, pgoff(0n), 16, length(0x10001n)).mmap, 'beyond-region');
  });

  it('takes no pfn of a region that cannot be mapped for a raw one', () => {
    const device = deviceWith({ index: 6, name: 'ROM', kind: 'rom', mmap: false, iommu: false });
    const judged = judge(device, pgoff(0x40000n), 12);
    assert.deepEqual(judged.candidates, []);
    assert.equal(judged.verdict, 'empty-region');
  });

  it('is given for every pgoff of 52 bits, with reasons, and agrees with what mmap() answers', () => {
    const device = deviceWith({}, { index: 2, name: 'BAR2', pa: '0x200000000', size: '0x1000000' });
    // Around the coded regions and their physical pages, where the verdicts change, and anywhere.
    const near = [0n, 0x20000000n, 0x40000n, 0x200000n].map((first) =>
      fc.bigInt({ min: first, max: first + 0x1800n }),
    );
    const places = [...near, fc.bigInt({ min: 0n, max: (1n << 52n) - 1n })];
    fc.assert(
      fc.property(fc.oneof(...places), (value) => {
        const judged = judge(device, pgoff(value), 12);
        assert.ok(judged.reasons.length > 1);
        assert.equal(judged.mmap === 'ok', judged.verdict === 'region-coded');
        assert.equal(judged.verdict === 'raw-pfn', judged.candidates.length > 0);
        for (const line of explainJudged(pgoff(value), judged)) assert.doesNotMatch(line, /undefined|\n/);
      }),
    );
    assert.throws(() => judge(device, pgoff(1n << 52n), 12), RangeError);
  });
});

describe('a fault', () => {
  const device = deviceWith({ size: '0x40000000' });
  const vma = { pgoff: pgoff(0x1n), start: userAddress(0x7f2000001000n), end: userAddress(0x7f2000400000n) };

  it('inserts no pfn from before the mapping', () => {
    const at = fault(device, vma, userAddress(0x7f2000005123n), 9, 12);
    assert.ok(at);
    assert.equal(at.pfn, undefined);
    assert.equal(at.mustFallBack, true);
  });
  it('falls back where the huge page would end past the mapping', () => {
    const short = { ...vma, end: userAddress(0x7f2000300000n) };
    assert.equal(fault(device, short, userAddress(0x7f2000205123n), 9, 12)?.mustFallBack, true);
    assert.equal(fault(device, vma, userAddress(0x7f2000205123n), 9, 12)?.mustFallBack, false);
  });
  it('of one page never falls back', () => {
    assert.equal(fault(device, vma, userAddress(0x7f2000001000n), 0, 12)?.mustFallBack, false);
  });
  it('outside the mapping is none', () => {
    assert.equal(fault(device, vma, userAddress(0x7f2000000fffn), 0, 12), undefined);
    assert.equal(fault(device, vma, userAddress(0x7f2000400000n), 0, 12), undefined);
  });
  it('of a region without memory is none', () => {
    const config = deviceWith({ pa: null });
    assert.equal(fault(config, vma, userAddress(0x7f2000001000n), 0, 12), undefined);
  });
});

describe('the widths', () => {
  it('a zap of a part of a page drops the whole page', () => {
    const hole = zap(fileOffset(0x1800n), length(1n), [pgoff(0n), pgoff(1n), pgoff(2n)], 12);
    assert.deepEqual(hole.hits, [false, true, false]);
  });
  it('a 32-bit vm_pgoff names more regions with larger pages', () => {
    assert.equal(in32Bits(fileOffset(0x100000000000n), 12).fits, false);
    assert.equal(in32Bits(fileOffset(0x100000000000n), 16).fits, true);
  });
  it('a signed index is the 32 bits of an int', () => {
    const said = signedness(fileOffset(0xffffffffn << 10n), 10, 4n);
    assert.equal(said.signed, -1n);
    assert.equal(said.unsigned, 0xffffffffn);
  });
});

describe('words', () => {
  it('for a byte that mmap() can start at', () => {
    assert.deepEqual(explain(layout('vfio-pci'), fileOffset(0x20000010000n), 12), [
      'vfio-pci: BAR2 + 0x10000',
      'file offset 0x20000010000, region index 2',
      'vm_pgoff 0x20000010 with pages of 4 KiB',
    ]);
    assert.deepEqual(
      explainPgoff(layout('vfio-pci'), pgoff(0x2000001n), 16).slice(0, 2),
      explain(layout('vfio-pci'), fileOffset(0x20000010000n), 12).slice(0, 2),
    );
  });
  it('for a byte that it cannot', () => {
    const [where, , last] = explain(layout('ccw'), fileOffset(0x804n), 12);
    assert.equal(where, 'ccw: SCHIB + 0x4');
    assert.equal(last, 'not the start of a page of 4 KiB: for read() and write(), not for mmap()');
  });
  it('for a table, with the size of the page', () => {
    assert.equal(explain(layout('mdpy'), fileOffset(0x10000n), 16)[0], 'mdpy: BAR0');
    assert.equal(explain(layout('mdpy'), fileOffset(0x10000n), 12)[0], 'mdpy: BAR0 + 0xf000');
    assert.deepEqual(explain(layout('ap'), fileOffset(0n), 12), ['0x0 lies in no region of ap']);
  });
  it('for a raw pfn', () => {
    const device = deviceWith({});
    assert.deepEqual(explainJudged(pgoff(0x40001n), judge(device, pgoff(0x40001n), 12)), [
      'vm_pgoff 0x40001: a raw pfn, not region-encoded',
      'decodes to index 0: BAR0 + 0x40001000, where nothing can be mapped',
      'as a pfn it is BAR0 + 0x1000, whose vm_pgoff is 0x1',
      'file offset 0x40001000, in /proc/PID/maps 40001000',
      'mmap() answers -EINVAL: it would end past the region',
    ]);
  });
  it('for an access', () => {
    const device = deviceWith({});
    const at = (offset: bigint): string | undefined =>
      explainAccess(fileOffset(offset), reach(device, fileOffset(offset), 12), 12)[0];
    assert.equal(at(0x10n), 'file offset 0x10: BAR0 + 0x10');
    assert.equal(at(0x10000n), 'file offset 0x10000: BAR0 + 0x10000, past its end');
    assert.equal(at(5n << 40n), 'file offset 0x50000000000: region 5, which the device does not have');
  });
  it('for a space', () => {
    assert.equal(show({ unit: 'page', origin: 'file' }), 'page@file');
    assert.equal(words({ unit: 'page', origin: 'physical' }), 'physical page frame number');
  });
});
