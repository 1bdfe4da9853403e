/** What an audit of a kernel costs those who work meanwhile; printed by `npm run bench`, asserted nowhere. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Api } from '../../../client/node.ts';
import { driver } from '../driver.mjs';
import { asked, untilLate } from './until.ts';

const pause = async (milliseconds: number): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
};

/** What /proc says of a process. */
function procOf(id: string, name: string): string {
  try {
    return readFileSync(`/proc/${id}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

/** The server's process: the child of this one that runs its bundle. */
function serverProcess(): string | undefined {
  return readdirSync('/proc').find(
    (id) =>
      new RegExp(`^PPid:\\s+${process.pid}$`, 'm').test(procOf(id, 'status')) &&
      procOf(id, 'cmdline').includes('server.cjs'),
  );
}

/** The most memory that a process ever had, in MiB. */
function peakOf(id: string): number {
  return Math.round(Number(/^VmHWM:\s+(\d+)/m.exec(procOf(id, 'status'))?.[1] ?? 0) / 1024);
}

const percent = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/** Nanoseconds as milliseconds. */
const late = (value: number): string => (value / 1e6).toFixed(1);

/** Hovers as a person would, and measures how late timers of this process are, while something goes on. */
async function during(what: string, uri: vscode.Uri, goesOn: () => boolean): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const answers: number[] = [];
  const at = new vscode.Position(557, 20);
  delay.enable();
  while (goesOn()) {
    const start = performance.now();
    await asked(() => vscode.commands.executeCommand('vscode.executeHoverProvider', uri, at));
    answers.push(performance.now() - start);
    await pause(100);
  }
  delay.disable();
  console.log(
    `${what}: delay of the extension host's event loop p50 ${late(delay.percentile(50))} p99 ` +
      `${late(delay.percentile(99))} max ${late(delay.max)} ms (timers of 5 ms included); ` +
      `a hover p50 ${percent(answers, 0.5).toFixed(1)} p99 ${percent(answers, 0.99).toFixed(1)} ms`,
  );
}

describe('bench', () => {
  it('an audit', async () => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(root);
    const uri = vscode.Uri.joinPath(root, driver.file);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await untilLate('its diagnostics', () =>
      vscode.languages.getDiagnostics(uri).length > 0 ? true : undefined,
    );
    const server = serverProcess();
    assert.ok(server);
    const until = performance.now() + 15_000;
    await during('no audit', uri, () => performance.now() < until);
    console.log(`peak memory of the server before: ${peakOf(server)} MiB`);
    const audit = vscode.extensions.getExtension<Api>('vfio-lint.vfio-lint')?.exports.audit;
    let ended = false;
    const start = performance.now();
    const running = Promise.resolve(vscode.commands.executeCommand('vfioLint.auditWorkspace')).finally(() => {
      ended = true;
    });
    await during('audit of a kernel', uri, () => !ended);
    await running;
    assert.ok(audit?.result);
    console.log(
      `${audit.result.files.seen} files in ${((performance.now() - start) / 1000).toFixed(1)} s; ` +
        `peak memory of the server: ${peakOf(server)} MiB`,
    );
  }).timeout(600_000);
});
