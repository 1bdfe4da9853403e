// What an audit costs in a real editor: the delay of the extension host's event loop, of hovers, and the server's memory.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installEditor, projectDir } from '../vscode/install.mjs';
import { runSuite } from '../vscode/suite-run.mjs';

/** Prints the numbers with a kernel as the workspace. @param {string} workspace */
export async function editor(workspace) {
  installEditor();
  const built = spawnSync(process.execPath, ['esbuild.mjs', '--suite'], {
    cwd: projectDir,
    stdio: 'inherit',
  });
  if (built.status !== 0) throw new Error('the suite was not built');
  const run = await runSuite({
    extension: projectDir,
    entry: join(projectDir, 'dist/test/vscode/index.cjs'),
    workspace,
    env: { VFIO_LINT_ONLY: 'bench' },
    patience: 900_000,
  });
  for (const failure of run.failures) console.error(failure);
  if (run.failed > 0) process.exitCode = 1;
}
