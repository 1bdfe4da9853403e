// Starts VS Code's own server on a free loopback port, with a home, settings and extensions of its own.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { editor } from './install.mjs';

const settings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'editor.tabSize': 8,
  'files.autoSave': 'off',
  'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'security.workspace.trust.enabled': false,
  'chat.disableAIFeatures': true,
  'git.enabled': false,
};

const noGallery = '{"serviceUrl":"","itemUrl":"","resourceUrlTemplate":""}';

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/** Ends a process and all that it started; resolves when it is gone. */
async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGTERM');
  const deadline = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), 5000);
  await gone;
  clearTimeout(deadline);
}

/** A private folder for one run of the editor. */
export function editorHome() {
  const home = mkdtempSync(path.join(os.tmpdir(), 'vfio-lint-editor-'));
  const at = { home, data: path.join(home, 'data'), extensions: path.join(home, 'extensions') };
  mkdirSync(at.extensions);
  for (const scope of ['User', 'Machine']) {
    mkdirSync(path.join(at.data, scope), { recursive: true });
    writeFileSync(path.join(at.data, scope, 'settings.json'), JSON.stringify(settings));
  }
  return at;
}

/**
 * Starts the editor.
 * @param options.testDriver lets a page ask the editor to run a test suite; it also silences toasts and dialogs
 * @param options.env what the extension host finds in its environment
 */
export async function startEditor({ at = editorHome(), testDriver = false, env = {} } = {}) {
  const port = await freePort();
  const args = ['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'];
  args.push('--accept-server-license-terms', '--telemetry-level', 'off', '--disable-workspace-trust');
  args.push('--server-data-dir', at.home, '--user-data-dir', at.data, '--extensions-dir', at.extensions);
  if (testDriver) args.push('--enable-proposed-api', '--enable-smoke-test-driver');
  const own = { HOME: at.home, TMPDIR: at.home, XDG_CONFIG_HOME: at.home, XDG_DATA_HOME: at.home };
  const child = spawn(editor.node, [editor.server, ...args], {
    env: { ...process.env, ...own, XDG_RUNTIME_DIR: at.home, EXTENSIONS_GALLERY: noGallery, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const log = createWriteStream(path.join(at.home, 'server.log'));
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const authority = `127.0.0.1:${port}`;
  const stop = async () => {
    await end(child);
    rmSync(at.home, { recursive: true, force: true, maxRetries: 5 });
  };
  for (let tries = 0; !(await answers(`http://${authority}/version`)); tries++) {
    if (child.exitCode !== null || tries > 600) {
      await end(child);
      throw new Error(`the editor did not start, see ${log.path}`);
    }
    await delay(100);
  }
  return { authority, stop };
}
