/** What the reporters print, to the byte. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { inFolder, needle } from './fixture.ts';

describe('formats', () => {
  it('gcc: findings only, sorted by path, line and column, relative to the root', () =>
    inFolder(async (folder) => {
      folder.write('drivers/b.c', `${needle}\tPLAIN BAD;\nBAD\n`);
      folder.write('drivers/a/z.c', `${needle}BAD\n`);
      folder.write('drivers/none.c', 'int x;\n');
      const { code, stdout, stderr } = await folder.run(['check', '--root', 'drivers']);
      assert.equal(code, 1);
      assert.equal(
        stdout,
        'a/z.c:2:1: warning: the word is BAD [word-bad]\n' +
          'b.c:2:2: error: the word is PLAIN [word-plain]\n' +
          'b.c:2:8: warning: the word is BAD [word-bad]\n' +
          'b.c:3:1: warning: the word is BAD [word-bad]\n',
      );
      assert.match(stderr, /^vfio-lint: 3 files seen, 2 parsed, 0 skipped, 4 findings, \d+\.\d s\n$/);
    }));

  it('json: the contract, with null where there is no fix', () =>
    inFolder(async (folder) => {
      folder.write('a.c', `${needle}/* 😀 */ PLAIN BAD\n`);
      const { code, stdout } = await folder.run(['check', '--format', 'json', '.', 'gone.c']);
      assert.equal(code, 3);
      const place = { file: 'a.c', line: 2, column: 10, endLine: 2, endColumn: 15 };
      const bad = { file: 'a.c', line: 2, column: 16, endLine: 2, endColumn: 19 };
      const common = { confidence: 'high', function: 'demo_mmap' };
      assert.deepEqual(JSON.parse(stdout), {
        version: 1,
        files: { seen: 1, parsed: 1, skipped: 0 },
        errors: [{ file: 'gone.c', reason: 'no such file or folder' }],
        findings: [
          {
            rule: 'word-plain',
            severity: 'error',
            ...common,
            ...place,
            message: 'the word is PLAIN',
            because: [{ file: 'a.c', line: 2, column: 10, message: 'it is written here' }],
            fix: null,
          },
          {
            rule: 'word-bad',
            severity: 'warning',
            ...common,
            ...bad,
            message: 'the word is BAD',
            because: [{ file: 'a.c', line: 2, column: 16, message: 'it is written here' }],
            fix: { title: 'replace the word', safety: 'safe', edits: [{ ...bad, newText: 'GOOD' }] },
          },
        ],
      });
    }));

  it('text: the default on a terminal, with the caret under the code after tabs', () =>
    inFolder(async (folder) => {
      folder.write('a.c', `${needle}\tx = BAD;\r\n`);
      const { stdout } = await folder.run(['check', 'a.c'], { stdoutIsTTY: true, env: { NO_COLOR: '1' } });
      assert.equal(
        stdout,
        'a.c:2:6: warning: the word is BAD [word-bad]\n' +
          '     2 | \tx = BAD;\n' +
          '       | \t    ^~~\n' +
          '  because: it is written here (a.c:2:6)\n' +
          '  fix (safe): replace the word\n',
      );
    }));

  it('text: colour on a terminal alone, and not with NO_COLOR or a dumb one', () =>
    inFolder(async (folder) => {
      folder.write('a.c', `${needle}BAD\n`);
      const isColoured = async (stdoutIsTTY: boolean, env: Record<string, string>): Promise<boolean> =>
        (await folder.run(['check', '--format', 'text'], { stdoutIsTTY, env })).stdout.includes('\u001b[');
      assert.equal(await isColoured(true, {}), true);
      assert.equal(await isColoured(true, { NO_COLOR: '' }), true);
      assert.equal(await isColoured(true, { NO_COLOR: '1' }), false);
      assert.equal(await isColoured(true, { TERM: 'dumb' }), false);
      assert.equal(await isColoured(false, {}), false);
    }));

  it('keeps names and sources from steering the terminal', () =>
    inFolder(async (folder) => {
      folder.write('a\n\u001b[2J.c', `${needle}BAD \u001b]0;title\u0007\n`);
      for (const format of ['text', 'gcc']) {
        const { stdout } = await folder.run(['check', '--format', format]);
        assert.match(stdout, /^a\\u000a\\u001b\[2J\.c:2:1: /);
        assert.equal(stdout.includes('\u001b'), false);
      }
    }));

  it('says how much is known and the time of each step with --stats, on stderr', () =>
    inFolder(async (folder) => {
      folder.write('a.c', needle);
      const { code, stdout, said } = await folder.run(['check', '--stats']);
      assert.deepEqual([code, stdout], [0, '']);
      assert.match(
        said.join('\n'),
        /^vfio-lint: 0 places in 0 functions of VFIO, 0 unknown: 0\.0 %\nvfio-lint: 1 file for the engine, reading \d+ ms, analysis \d+ ms, fixes and output \d+ ms$/,
      );
    }));
});
