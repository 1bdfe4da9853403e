/** --fix: what is written, what is left, and that no byte beside a fix changes. */
import assert from 'node:assert/strict';
import { chmodSync, lstatSync, readdirSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { inFolder, needle } from './fixture.ts';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('--fix', () => {
  it('applies safe fixes until nothing applies, and exits 0', () =>
    inFolder(async (folder) => {
      folder.write('a.c', `${needle}CHAIN BAD\n`);
      const { code, stdout, said, stderr } = await folder.run(['check', '--fix']);
      assert.deepEqual([code, stdout], [0, '']);
      assert.equal(folder.read('a.c'), `${needle}GOOD GOOD\n`);
      assert.deepEqual(said, ['vfio-lint: 3 fixes in 1 file']);
      assert.match(stderr, /, 0 findings, /);
    }));

  it('leaves fixes to review, names them, and applies them with --fix=all', () =>
    inFolder(async (folder) => {
      folder.write('a.c', `${needle}BAD LOOK\n`);
      const safe = await folder.run(['check', '--fix']);
      assert.equal(safe.code, 1);
      assert.equal(safe.stdout, 'a.c:2:6: warning: the word is LOOK [word-look]\n');
      assert.deepEqual(safe.said, [
        'vfio-lint: 1 fix in 1 file',
        'vfio-lint: a.c:2:6: left to review: replace the word: look at the caller (--fix=all applies it)',
      ]);
      assert.equal((await folder.run(['check', '--fix=all'])).code, 0);
      assert.equal(folder.read('a.c'), `${needle}GOOD SEEN\n`);
    }));

  it('takes the first of overlapping edits, and the rest in the next round', () =>
    inFolder(async (folder) => {
      folder.write('a.c', `${needle}WIDE BAD; CHAIN\n`);
      assert.equal((await folder.run(['check', '--fix'])).code, 0);
      assert.equal(folder.read('a.c'), `${needle}; GOOD\n`);
    }));

  it('does not pile up a fix that does not remove its finding', () =>
    inFolder(async (folder) => {
      folder.write('a.c', `${needle}LINES CHAIN STUCK; STUCK\n`);
      assert.equal((await folder.run(['check', '--fix'])).code, 1);
      assert.equal(folder.read('a.c'), `${needle}ONE;\n\tTWO GOOD STUCK STILL; STUCK STILL\n`);
    }));

  it('keeps CRLF, also in lines that a fix adds', () =>
    inFolder(async (folder) => {
      folder.write('a.c', `/* vfio vm_pgoff */\r\nLINES;\r\nBAD`);
      assert.equal((await folder.run(['check', '--fix'])).code, 0);
      assert.equal(folder.read('a.c'), `/* vfio vm_pgoff */\r\nONE;\r\n\tTWO;\r\nGOOD`);
    }));

  it('keeps bytes that are not UTF-8, and a byte order mark', () =>
    inFolder(async (folder) => {
      folder.write('latin.c', latin(`${needle}/* K\xf6nig \x80\xff */ BAD /* \xe9 */\n`));
      folder.write('utf8.c', `\ufeff${needle}/* König 😀 */ BAD\n`);
      const before = await folder.run(['check']);
      assert.match(before.stdout, /^latin\.c:2:16: [^]*utf8\.c:2:16: /);
      assert.equal((await folder.run(['check', '--fix'])).code, 0);
      assert.deepEqual(folder.bytes('latin.c'), latin(`${needle}/* K\xf6nig \x80\xff */ GOOD /* \xe9 */\n`));
      assert.equal(folder.read('utf8.c'), `\ufeff${needle}/* König 😀 */ GOOD\n`);
    }));

  it('does not touch files without fixes, keeps modes and links, leaves nothing behind', () =>
    inFolder(async (folder) => {
      const fixed = folder.write('a.c', `${needle}BAD\n`);
      const plain = folder.write('b.c', `${needle}PLAIN\n`);
      const outside = folder.write('outside/c.c', `${needle}BAD\n`);
      symlinkSync('outside/c.c', join(folder.path, 'link.c'));
      chmodSync(fixed, 0o640);
      utimesSync(plain, 1000, 1000);
      await folder.run(['check', '--fix', 'a.c', 'b.c', 'link.c']);
      assert.equal(folder.read('a.c'), `${needle}GOOD\n`);
      assert.equal(statSync(fixed).mode & 0o777, 0o640);
      assert.equal(statSync(plain).mtimeMs, 1_000_000);
      assert.equal(lstatSync(join(folder.path, 'link.c')).isSymbolicLink(), true);
      assert.equal(statSync(outside).size, `${needle}GOOD\n`.length);
      assert.deepEqual(readdirSync(folder.path).toSorted(), ['a.c', 'b.c', 'link.c', 'outside']);
    }));

  it('exits 3 where a file cannot be written', () =>
    inFolder(async (folder) => {
      folder.write('a.c', `${needle}BAD\n`);
      const { code, said } = await folder.run(['check', '--fix'], { write: () => 'permission denied' });
      assert.equal(code, 3);
      assert.equal(said[0], 'vfio-lint: a.c: not written: permission denied');
    }));
});
