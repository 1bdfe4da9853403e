/** `vfio-lint decode`: arguments and pastes in, text and the JSON contract out. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { describe, it } from 'mocha';
import type { Decoding } from '../../server/core/region/decoding.ts';
import { asked, assertAnswer, decoding, sizes, vectorFile } from '../region/vectors.ts';
import { inFolder } from './fixture.ts';

const vectors = resolve(vectorFile);
const pasted = (text: string): { readStdin: () => Promise<Buffer> } => ({
  readStdin: () => Promise.resolve(Buffer.from(text)),
});
const maps =
  '7f30a0000000-7f30b0000000 rw-s 10000000000 00:0e 13653                   anon_inode:[vfio-device]';

describe('decode', () => {
  for (const vector of decoding)
    it(`${vector.id} as the model says it`, () =>
      inFolder(async (folder) => {
        const { text, as } = asked(vector);
        const where = [
          '--devices',
          vectors,
          '--device',
          vector.device,
          '--page-size',
          sizes[vector.page_shift],
        ];
        const { code, stdout, stderr } = await folder.run([
          'decode',
          text,
          '--as',
          as,
          ...where,
          '--format',
          'json',
        ]);
        assert.deepEqual([code, stderr], [0, '']);
        const { results } = JSON.parse(stdout) as Decoding;
        const [one, ...more] = results;
        assert.ok(one && more.length === 0);
        assertAnswer(vector, one);
      }));

  it('numbers the arguments, and answers each', () =>
    inFolder(async (folder) => {
      const { code, stdout } = await folder.run(['decode', '0x20000003000', 'BAR4 + 0x10']);
      assert.equal(code, 0);
      assert.match(stdout, /^1: 0x20000003000\n {4}BAR2 \+ 0x3000: region-encoded \(likely\)\n/);
      assert.match(stdout, /\n2: BAR4 \+ 0x10\n {4}BAR4 \+ 0x10: region-encoded \(certain\)\n/);
    }));

  it('reads a paste where no value is given, and names what it does not understand', () =>
    inFolder(async (folder) => {
      const text = await folder.run(['decode'], pasted(`${maps}\r\nwhat is this?\r\n`));
      assert.equal(text.code, 3);
      assert.match(text.stdout, /^1: 7f30a0000000-/);
      assert.match(text.stdout, /\n2: what is this\?\n {4}not understood\n$/);
      const json = await folder.run(['decode', '--format', 'json'], pasted(`${maps}\nwhat is this?\n`));
      const said = JSON.parse(json.stdout) as Decoding;
      assert.deepEqual([json.code, said.version, said.notUnderstood], [3, 1, [2]]);
      assert.deepEqual(
        said.results.map(({ line, format, index }) => [line, format, index]),
        [[1, 'maps', 1]],
      );
    }));

  it('writes nothing to the terminal that steers it', () =>
    inFolder(async (folder) => {
      const { stdout } = await folder.run(['decode'], pasted('\u001b]0;title\u0007 \u202e what\n'));
      for (const char of ['\u001b', '\u0007', '\u202e']) assert.ok(!stdout.includes(char));
    }));

  it('says that a paste is due on a terminal, and that an empty one has nothing', () =>
    inFolder(async (folder) => {
      const { code, stdout, stderr } = await folder.run(['decode'], { ...pasted(''), stdinIsTTY: true });
      assert.deepEqual([code, stdout], [0, '']);
      assert.match(stderr, /Ctrl-D\n.*nothing to decode/);
    }));

  it('takes device tables as they are, or in an object', () =>
    inFolder(async (folder) => {
      const region = {
        index: 0,
        name: 'BAR0',
        kind: 'mem',
        pa: '0xf0000000',
        size: '0x1000',
        mmap: true,
        iommu: true,
      };
      const table = { card: { bus: 'vfio-pci', offset_shift: 40, num_regions: 9, regions: [region] } };
      folder.write('plain.json', JSON.stringify(table));
      folder.write('wrapped.json', JSON.stringify({ devices: table }));
      for (const name of ['plain.json', 'wrapped.json']) {
        const { stdout } = await folder.run(['decode', '0xf0000', '--as', 'pgoff', '--devices', name]);
        assert.match(stdout, /a raw pfn, not region-encoded \(certain\)/);
      }
    }));

  it('keeps a name of a region on its line', () =>
    inFolder(async (folder) => {
      const region = {
        index: 0,
        name: 'X\n2: 0x0',
        kind: 'mem',
        pa: '0xf0000000',
        size: '0x1000',
        mmap: true,
      };
      const table = { card: { bus: 'vfio-pci', offset_shift: 40, num_regions: 9, regions: [region] } };
      folder.write('forged.json', JSON.stringify(table));
      const { stdout } = await folder.run(['decode', '0x0', '--devices', 'forged.json']);
      assert.doesNotMatch(stdout, /^2: /m);
    }));

  it('says that nothing is told of the device that was named', () =>
    inFolder(async (folder) => {
      const { code, stderr } = await folder.run(['decode', '0x0', '--device', 'card']);
      assert.equal(code, 0);
      assert.match(stderr, /no regions are told of a device 'card'/);
    }));

  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [['--as', 'bytes'], /no space 'bytes'/],
    [['--layout', 'vfio'], /no layout 'vfio'.*vfio-pci/],
    [['--page-size', '8K'], /no page size '8K'/],
    [['--format', 'sarif'], /no format 'sarif'/],
    [['--devices', 'nowhere.json'], /nowhere\.json: /],
    [['--devices', 'broken.json'], /broken\.json: /],
    [['--devices', 'odd.json'], /odd\.json: dev: an object is due/],
    [['--devices', 'none.json', '--device', 'card'], /no device 'card'/],
    [['--nonsense'], /nonsense/],
  ];
  for (const [argv, message] of wrong)
    it(`exits 2 on: decode ${argv.join(' ')}`, () =>
      inFolder(async (folder) => {
        folder.write('broken.json', '{');
        folder.write('odd.json', '{ "dev": 3 }');
        folder.write('none.json', '{}');
        const { code, stdout, stderr } = await folder.run(['decode', '0x1000', ...argv]);
        assert.deepEqual([code, stdout], [2, '']);
        assert.match(stderr, message);
      }));
});
