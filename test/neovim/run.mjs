// `npm run test:neovim [CLI]`: a real Neovim edits a driver with the language server that the build made.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const cli = path.resolve(process.argv[2] ?? path.join(here, '..', '..', 'dist', 'cli.cjs'));

const hasNeovim = () => spawnSync('nvim', ['--version']).status === 0;

/** Neovim from the distribution, where this may be done. */
function installNeovim() {
  const mayInstall = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (!mayInstall) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const install = () => apt('install', '-y', '--no-install-recommends', 'neovim').status === 0;
  if (install()) return;
  apt('update');
  install();
}

/** Runs the session in a workspace and a home of its own; returns its counts and what is on disk after it. */
function runSession() {
  const root = mkdtempSync(path.join(os.tmpdir(), 'vfio-lint-neovim-'));
  try {
    const workspace = path.join(root, 'workspace');
    const driver = path.join(workspace, 'lamp+1.c');
    mkdirSync(workspace);
    copyFileSync(path.join(here, 'driver.c'), driver);
    const homes = ['HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME', 'XDG_CACHE_HOME'];
    const env = Object.fromEntries(homes.map((name) => [name, path.join(root, name)]));
    const server = [process.execPath, cli, 'lsp', '--stdio'].join('\t');
    const { stdout, stderr, status, error } = spawnSync(
      'nvim',
      ['--headless', '--clean', driver, '-c', `luafile ${path.join(here, 'session.lua')}`],
      {
        cwd: workspace,
        env: { ...process.env, ...env, VFIO_LINT_SERVER: server },
        encoding: 'utf8',
        timeout: 120_000,
      },
    );
    return { output: `${stdout}${stderr}`, failure: error, status, text: readFileSync(driver, 'utf8') };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The checks of the session, and those of the file that it wrote. */
function report({ output, failure, status, text }) {
  const counts = /^(\d+) passed, (\d+) failed\s*$/m.exec(output);
  process.stdout.write(counts ? output.replace(counts[0], '').trimEnd() : output);
  process.stdout.write('\n');
  let [passed, failed] = counts ? [Number(counts[1]), Number(counts[2])] : [0, 1];
  const check = (name, ok) => {
    process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${name}\n`);
    if (ok) passed++;
    else failed++;
  };
  if (!counts) process.stdout.write(`the session broke off: ${failure ?? `exit code ${status}`}\n`);
  check('the edit is on disk', text.includes('lamp_mmap_spare') && text.includes('/* 予備 😀 */'));
  check('no pfn is stored any more', !/vm_pgoff\s*=[^=]/.test(text));
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0;
}

if (!hasNeovim()) installNeovim();
if (!hasNeovim()) {
  console.error(
    'nvim is missing: install Neovim 0.7 or newer (Debian: apt-get install neovim), then run again',
  );
  process.exitCode = 1;
} else if (!existsSync(cli)) {
  console.error(`${cli} is missing: run \`npm run build\` first`);
  process.exitCode = 1;
} else {
  process.exitCode = report(runSession()) ? 0 : 1;
}
