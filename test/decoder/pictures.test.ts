/** The geometry of the pictures, and the words that say the same. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { bitAt, bitsInWords, bitsOf, type Bits } from '../../client/decoder/bits.ts';
import { barsOf, fullBar, sizeInWords, type Bar } from '../../client/decoder/map.ts';
import { decodeText } from '../../server/core/region/decoder.ts';
import type { Decoding } from '../../server/core/region/decoding.ts';
import { readDevices } from '../../server/core/region/device.ts';
import { decoding, devices, only } from './decoded.ts';

function bitsOn(all: Decoding, page: 12 | 14 | 16 = 12): Bits {
  const bits = bitsOf(all, only(all), page);
  assert.ok(bits);
  return bits;
}

const drawn = ({ value }: Bits): string =>
  Array.from({ length: 64 }, (_, i) => bitAt(value, 63 - i)).join('');

describe('the picture of the bits', () => {
  it('has index, page and byte by the size of a page', () => {
    const offset = '0x20000003010';
    const fields = (page: 12 | 14 | 16) =>
      bitsOn(decoding(offset, 'acc0'), page).fields.map(({ high, low, value }) => [high, low, value]);
    assert.deepEqual(fields(12), [
      [63, 40, 2n],
      [39, 12, 3n],
      [11, 0, 0x10n],
    ]);
    assert.deepEqual(fields(16), [
      [63, 40, 2n],
      [39, 16, 0n],
      [15, 0, 0x3010n],
    ]);
  });
  it('takes the shift from the device or the layout', () => {
    assert.equal(bitsOn(decoding('0x2000000000010', 'ism0')).fields[0]?.low, 48);
    assert.equal(bitsOn(decodeText('0x2000000000010', { layout: 'ism' })).fields[0]?.low, 48);
  });
  it('has no page where several regions share one', () =>
    assert.deepEqual(bitsInWords(bitsOn(decoding('0x804', 'ccw0'))), [
      'region index: bits 63 to 10, 0x2 (2)',
      'byte in the region: bits 9 to 0, 0x4 (4)',
    ]));
  it('has one field where a table says the offsets', () =>
    assert.deepEqual(
      bitsOn(decoding('0x1000', 'mdpy0')).fields.map(({ name }) => name),
      ['offset'],
    ));
  for (const value of [0xffffffffffffffffn, 1n << 63n, (1n << 53n) + 1n])
    it(`draws 0x${value.toString(16)} to the last bit`, () => {
      const bits = bitsOn(decodeText(`0x${value.toString(16)}`, {}));
      assert.equal(BigInt(`0b${drawn(bits)}`), value);
      assert.equal(bits.value, value);
    });
  // A loff_t ends there, and a number above it may be a word of pagemap.
  it('cuts any offset into fields that make it up', () =>
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: (1n << 63n) - 1n }),
        fc.constantFrom(12, 14, 16),
        (value, page) => {
          const { fields } = bitsOn(decodeText(`0x${value.toString(16)}`, {}), page);
          assert.equal(
            fields.reduce((sum, one) => sum + (one.value << BigInt(one.low)), 0n),
            value,
          );
          assert.equal(
            fields.reduce((bits, { high, low }) => bits + high - low + 1, 0),
            64,
          );
        },
      ),
    ));
});

function barsOn(all: Decoding, name: string): ReadonlyMap<string, Bar> {
  const device = all.devices.find((one) => one.name === name);
  assert.ok(device);
  return new Map(barsOf(all, device).map((bar) => [bar.region.name, bar]));
}

describe('the region map', () => {
  const text = ['0x0', '0x20000000000', '0x20200000000', '0x30000000000', '0x380000010000'].join('\n');
  const bars = barsOn(decoding(text, 'acc0'), 'acc0');
  it('has a bar for every region of the device, in their order', () =>
    assert.deepEqual(
      [...bars.values()].map(({ region }) => region.index),
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    ));
  it('grows by a step with each doubling', () => {
    assert.equal(bars.get('BAR2')?.length, fullBar);
    assert.equal(bars.get('BAR2')?.size, 0x400000000n);
    // 34 bits are the longest here; 16 bits more are 16 steps more.
    assert.equal(bars.get('BAR0')?.length, Math.round((17 * fullBar) / 35));
    assert.equal(bars.get('BAR3')?.length, 0);
  });
  it('has each place on the region that it is of, to scale', () => {
    const marks = bars.get('BAR2')?.marks ?? [];
    assert.deepEqual(
      marks.map(({ result, from, start, corrected }) => ({ result, from, start, corrected })),
      [
        { result: 1, from: 0, start: 0n, corrected: false },
        { result: 2, from: fullBar / 2, start: 0x200000000n, corrected: false },
        { result: 4, from: 0, start: 0x10000n, corrected: true },
      ],
    );
  });
  it('draws nothing outside its bar, and nothing too thin to see', () => {
    for (const { length, marks } of bars.values())
      for (const { from, to } of marks) {
        assert.ok(from >= 0 && from < to, `${from} to ${to}`);
        assert.ok(to <= Math.max(length, 3));
      }
  });
  it('says where one ends past its region', () => {
    const [mark] = barsOn(decoding('0x20000', 'acc0'), 'acc0').get('BAR0')?.marks ?? [];
    assert.equal(mark?.beyond, true);
  });
  it('keeps sizes and offsets of 64 bits whole', () => {
    const regions = [
      {
        index: 0,
        name: 'ALL',
        kind: 'mem',
        pa: '0x0',
        size: '0x8000000000000000',
        mmap: true,
        offset: '0x0',
      },
    ];
    const one = { huge: { bus: 'x', num_regions: 1, regions } };
    const all = decoding('0x20000000000001', 'huge', { devices: new Map([...devices, ...readDevices(one)]) });
    const bar = barsOn(all, 'huge').get('ALL');
    assert.equal(bar?.size, 1n << 63n);
    assert.equal(bar?.marks[0]?.start, (1n << 53n) + 1n);
  });
});

describe('a size in words', () => {
  it('is exact', () => {
    const words = [0n, 255n, 4096n, 0x3000n, 1n << 34n, (1n << 53n) + 1n, 1n << 63n].map(sizeInWords);
    assert.deepEqual(words, ['0 B', '255 B', '4 KiB', '12 KiB', '16 GiB', '9007199254740993 B', '8 EiB']);
  });
});
