/** --diff: patches that git takes, from every kind of file. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'mocha';
import { inFolder, needle, type Folder } from './fixture.ts';

/** Has git check and apply the patch. It must not look for a repository above the folder. */
function gitApply(folder: Folder, patch: Buffer): void {
  const env = { ...process.env, GIT_CEILING_DIRECTORIES: folder.path, GIT_CONFIG_GLOBAL: '/dev/null' };
  for (const args of [
    ['apply', '--check', '-'],
    ['apply', '-'],
  ])
    execFileSync('git', args, { cwd: folder.path, input: patch, env, stdio: 'pipe' });
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
