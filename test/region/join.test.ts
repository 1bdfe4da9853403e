/** Evidence joined: several formats in one paste say together what none of them says alone. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { decodeText } from '../../server/core/region/decoder.ts';
import type { Decoded, Decoding } from '../../server/core/region/decoding.ts';
import type { DecodeOptions } from '../../server/core/region/decoder.ts';
import { readDevices } from '../../server/core/region/device.ts';

const map = (
  range: string,
  offset: string,
  path = 'anon_inode:[vfio-device]',
  inode = '00:0e 13653',
): string => `${range} rw-s ${offset} ${inode}`.padEnd(73) + path;

const lspci = `01:00.0 3D controller: Made Up Corp Device 1234 (rev a1)
	Region 0: Memory at fa000000 (32-bit, non-prefetchable) [size=16M]
	Region 1: Memory at 6000000000 (64-bit, prefetchable) [size=256M]
	Region 5: I/O ports at e000 [disabled] [size=128]
`;
const other = `81:00.0 Ethernet controller: Made Up Corp Device 4321
	Region 0: Memory at c8000000 (32-bit, non-prefetchable) [size=32M]
	Region 2: Memory at ca000000 (32-bit, non-prefetchable) [size=8K]
`;

/** A mapping of a device opened by its node. */
const node = (range: string, offset: string): string =>
  map(range, offset, '/dev/vfio/devices/vfio3', '00:07 148');

const nodeAt = (index: number, offset: string): string =>
  map('7f30c0000000-7f30c0001000', offset, `/dev/vfio/devices/vfio${index}`, '00:07 148');

const ccw = (index: number, offset: string): string =>
  `vfio_region_setup Device 0.0.1234, region ${index} "0.0.1234", flags: 0x3, offset: ${offset}, size: 0x10`;

const iomem = (range: string): string => `  ${range} : 0000:01:00.0\n    ${range} : vfio-pci`;

/** A device of PCI in a file of devices. */
const given = (shape: object): DecodeOptions => ({
  devices: readDevices({ odd: { bus: 'vfio-pci', num_regions: 9, ...shape } }),
});

/** QEMU's trace of a region, with the offset that the kernel told. */
const setup = (index: number, offset: string): string =>
  `vfio_region_setup Device 0000:02:00.0, region ${index} "0000:02:00.0 BAR ${index}", flags: 0x7, offset: ${offset}, size: 0x4000`;

const decoded = (text: string, options: DecodeOptions = {}): Decoding => decodeText(text, options);
const results = (text: string, options: DecodeOptions = {}): readonly Decoded[] =>
  decoded(text, options).results;
function one(text: string, options: DecodeOptions = {}): Decoded {
  const [first, ...more] = results(text, options);
  assert.ok(first && more.length === 0, `one result is due of:\n${text}`);
  return first;
}
const brief = ({ verdict, confidence, device, region, regionOffset }: Decoded): readonly unknown[] => [
  verdict,
  confidence,
  device,
  region,
  regionOffset,
];

describe('evidence joined', () => {
  it('maps and lspci: the column is an offset, or the address of a BAR', () => {
    const paste = [
      map('7f30a0000000-7f30b0000000', '10000000000'),
      map('7f30c0000000-7f30c0004000', 'fa000000'),
      lspci,
    ].join('\n');
    const [coded, raw] = results(paste);
    assert.ok(coded && raw);
    assert.deepEqual(brief(coded), ['region-coded', 'certain', '0000:01:00.0', 'BAR1', '0x0']);
    assert.equal(coded.physical, '0x6000000000');
    assert.equal(coded.length, '0x10000000');
    assert.equal(raw.verdict, 'raw-pfn');
    assert.equal(raw.confidence, 'certain');
    assert.equal(raw.also[0]?.region, 'BAR0');
    assert.equal(raw.also[0]?.offset, '0x0');
    assert.equal(raw.pasteNext, null);
  });

  it('the same column without BARs is likely at most, and says what would settle it', () => {
    for (const offset of ['10000000000', 'fa000000']) {
      const said = one(map('7f30c0000000-7f30c0004000', offset));
      assert.equal(said.confidence, 'likely');
      assert.match(said.pasteNext ?? '', /lspci -vv/);
    }
    assert.equal(one(map('7f30c0000000-7f30c0004000', 'fa000000')).verdict, 'raw-pfn');
    assert.equal(one(map('7f30c0000000-7f30c0004000', '10000000000')).verdict, 'region-coded');
  });

  it('a mapping longer than its BAR runs past it', () => {
    const said = one(`${map('7f30a0000000-7f30c0000000', '10000000000')}\n${lspci}`);
    assert.deepEqual(
      [said.verdict, said.confidence, said.mmap],
      ['beyond-region', 'likely', 'beyond-region'],
    );
  });

  it('of two devices the one that can hold it', () => {
    const said = one(`${map('7f30c0000000-7f30c0002000', '20000000000')}\n${lspci}${other}`);
    assert.deepEqual(brief(said), ['region-coded', 'likely', '0000:81:00.0', 'BAR2', '0x0']);
    assert.match(said.reasons.join('; '), /of 2 devices only 0000:81:00\.0/);
  });

  it('where both can hold it, no device is named', () => {
    const said = one(`${map('7f30c0000000-7f30c0002000', '00000000')}\n${lspci}${other}`);
    assert.deepEqual([said.verdict, said.confidence, said.device], ['region-coded', 'likely', null]);
    assert.equal(said.physical, null);
  });

  it('all mappings of a node have to fit its device', () => {
    const paste = [
      node('7f30c0000000-7f30c0002000', '00000000'),
      node('7f30d0000000-7f30d0002000', '20000000000'),
      lspci + other,
    ].join('\n');
    for (const said of results(paste)) {
      assert.deepEqual(
        [said.verdict, said.confidence, said.device],
        ['region-coded', 'certain', '0000:81:00.0'],
      );
      assert.match(said.reasons.join('; '), /all mappings of \/dev\/vfio\/devices\/vfio3 fit/);
    }
  });

  it('mappings of a node are grouped by it where no BARs are told', () => {
    const paste = [
      map('7f30c0000000-7f30c0002000', '00000000', '/dev/vfio/devices/vfio3', '00:07 148'),
      map('7f30d0000000-7f30d0002000', '20000000000', '/dev/vfio/devices/vfio3', '00:07 148'),
      map('7f30e0000000-7f30e0002000', '10000000000', '/dev/vfio/devices/vfio4', '00:07 149'),
    ].join('\n');
    const groups = decoded(paste).devices.map(({ name, results: of }) => [name, of]);
    assert.deepEqual(groups, [
      ['/dev/vfio/devices/vfio3', [0, 1]],
      ['/dev/vfio/devices/vfio4', [2]],
    ]);
  });

  it('a kernel before 6.10 stored the pfn: what could be either is likely one', () => {
    const line = map('7f30c0000000-7f30c0002000', '10001000000');
    assert.equal(one(line).verdict, 'region-coded');
    const old = one(`Linux version 6.1.0-20-amd64 (someone@somewhere)\n${line}`);
    assert.deepEqual([old.verdict, old.confidence], ['raw-pfn', 'likely']);
    assert.match(old.reasons.join('; '), /before 6\.10/);
    const late = one(`Linux version 6.12.9-amd64 (someone@somewhere)\n${line}`);
    assert.equal(late.verdict, 'region-coded');
  });

  it('a range of /proc/iomem makes a raw pfn certain, without naming the region', () => {
    const paste = `${map('7f30c0000000-7f30c0004000', 'fa000000')}\n  fa000000-faffffff : 0000:01:00.0\n    fa000000-faffffff : vfio-pci`;
    const said = one(paste);
    assert.deepEqual([said.verdict, said.confidence, said.device], ['raw-pfn', 'certain', '0000:01:00.0']);
    assert.deepEqual([said.also[0]?.region, said.also[0]?.physical], [null, '0xfa000000']);
  });

  it('offsets that a trace tells settle the layout', () => {
    const paste = [
      setup(0, '0x0'),
      setup(2, '0x2000000000000'),
      map('7f30c0000000-7f30c0002000', '2000000002000'),
    ];
    const said = one(paste.join('\n'));
    assert.equal(said.layout, 'ism');
    assert.deepEqual([said.region, said.regionOffset, said.verdict], ['BAR2', '0x2000', 'region-coded']);
    const byTable = one(
      [setup(0, '0x1000'), setup(2, '0x8000'), map('7f30c0000000-7f30c0002000', '00009000')].join('\n'),
    );
    assert.deepEqual([byTable.layout, byTable.index, byTable.regionOffset], ['table', 2, '0x1000']);
  });

  it('nothing is said of a layout that nobody knows', () => {
    const said = one(map('7f30c0000000-7f30c0002000', '00002000'), { layout: 'none' });
    assert.deepEqual([said.verdict, said.layout, said.index], ['unknown-layout', null, null]);
    assert.match(said.pasteNext ?? '', /regions of the device/);
    assert.equal(one('0x2000', { layout: 'none' }).verdict, 'unknown-layout');
  });

  it('a physical address or pfn leads back to the region', () => {
    const options: DecodeOptions = { as: 'phys' };
    const said = one(`0x6000003000\n${lspci}`, options);
    assert.deepEqual(brief(said), ['region-coded', 'certain', '0000:01:00.0', 'BAR1', '0x3000']);
    assert.equal(said.offset, '0x10000003000');
    assert.equal(one(`0x6000003\n${lspci}`, { as: 'pfn' }).offset, '0x10000003000');
    assert.equal(one(`0x7000003000\n${lspci}`, options).verdict, 'no-such-region');
    assert.equal(one('0x6000003000', options).verdict, 'unknown-layout');
  });

  it('a bare number that counts pages is shown as that, too', () => {
    const [reading] = one('0x20000010').also;
    assert.deepEqual(
      [reading?.reading, reading?.region, reading?.regionOffset],
      ['as-pgoff', 'BAR2', '0x10000'],
    );
    assert.deepEqual(one('0x20000010', { as: 'offset' }).also, []);
    assert.deepEqual(one('0x3000').also, []);
  });

  it('what a debugger prints counts pages, by the size of pages', () => {
    const crash = '  vm_start = 0x7f30a0000000,\n  vm_end = 0x7f30b0000000,\n  vm_pgoff = 0x10000000,\n';
    assert.equal(one(crash).offset, '0x10000000000');
    assert.equal(one(crash, { page: 16 }).offset, '0x100000000000');
  });

  it('memory of the process that is not VFIO is left alone, and no line is lost', () => {
    const paste = [
      '55d0c0000000-55d0c0100000 rw-p 00000000 00:00 0                          [heap]',
      map('7f30a0000000-7f30b0000000', '10000000000'),
      '7f30bd400000-7f30bd401000 r-xp 00001000 08:01 1234                       /usr/lib/libc.so.6',
      'what is this?',
    ].join('\n');
    const said = decoded(paste);
    assert.deepEqual(
      said.results.map(({ line }) => line),
      [2],
    );
    assert.deepEqual(said.formats, [{ format: 'maps', lines: [1, 2, 3] }]);
    assert.deepEqual(said.notUnderstood, [4]);
  });

  it('fdinfo leads from an fd to its device', () => {
    const strace = 'mmap(NULL, 8192, PROT_READ|PROT_WRITE, MAP_SHARED, 35, 0x20000000000) = 0x7f30c0000000';
    const fd = 'lrwx------. 1 qemu qemu 64 Nov 22 10:02 35 -> anon_inode:[vfio-device]';
    const syspath = 'vfio-device-syspath: /sys/devices/pci0000:80/0000:80:01.0/0000:81:00.0';
    const said = one([fd, syspath, strace, lspci + other].join('\n'));
    assert.deepEqual(brief(said), ['region-coded', 'certain', '0000:81:00.0', 'BAR2', '0x0']);
  });

  it('a word of pagemap settles what the column is', () => {
    const line = map('7f30c0000000-7f30c0004000', 'fa000000');
    const raw = one(`${line}\npagemap: 0x80000000000fa000`);
    assert.deepEqual([raw.verdict, raw.confidence, raw.pasteNext], ['raw-pfn', 'certain', null]);
    const column = map('7f30c0000000-7f30c0004000', '20000000000');
    const coded = one(`${column}\npagemap: 0x80000000000ca000`);
    assert.deepEqual([coded.verdict, coded.confidence], ['region-coded', 'certain']);
  });

  it('where QEMU counts from one of its areas, the start of the area is added', () => {
    const area = 'vfio_region_mmap Region 0000:02:00.0 BAR 0 mmaps[0] [0x2000 - 0x3fff]';
    const mtree = '  00000000fe002000-00000000fe003fff (prio 0, ramd): 0000:02:00.0 BAR 0 mmaps[0] KVM';
    const said = one([setup(0, '0x0'), area, mtree].join('\n'));
    assert.deepEqual([said.region, said.regionOffset, said.physical], ['BAR0', '0x2000', null]);
    assert.match(said.reasons.join('; '), /guest addresses/);
  });

  it('a BAR of unknown size is not an empty one', () => {
    const cut = `01:00.0 3D controller: Made Up Corp Device 1234
\tRegion 0: Memory at fa000000 (32-bit, non-prefetchable) [size=16M]
\tRegion 1: Memory at 6000000000 (64-bit, prefetchable)
`;
    const raw = one(`${map('7f30a0000000-7f30b0000000', '6000000000')}\n${cut}`);
    assert.deepEqual([raw.verdict, raw.confidence], ['raw-pfn', 'likely']);
    assert.deepEqual([raw.also[0]?.region, raw.also[0]?.offset], ['BAR1', '0x10000000000']);
    const coded = one(`${map('7f30a0000000-7f30b0000000', '10000003000')}\n${cut}`);
    assert.deepEqual([coded.verdict, coded.confidence, coded.region], ['region-coded', 'likely', 'BAR1']);
    assert.equal(one(`${map('7f30a0000000-7f30b0000000', '6000100000')}\n${cut}`).confidence, 'likely');
  });

  it('a table of some regions tells the layout of the rest, where it follows one', () => {
    const table = 'Region 1: offset=0x10000000000 size=0x4000 flags=0xf';
    const said = one(`${table}\n${map('7f30a0000000-7f30a0001000', '20000000000')}`);
    assert.deepEqual([said.verdict, said.confidence, said.index], ['region-coded', 'likely', 2]);
  });

  it('a word that only looks like one of pagemap is a number where no mapping is beside it', () => {
    assert.equal(one('0x8000000000000001', { as: 'offset' }).index, 0x800000);
    const beside = results(`${map('7f30c0000000-7f30c0004000', 'fa000000')}\n80000000000fa000`);
    assert.deepEqual(
      beside.map(({ format, verdict, confidence }) => [format, verdict, confidence]),
      [['maps', 'raw-pfn', 'certain']],
    );
  });

  it('an address of a process is no raw pfn', () => {
    assert.equal(one('0x7f30a0000000').verdict, 'no-such-region');
    assert.equal(one('0x57a000000000').verdict, 'raw-pfn');
  });

  it('two nodes are not of the one device that is told of', () => {
    const apart = results([nodeAt(0, '10000000000'), nodeAt(1, '20000000000'), lspci].join('\n'));
    assert.deepEqual(
      apart.map(({ device, confidence }) => [device, confidence]),
      [
        ['0000:01:00.0', 'likely'],
        ['/dev/vfio/devices/vfio1', 'likely'],
      ],
    );
    const both = results([nodeAt(0, '10000000000'), nodeAt(1, '10000001000'), lspci].join('\n'));
    for (const said of both) {
      assert.equal(said.confidence, 'likely');
      assert.match(said.reasons.join('; '), /a device has one node/);
      assert.match(said.pasteNext ?? '', /fdinfo/);
    }
  });

  it('what is mapped and is not on the only device may be of another', () => {
    const said = one(`${map('7f30c0000000-7f30c0001000', '20000000000')}\n${lspci}`);
    assert.deepEqual([said.verdict, said.confidence], ['empty-region', 'likely']);
    assert.match(said.reasons.join('; '), /may be of another device/);
  });

  it('a mapping longer than a BAR is no pfn of it for certain', () => {
    const said = one(`${map('7f30c0000000-7f30c0008000', 'faffc000')}\n${lspci}`);
    assert.deepEqual([said.verdict, said.confidence], ['raw-pfn', 'likely']);
    assert.match(said.reasons.join('; '), /past the end of that region/);
  });

  it('devices of which not all is told are not said to lack it', () => {
    const said = one(`${map('7f30c0000000-7f30c0001000', '50000000000')}\n${lspci}${setup(0, '0x0')}`);
    assert.doesNotMatch(said.reasons.join('; '), /none of the/);
    assert.match(said.reasons.join('; '), /all is not told of 0000:02:00\.0/);
  });

  it('a word of pagemap can be of any page of the mapping', () => {
    const line = map('7f30c0000000-7f30c0004000', 'fa000000');
    for (const rest of ['', `\n\n${lspci}`]) {
      const said = one(`${line}\npagemap: 0x80000000000fa003${rest}`);
      assert.deepEqual([said.verdict, said.confidence], ['raw-pfn', 'certain']);
    }
    const past = one(`${line}\npagemap: 0x80000000000fa004\n\n${lspci}`);
    assert.equal(past.confidence, 'unlikely');
    const coded = map('7f30c0000000-7f30c0004000', '10000000000');
    const third = one(`${coded}\npagemap: 0x8000000006000003\n\n${lspci}`);
    assert.deepEqual([third.verdict, third.confidence], ['region-coded', 'certain']);
    const neither = one(`${coded}\npagemap: 0x8000000001234567\n\n${lspci}`);
    assert.deepEqual([neither.verdict, neither.confidence], ['region-coded', 'unlikely']);
  });

  it('the pfn 0 of pagemap says nothing: that is what everybody but root reads', () => {
    const line = map('7f30c0000000-7f30c0004000', '10000000000');
    const said = one(`${line}\npagemap: 0x8000000000000000`);
    assert.equal(said.confidence, 'likely');
    assert.doesNotMatch(said.reasons.join('; '), /pagemap/);
  });

  it('regions have the names of the bus that their offsets are of', () => {
    const said = one([ccw(0, '0x0'), ccw(1, '0x400'), '0x404'].join('\n'));
    assert.deepEqual([said.layout, said.region, said.regionOffset], ['ccw', 'ASYNC_CMD', '0x4']);
  });

  it('a device that is coded otherwise than its bus has none of the macros of the bus', () => {
    const region = { index: 1, name: 'BAR1', kind: 'mem', size: '0x4000', pa: '0xfa000000', mmap: true };
    const shifted = one('0x1000000000000', given({ offset_shift: 48, regions: [region] }));
    assert.deepEqual(
      [shifted.region, shifted.expression, shifted.layout],
      ['BAR1', null, 'vfio-pci, shift 48'],
    );
    const table = one('0x3000', given({ regions: [{ ...region, offset: '0x2000' }] }));
    assert.deepEqual([table.region, table.regionOffset, table.expression], ['BAR1', '0x1000', null]);
    const usual = one('0x10000000000', given({ offset_shift: 40, regions: [region] }));
    assert.equal(usual.expression, 'VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_BAR1_REGION_INDEX)');
  });

  it('host memory at 1 TiB is a BAR or the beginning of the second region: which of them is not told', () => {
    const line = map('7f30c0000000-7f30c0001000', '10000000000');
    const either = one(`${line}\n${iomem('10000000000-1000fffffff')}`);
    assert.deepEqual([either.verdict, either.confidence], ['ambiguous', 'likely']);
    assert.match(either.pasteNext ?? '', /lspci/);
    // No region can be so large that it holds that.
    const address = map('7f30c0000000-7f30c0001000', '6000000000');
    const raw = one(`${address}\n${iomem('6000000000-600fffffff')}`);
    assert.deepEqual([raw.verdict, raw.confidence], ['raw-pfn', 'certain']);
  });

  it('far into the vast BAR of ISM is nothing special', () => {
    const said = one(map('7f30c0000000-7f30c0001000', '8000000000'), { layout: 'ism' });
    assert.deepEqual([said.verdict, said.confidence], ['region-coded', 'likely']);
  });

  it('asks for no lspci of what is not on PCI', () => {
    const said = one(map('7f30c0000000-7f30c0001000', '10000000000'), { layout: 'cdx' });
    assert.equal(said.verdict, 'raw-pfn');
    assert.match(said.pasteNext ?? '', /VFIO_DEVICE_GET_REGION_INFO/);
  });
});
