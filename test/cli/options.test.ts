/** The command line's grammar, and the commands that need no input. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseCommandLine } from '../../server/cli/options.ts';
import { inFolder, needle } from './fixture.ts';

const fixOf = (...args: string[]): unknown => {
  const command = parseCommandLine(['check', ...args]);
  return command.kind === 'check' ? [command.fix, command.paths] : command;
};

describe('command line', () => {
  it('takes --fix with and without a value, and leaves it alone after --', () => {
    assert.deepEqual(fixOf('--fix', 'a.c'), ['safe', ['a.c']]);
    assert.deepEqual(fixOf('--fix=all', 'a.c'), ['review', ['a.c']]);
    assert.deepEqual(fixOf('--diff'), ['safe', []]);
    assert.deepEqual(fixOf('--diff', '--fix=all'), ['review', []]);
    assert.deepEqual(fixOf('--format', 'patch'), ['safe', []]);
    assert.deepEqual(fixOf('--format=patch', '--fix=all', '--stdin-filename=a.c'), ['review', []]);
    assert.deepEqual(fixOf('--', '--fix'), [undefined, ['--fix']]);
  });

  const wrongUses: readonly (readonly string[])[] = [
    [],
    ['chekc'],
    ['check', '--nonsense'],
    ['check', '--format', 'xml'],
    ['check', '--format'],
    ['check', '--fix=some'],
    ['check', '--diff', '--format', 'json'],
    ['check', '--diff', '--format', 'patch'],
    ['check', '--output-dir', 'out'],
    ['check', '--output-dir', 'out', '--diff'],
    ['check', '--output-dir', '', '--format', 'patch'],
    ['check', '--from', 'A <a@b.c>'],
    ['check', '--from', 'A <a@b.c>', '--format', 'json'],
    ['check', '--from', 'a@b.c', '--format', 'patch'],
    ['check', '--from', '<a@b.c>', '--format', 'patch'],
    ['check', '--from', 'A\nBcc: x <a@b.c>', '--format', 'patch'],
    ['check', '--format', 'patch', '--stdin-filename', 'a.c', 'b.c'],
    ['check', '--root', 'nowhere'],
    ['check', '--rule', ''],
    ['check', '--rule', 'word-bad', '--rule', 'no-such-rule'],
    ['check', '--stdin-filename', 'a.c', 'b.c'],
    ['check', '--stdin-filename', 'a.c', '--fix'],
    ['check', '-'],
    ['check', ''],
    ['audit', '--format', 'gcc'],
    ['audit', '--fix'],
    ['audit', '-'],
    ['audit', ''],
    ['audit', '--root', 'nowhere'],
    ['rules', 'more'],
    ['explain'],
    ['explain', 'no-such-rule'],
    ['lsp'],
  ];
  for (const argv of wrongUses)
    it(`exits 2 on: vfio-lint ${argv.join(' ')}`, () =>
      inFolder(async (folder) => {
        const { code, stdout, stderr } = await folder.run(argv);
        assert.equal(code, 2);
        assert.equal(stdout, '');
        assert.match(stderr, /^vfio-lint: ./);
      }));

  it('prints version, help, rules and the page of a rule', () =>
    inFolder(async (folder) => {
      const stdoutOf = async (...argv: string[]): Promise<string> => {
        const { code, stdout, stderr } = await folder.run(argv);
        assert.deepEqual([code, stderr], [0, '']);
        return stdout;
      };
      assert.equal(await stdoutOf('--version'), 'vfio-lint 9.8.7\n');
      assert.match(await stdoutOf('--help'), /vfio-lint check \[PATH…\]/);
      assert.match(await stdoutOf('--help'), /vfio-lint audit \[PATH…\][^]*markdown\|sarif/);
      assert.equal(await stdoutOf('check', '--help'), await stdoutOf('--help'));
      assert.equal(await stdoutOf('audit', '--help'), await stdoutOf('--help'));
      assert.equal(await stdoutOf('rules'), 'word-bad  warning  the word is bad\n');
      assert.match(
        await stdoutOf('explain', 'word-bad'),
        /# word-bad[^]*Because it is\.[^]*int BAD;[^]*int GOOD;/,
      );
    }));

  it('leaves notes out unless they are asked for, and other rules where one is named', () =>
    inFolder(async (folder) => {
      folder.write('a.c', `${needle}BAD; ASIDE; LOOK;\n`);
      const rulesOf = async (...argv: string[]): Promise<string[]> => {
        const { stdout } = await folder.run(['check', '--format', 'gcc', ...argv, '.']);
        return stdout.split('\n').flatMap((line) => /\[([\w-]+)\]$/.exec(line)?.[1] ?? []);
      };
      assert.deepEqual(await rulesOf(), ['word-bad', 'word-look']);
      assert.deepEqual(await rulesOf('--notes'), ['word-bad', 'word-aside', 'word-look']);
      assert.deepEqual(await rulesOf('--rule', 'word-bad'), ['word-bad']);
      folder.write('b.c', `${needle}ASIDE;\n`);
      const { code, stdout } = await folder.run(['check', 'b.c']);
      assert.deepEqual([code, stdout], [0, '']);
    }));

  it('fixes what the named rules found, and nothing else', () =>
    inFolder(async (folder) => {
      folder.write('a.c', `${needle}BAD; CHAIN;\n`);
      await folder.run(['check', '--rule', 'word-bad', '--fix', 'a.c']);
      assert.equal(folder.read('a.c'), `${needle}GOOD; CHAIN;\n`);
    }));

  it('starts the language server', () =>
    inFolder(async (folder) => {
      let started = 0;
      const startLsp = (): Promise<void> => Promise.resolve(void started++);
      assert.equal((await folder.run(['lsp', '--stdio'], { startLsp })).code, 0);
      assert.equal(started, 1);
    }));
});
