/** The built program as a process: its exit code, its streams, and what lies beside it. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { before, describe, it } from 'mocha';
import { inFolder } from './fixture.ts';

/** Tests run in the project's folder, after the build. */
const program = `${process.cwd()}/dist/cli.cjs`;

describe('program', () => {
  before(() => assert.ok(existsSync(program), 'npm run build comes first'));

  it('knows its version', () => {
    const manifest: { readonly version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
    const { status, stdout } = spawnSync(process.execPath, [program, '--version'], { encoding: 'utf8' });
    assert.deepEqual([status, stdout], [0, `vfio-lint ${manifest.version}\n`]);
  });

  it('sets its exit code, and finds the grammar from any folder', () =>
    inFolder(async (folder) => {
      folder.write('a.c', '/* vfio vm_pgoff */\nint x;\n');
      const check = (...args: string[]): readonly unknown[] => {
        const options = {
          cwd: folder.path,
          encoding: 'utf8',
          input: 'int y; /* vfio vm_pgoff */\n',
        } as const;
        const { status, stdout } = spawnSync(process.execPath, [program, 'check', ...args], options);
        return [status, stdout];
      };
      assert.deepEqual(check(), [0, '']);
      assert.deepEqual(check('gone.c'), [3, '']);
      assert.deepEqual(check('--nonsense'), [2, '']);
      assert.deepEqual(check('--stdin-filename', 'b.c'), [0, '']);
    }));

  it('names in a mail who stores what, and who invalidates', () => {
    const args = [program, 'check', '--format', 'patch', '--fix=all', 'examples'];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    assert.equal(status, 1);
    assert.match(
      stdout,
      /^demo_mc_mmap\(\) overwrites vma->vm_pgoff, [^]*error\. demo_mc_zap\(\) depends on/m,
    );
    assert.match(stdout, /^demo_platform_map\(\) overwrites vma->vm_pgoff, [^]*\/proc\/PID\/maps shows/m);
  });

  it('ends quietly where nobody reads its output', async () => {
    const child = spawn(process.execPath, [program, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdout.destroy();
    const [code] = await once(child, 'close');
    assert.deepEqual([code, stderr], [0, '']);
  });
});
