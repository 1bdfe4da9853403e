/** Inputs of every kind: missing, unreadable, binary, huge, empty, linked, piped. */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { sift } from '../../server/cli/source.ts';
import { needleBytes } from '../../server/core/c/needles.ts';
import { processHost } from '../../server/node/host.ts';
import { inFolder, needle, wordEngine, type Outcome } from './fixture.ts';

const real = processHost({
  version: '',
  rules: [],
  workspace: (host) => Promise.resolve(wordEngine(host)),
  startLsp: () => Promise.resolve(),
});

interface Errors {
  readonly errors: readonly { readonly file: string; readonly reason: string }[];
}

const errorsIn = (outcome: Outcome): Errors['errors'] => {
  const report: Errors = JSON.parse(outcome.stdout);
  return report.errors;
};

const json = ['check', '--format', 'json'];

const input = (text: string) => ({ readStdin: () => Promise.resolve(Buffer.from(text)) });

describe('inputs', () => {
  it('is clean on an empty file, and on one without a needle', () =>
    inFolder(async (folder) => {
      folder.write('empty.c', '');
      folder.write('other.c', 'int PLAIN; /* vfio */\n');
      const { code, stdout, stderr } = await folder.run(['check']);
      assert.deepEqual([code, stdout], [0, '']);
      assert.match(stderr, /^vfio-lint: 2 files seen, 0 parsed, 0 skipped, 0 findings, /);
    }));

  it('analyses the rest where some input is missing, binary, huge or unreadable', () =>
    inFolder(async (folder) => {
      folder.write('a.c', `${needle}BAD\n`);
      folder.write('binary.c', `${needle}BAD\0\n`);
      truncateSync(folder.write('huge.c', ''), 200 * 2 ** 20);
      const secret = folder.write('secret.c', `${needle}BAD\n`);
      const outcome = await folder.run(['check', '--format', 'json', 'gone.c', '.'], {
        read: (file) => (file === secret ? { kind: 'failed', reason: 'permission denied' } : real.read(file)),
      });
      assert.equal(outcome.code, 3);
      assert.deepEqual(errorsIn(outcome), [
        { file: 'binary.c', reason: 'binary file' },
        { file: 'gone.c', reason: 'no such file or folder' },
        { file: 'huge.c', reason: 'larger than 100 MB' },
        { file: 'secret.c', reason: 'permission denied' },
      ]);
      assert.deepEqual(outcome.said.toSorted(), [
        'vfio-lint: binary.c: binary file',
        'vfio-lint: gone.c: no such file or folder',
        'vfio-lint: huge.c: larger than 100 MB',
        'vfio-lint: secret.c: permission denied',
      ]);
      assert.match(outcome.stdout, /"rule": "word-bad"/);
      assert.match(outcome.stderr, /vfio-lint: 4 files seen, 1 parsed, 3 skipped, 1 finding, /);
    }));

  it('reads no byte of a file that is too large', () =>
    inFolder(async (folder) => {
      truncateSync(folder.write('huge.c', ''), 2 ** 40);
      assert.deepEqual(real.read(join(folder.path, 'huge.c')), {
        kind: 'failed',
        reason: 'larger than 100 MB',
      });
    }));

  it('says permission denied where the system does', () =>
    inFolder(async (folder) => {
      chmodSync(folder.write('secret.c', needle), 0);
      mkdirSync(join(folder.path, 'locked'), { mode: 0 });
      // Root may read everything, so the test is somebody else for a while.
      const isRoot = process.getuid?.() === 0;
      if (isRoot) {
        chmodSync(folder.path, 0o755);
        process.seteuid?.(65534);
      }
      try {
        const outcome = await folder.run(json);
        assert.deepEqual(errorsIn(outcome), [
          { file: 'locked', reason: 'permission denied' },
          { file: 'secret.c', reason: 'permission denied' },
        ]);
      } finally {
        if (isRoot) process.seteuid?.(0);
      }
    }));

  it('says that a named path holds no C file', () =>
    inFolder(async (folder) => {
      folder.write('docs/readme.md', 'x');
      folder.write('a.c', needle);
      const outcome = await folder.run([...json, 'docs', 'a.c']);
      assert.equal(outcome.code, 3);
      assert.deepEqual(outcome.said, ['vfio-lint: no C files under docs']);
      assert.deepEqual(errorsIn(outcome), [{ file: 'docs', reason: 'no C files under this path' }]);
    }));

  it('follows links to files, not to folders, and reports a file once', () =>
    inFolder(async (folder) => {
      folder.write('tree/a.c', `${needle}BAD\n`);
      folder.write('outside/b.c', `${needle}BAD\n`);
      const link = (to: string, name: string): void => symlinkSync(to, join(folder.path, name));
      link('a.c', 'tree/same.c');
      link('../outside/b.c', 'tree/other.c');
      link('../outside', 'tree/linked');
      link('.', 'tree/loop');
      link('nowhere.c', 'tree/dead.c');
      const walked = await folder.run(['check', 'tree', 'tree/a.c', './tree/../tree/a.c']);
      assert.equal(walked.code, 1);
      assert.deepEqual(
        walked.stdout.split('\n').map((line) => line.split(':')[0]),
        ['tree/a.c', 'tree/other.c', ''],
      );
      assert.deepEqual(walked.said, []);
      const named = await folder.run(['check', 'tree/dead.c', 'tree/linked']);
      assert.equal(named.code, 3);
      assert.deepEqual(named.said, ['vfio-lint: tree/dead.c: link that leads nowhere']);
      assert.match(named.stdout, /^tree\/linked\/b\.c:2:1: /);
    }));

  it('has a reason for every path that cannot be', () =>
    inFolder(async (folder) => {
      folder.write('a.c', needle);
      symlinkSync('loop.c', join(folder.path, 'loop.c'));
      const { code, said } = await folder.run(['check', 'a.c/b.c', 'loop.c', `${'x'.repeat(300)}.c`, '.']);
      assert.equal(code, 3);
      assert.deepEqual(said, [
        'vfio-lint: a.c/b.c: no such file or folder',
        'vfio-lint: loop.c: link that leads nowhere',
        `vfio-lint: ${'x'.repeat(300)}.c: name too long`,
      ]);
      assert.equal((await folder.run(['check', '--root', 'a.c/b', 'a.c'])).code, 2);
    }));

  it('leaves out .git and node_modules, and what is no regular file', () =>
    inFolder(async (folder) => {
      folder.write('.git/a.c', `${needle}BAD\n`);
      folder.write('node_modules/a.c', `${needle}BAD\n`);
      folder.write('dir.c/real.h', `${needle}BAD\n`);
      const { stdout } = await folder.run(['check']);
      assert.equal(stdout, 'dir.c/real.h:2:1: warning: the word is BAD [word-bad]\n');
      const device = await folder.run(['check', '/dev/null']);
      assert.deepEqual([device.code, device.said], [3, ['vfio-lint: /dev/null: not a regular file']]);
    }));

  it('analyses a named file with its folder, and reports on it alone', () =>
    inFolder(async (folder) => {
      folder.write('a.c', `${needle}BAD\n`);
      folder.write('b.c', `${needle}BAD\n`);
      let around: readonly string[] = [];
      const { stdout, stderr } = await folder.run(['check', 'a.c'], {
        workspace: (host) => {
          const engine = wordEngine(host);
          const reports = async (files: readonly string[]) => {
            around = await host.siblings(files[0] ?? '');
            return engine.reports(files);
          };
          return Promise.resolve({ ...engine, reports });
        },
      });
      assert.deepEqual(around.toSorted(), [join(folder.path, 'a.c'), join(folder.path, 'b.c')]);
      assert.equal(stdout, 'a.c:2:1: warning: the word is BAD [word-bad]\n');
      assert.match(stderr, /^vfio-lint: 1 file seen, 1 parsed, /);
    }));

  it('hands the engine every file with a needle, and no other', () => {
    for (const word of needleBytes)
      assert.equal(sift(Buffer.from(`\xff x ${word};`, 'latin1')).kind, 'source');
    for (const text of ['vm pgoff vfio', 'vmf.pgoff', ''])
      assert.equal(sift(Buffer.from(text)).kind, 'other');
  });

  it("leaves out what is too large to be parsed, and says so; without a needle its size is nobody's business", () =>
    inFolder(async (folder) => {
      const filler = `/* ${'x'.repeat(1020)} */\n`.repeat(9 << 10);
      folder.write('a.c', `${needle}BAD\n`);
      folder.write('generated.h', `${needle}${filler}`);
      folder.write('silent.h', filler);
      const { code, stdout, said } = await folder.run(['check', '.']);
      assert.deepEqual([code, said], [3, ['vfio-lint: generated.h: larger than 8 MB: not parsed']]);
      assert.match(stdout, /^a\.c:2:1: /);
    }));

  it('takes standard input for a file, with that folder around it', () =>
    inFolder(async (folder) => {
      folder.write('drv/a.c', `${needle}PLAIN\n`);
      const { code, stdout } = await folder.run(
        ['check', '--stdin-filename', 'drv/a.c'],
        input(`${needle}\nBAD\n`),
      );
      assert.equal(code, 1);
      assert.equal(stdout, 'drv/a.c:3:1: warning: the word is BAD [word-bad]\n');
      const unborn = await folder.run(['check', '--stdin-filename', 'no/where.c'], input(`${needle}BAD\n`));
      assert.match(unborn.stdout, /^no\/where\.c:2:1: /);
      const binary = await folder.run(['check', '--stdin-filename', 'drv/a.c'], input('vfio vm_pgoff\0'));
      assert.deepEqual([binary.code, binary.said], [3, ['vfio-lint: drv/a.c: binary file']]);
    }));

  it('keeps the other findings where the engine fails on one file', () =>
    inFolder(async (folder) => {
      folder.write('a.c', `${needle}BAD\n`);
      folder.write('b.c', `${needle}CRASH\n`);
      const { code, stdout, said } = await folder.run(['check']);
      assert.equal(code, 3);
      assert.equal(stdout, 'a.c:2:1: warning: the word is BAD [word-bad]\n');
      assert.deepEqual(said, ['vfio-lint: b.c: internal error: the engine fell over']);
      const alone = await folder.run(['check', 'b.c'], { siblings: () => [] });
      assert.equal(alone.code, 2);
      assert.match(alone.stderr, /^vfio-lint: internal error: .*the engine fell over/);
    }));
});
