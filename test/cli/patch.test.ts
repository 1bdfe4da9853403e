/** --diff: patches that git takes, from every kind of file. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { inFolder, needle, type Folder } from './fixture.ts';
import { git } from './git.ts';

/** Has git check and apply the patch. */
function gitApply(folder: Folder, patch: Buffer): void {
  git(folder, ['apply', '--check', '-'], patch);
  git(folder, ['apply', '-'], patch);
}

const body = (lines: number): string => Array.from({ length: lines }, (_, at) => `\tline${at}();\n`).join('');

describe('--diff', () => {
  it('prints a git patch with function names and changes nothing', () =>
    inFolder(async (folder) => {
      const source = `${needle}int demo_mmap(void)\n{\nout:\n${body(6)}\tBAD;\n${body(3)}}\n`;
      folder.write('drivers/a.c', source);
      const { code, stdout, stderr } = await folder.run(['check', '--diff']);
      assert.equal(code, 1);
      assert.equal(folder.read('drivers/a.c'), source);
      assert.equal(
        stdout,
        'diff --git a/drivers/a.c b/drivers/a.c\n--- a/drivers/a.c\n+++ b/drivers/a.c\n' +
          '@@ -8,7 +8,7 @@ int demo_mmap(void)\n' +
          ' \tline3();\n \tline4();\n \tline5();\n-\tBAD;\n+\tGOOD;\n \tline0();\n \tline1();\n \tline2();\n',
      );
      assert.match(stderr, /, 0 findings left, /);
    }));

  const kinds: Readonly<Record<string, string>> = {
    'plain lines': `${needle}${body(20)}BAD\n${body(20)}CHAIN\n`,
    'no newline at the end': `${needle}${body(5)}BAD`,
    'an unchanged last line without newline': `${needle}BAD\nint x;`,
    CRLF: `${needle}${body(9)}\tBAD;\n\tLINES;\n${body(9)}`.replaceAll('\n', '\r\n'),
    'mixed line ends': `${needle}x\r\nBAD\ny\r\nBAD\r\nlone\rreturn\u2028separator\f BAD\n`,
    'bytes that are not UTF-8': `${needle}/* \u00f6 \u0080 */ BAD\n\u00ff\n`,
  };
  for (const [kind, source] of Object.entries(kinds))
    it(`applies with git: ${kind}`, () =>
      inFolder(async (folder) => {
        folder.write('dir name/ä "q".c', Buffer.from(source, kind.startsWith('bytes') ? 'latin1' : 'utf8'));
        folder.write('z.c', `${needle}BAD\n`);
        const { bytes } = await folder.run(['check', '--diff']);
        gitApply(folder, bytes);
        const patched = folder.bytes('dir name/ä "q".c');
        const again = await folder.run(['check', '--diff']);
        assert.deepEqual([again.code, again.stdout], [0, '']);
        folder.write('dir name/ä "q".c', Buffer.from(source, kind.startsWith('bytes') ? 'latin1' : 'utf8'));
        await folder.run(['check', '--fix']);
        assert.deepEqual(folder.bytes('dir name/ä "q".c'), patched);
      }));

  it('is one patch of all files that the fixes change, also of those that were not asked for', () =>
    inFolder(async (folder) => {
      const sources: Readonly<Record<string, Buffer>> = {
        'a/one.c': Buffer.from(`${needle}PAIR\nPAIR\n${body(20)}BAD`),
        'a/pair.h': Buffer.from(`#pragma once\r\nHALF\r\nHALF /* \u00f6 */`, 'latin1'),
        'b/two words.c': Buffer.from(`${needle}BAD\n`),
        'b/new\nline "q" \u00e4.c': Buffer.from(`${needle}/* \u00e9 */ BAD\r\n`, 'latin1'),
      };
      const reset = (): void => {
        for (const [name, bytes] of Object.entries(sources)) folder.write(name, bytes);
      };
      reset();
      const { bytes, stdout, code } = await folder.run(['check', '--diff', 'a/one.c', 'b']);
      assert.equal(code, 1);
      assert.deepEqual(stdout.match(/^diff .*/gm), [
        'diff --git a/a/one.c b/a/one.c',
        'diff --git a/a/pair.h b/a/pair.h',
        String.raw`diff --git "a/b/new\nline \"q\" \303\244.c" "b/b/new\nline \"q\" \303\244.c"`,
        'diff --git a/b/two words.c b/b/two words.c',
      ]);
      gitApply(folder, bytes);
      const patched = Object.keys(sources).map((name) => folder.bytes(name));
      assert.equal(folder.bytes('a/pair.h').toString('latin1'), '#pragma once\r\nDONE\r\nDONE /* \u00f6 */');
      reset();
      await folder.run(['check', '--fix', 'a/one.c', 'b']);
      assert.deepEqual(
        Object.keys(sources).map((name) => folder.bytes(name)),
        patched,
      );
    }));

  it('leaves fixes to review to --fix=all, and writes no file with it either', () =>
    inFolder(async (folder) => {
      folder.write('a.c', `${needle}LOOK\n`);
      const safe = await folder.run(['check', '--diff']);
      assert.deepEqual([safe.code, safe.stdout], [1, '']);
      const all = await folder.run(['check', '--diff', '--fix=all']);
      assert.match(all.stdout, /^-LOOK\n\+SEEN$/m);
      assert.equal(all.code, 1);
      assert.equal(folder.read('a.c'), `${needle}LOOK\n`);
    }));

  it('makes a patch of standard input', () =>
    inFolder(async (folder) => {
      folder.write('a.c', `${needle}BAD\n`);
      const readStdin = (): Promise<Buffer> => Promise.resolve(folder.bytes('a.c'));
      const { bytes } = await folder.run(['check', '--diff', '--stdin-filename', 'a.c'], { readStdin });
      gitApply(folder, bytes);
      assert.equal(folder.read('a.c'), `${needle}GOOD\n`);
    }));
});
