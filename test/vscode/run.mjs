// `npm run test:vscode`: the packaged extension under a person's hands, then the suite inside the extension host.
import { runTests } from '@vscode/test-electron';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { kernelTree } from '../kernel/fetch.mjs';
import { auditSteps } from './audit-ui.mjs';
import { clearShots } from './browser.mjs';
import { cacheDir, editor, installEditor, projectDir } from './install.mjs';
import { runPanel } from './panel.mjs';
import { editorHome } from './server.mjs';
import { readResults, runSuite } from './suite-run.mjs';
import { runUi } from './ui.mjs';
import { makeWorkspace } from './workspace.mjs';

const desktop = process.env['VFIO_LINT_DESKTOP'] === '1';
const entry = path.join(projectDir, 'dist/test/vscode/index.cjs');
const shim = fileURLToPath(new URL('code-shim.mjs', import.meta.url));

/** Runs a command in the project; what it prints is shown only when it fails. */
function sh(command, ...args) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { cwd: projectDir, encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} exited with ${status}\n${stdout}${stderr}`);
}

async function inWorkspace(use) {
  const { root, remove } = await makeWorkspace();
  try {
    return await use(root);
  } finally {
    remove();
  }
}

/** An editor's home with the .vsix, installed as a user does. */
function installed() {
  sh('npm', 'run', 'package');
  const { version } = JSON.parse(readFileSync(path.join(projectDir, 'package.json'), 'utf8'));
  const at = editorHome();
  const where = ['--server-data-dir', at.home, '--user-data-dir', at.data, '--extensions-dir', at.extensions];
  sh(editor.node, editor.server, ...where, '--install-extension', `vfio-lint-${version}.vsix`);
  return at;
}

/** The packaged extension, used as a user does. */
async function packaged() {
  return inWorkspace((workspace) => runUi({ at: installed(), workspace }));
}

/** The decoder panel of the same .vsix. */
const panel = () => inWorkspace((workspace) => runPanel({ at: installed(), workspace }));

/** The suite as @vscode/test-electron runs it: with the stand-in for `code`, or with a desktop VS Code. */
async function suite() {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'vfio-lint-results-'));
  const results = path.join(dir, 'results.json');
  const profile = path.join(dir, 'profile');
  try {
    return await inWorkspace(async (workspace) => {
      const code = await runTests({
        ...(desktop ? { cachePath: path.join(cacheDir, 'desktop') } : { vscodeExecutablePath: shim }),
        extensionDevelopmentPath: projectDir,
        extensionTestsPath: entry,
        extensionTestsEnv: { VFIO_LINT_RESULTS: results },
        launchArgs: [workspace, '--disable-extensions', `--user-data-dir=${profile}`],
      }).catch((error) => {
        console.error(String(error));
        return 1;
      });
      const { passed, failed, failures } = readResults(results);
      for (const failure of failures) console.error(`  ✘ ${failure}`);
      return { passed, failed: code !== 0 || passed === 0 ? Math.max(failed, 1) : failed };
    });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** A suite that fails has to be seen to fail: by its exit code and in its results. */
async function failureIsSeen() {
  const run = await inWorkspace((workspace) =>
    runSuite({ extension: projectDir, entry, workspace, env: { VFIO_LINT_ONLY: 'must-fail' } }),
  );
  const seen = run.code !== 0 && run.passed === 0 && run.failed === 1 && /as intended/.test(run.failures[0]);
  console.log(seen ? '  ✔ a failing test is reported' : `  ✘ a failing test went by: ${JSON.stringify(run)}`);
  return seen ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** The audit of what git calls changed. */
async function changedFiles() {
  const env = { VFIO_LINT_ONLY: 'changed' };
  const run = await inWorkspace((workspace) => runSuite({ extension: projectDir, entry, workspace, env }));
  return told(run);
}

/** A run, whose failures are printed; one that ended badly has failed. */
function told(run) {
  for (const failure of run.failures) console.error(`  ✘ ${failure}`);
  return run.code === 0 ? run : { ...run, failed: Math.max(run.failed, 1) };
}

/** The audit on a whole kernel: in the extension host, and as a person sees it. Nothing is written there. */
async function audit() {
  const workspace = await kernelTree('6.12');
  const env = { VFIO_LINT_ONLY: 'audit' };
  return told(await runSuite({ extension: projectDir, entry, workspace, env, patience: 1_200_000 }));
}

/** The .vsix in an editor of its own, on a whole kernel. */
async function auditSeen() {
  return runUi({
    at: installed(),
    workspace: await kernelTree('6.12'),
    steps: auditSteps,
    patience: 300_000,
  });
}

const all = desktop ? { suite } : { packaged, panel, suite, failureIsSeen, changedFiles, audit, auditSeen };
/**
 * Parts that move a mouse and press keys on a screen: what else the machine does can take a key or a click from them. One that
 * fails is tried a second time, which the output says; one that fails twice has failed.
 */
const byHand = new Set(['packaged', 'panel', 'auditSeen']);
const only = process.argv[2];
const parts = only === undefined ? all : { [only]: all[only] };
if (!desktop) installEditor();
clearShots();
sh('npm', 'run', 'build');
sh(process.execPath, 'esbuild.mjs', '--suite');
let passed = 0;
let failed = 0;

/** What a part came to; one that throws has failed once. */
async function outcome(part) {
  try {
    return await part();
  } catch (error) {
    console.error(error);
    return { passed: 0, failed: 1 };
  }
}

for (const [name, part] of Object.entries(parts)) {
  console.log(name);
  let result = await outcome(part);
  if (result.failed > 0 && byHand.has(name)) {
    console.log(`${name}, a second time: ${result.failed} failed in the first`);
    result = await outcome(part);
  }
  passed += result.passed;
  failed += result.failed;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
