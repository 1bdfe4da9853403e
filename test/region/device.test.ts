/** The reader of device tables: what it makes of them, and that it names what is wrong. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { decodeFor, readDevices } from '../../server/core/region/device.ts';
import { fileOffset } from '../../server/core/region/space.ts';

const bar = { index: 0, name: 'BAR0', kind: 'mem', pa: '0x1000', size: '0x1000', mmap: true, iommu: true };
const whole = { bus: 'vfio-pci', offset_shift: 40, num_regions: 9, regions: [bar] };
const withBar = (change: object): unknown => ({ dev: { ...whole, regions: [{ ...bar, ...change }] } });
const withDevice = (change: object): unknown => ({ dev: { ...whole, ...change } });

const wrong: readonly (readonly [string, unknown, RegExp])[] = [
  ['a list of devices', [], /^Error: devices: an object is due$/],
  ['null', null, /devices: an object/],
  ['a device that is none', { dev: 3 }, /^Error: dev: an object/],
  ['no regions', withDevice({ regions: 3 }), /dev\.regions: a list/],
  ['a region that is none', withDevice({ regions: [7] }), /dev\.regions\[0\]: an object/],
  ['no bus', withDevice({ bus: undefined }), /dev\.bus: a string/],
  ['half a shift', withDevice({ offset_shift: 1.5 }), /dev\.offset_shift: a whole number/],
  ['a shift past 64 bits', withDevice({ offset_shift: 64 }), /dev\.offset_shift: 64 is more than 63/],
  ['a negative count', withDevice({ num_regions: -1 }), /dev\.num_regions: a whole number/],
  ['a number for a size', withBar({ size: 5 }), /dev\.regions\[0\]\.size: a hex string/],
  ['a size past 64 bits', withBar({ size: '0x10000000000000000' }), /size: a hex string.*64 bits/],
  [
    'a region that ends past 64 bits',
    withBar({ pa: '0xffffffffffffffff', size: '0x2' }),
    /size:.*past 64 bits/,
  ],
  ['a size that no loff_t holds', withBar({ pa: null, size: '0xffffffffffffffff' }), /size:.*past 64 bits/],
  ['no name', withBar({ name: undefined }), /\.name: a string/],
  ['no kind', withBar({ kind: '' }), /\.kind: a string/],
  ['a word for a flag', withBar({ mmap: 'yes' }), /\.mmap: true or false/],
  ['an index past the count', withBar({ index: 9 }), /\.index: not below num_regions, 9/],
  ['one index twice', withDevice({ regions: [bar, bar] }), /regions\[1\]\.index: 0 is there twice/],
  ['a table without offsets', withDevice({ offset_shift: null }), /\.offset: due where/],
  ['an offset that the shift denies', withBar({ offset: '0x1000' }), /\.offset: not what offset_shift/],
];

describe('readDevices', () => {
  for (const [what, json, message] of wrong)
    it(`refuses ${what}`, () => assert.throws(() => readDevices(json), message));

  it('reads all devices of the vectors, drops nothing', () => {
    const { devices } = JSON.parse(readFileSync('test/vectors.json', 'utf8')) as {
      devices: Record<string, { regions: readonly { type: string | null; subtype: number | null }[] }>;
    };
    const read = readDevices(devices);
    assert.deepEqual([...read.keys()], Object.keys(devices));
    for (const [name, device] of Object.entries(devices)) {
      const regions = read.get(name)?.regions ?? [];
      assert.equal(regions.length, device.regions.length);
      device.regions.forEach((one, i) => {
        assert.equal(regions[i]?.type, one.type === null ? undefined : BigInt(one.type));
        assert.equal(regions[i]?.subtype, one.subtype ?? undefined);
      });
    }
  });

  it('takes the regions of a table in any order', () => {
    const regions = [
      { ...bar, offset: '0x1000' },
      { ...bar, index: 7, name: 'CONFIG', pa: null, offset: '0x0', size: '0xff' },
      { ...bar, index: 1, name: 'BAR1', pa: null, size: '0x0' },
    ];
    const device = readDevices(withDevice({ offset_shift: null, regions })).get('dev');
    assert.ok(device);
    assert.deepEqual(decodeFor(device, fileOffset(0x10n)), { index: 7n, offset: 0x10n });
    assert.deepEqual(decodeFor(device, fileOffset(0x1010n)), { index: 0n, offset: 0x10n });
    assert.equal(decodeFor(device, fileOffset(0xffn)), undefined);
  });

  it('reads the address of an I/O BAR as a port, not as memory', () => {
    assert.equal(readDevices(withBar({ kind: 'io' })).get('dev')?.regions[0]?.base, undefined);
  });
});
