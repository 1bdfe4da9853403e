/** The changed files of the workspace, as the editor's own git extension names them, and their audit. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { changedFiles, findGit, type Git } from '../../../client/audit/changed.ts';
import type { Api } from '../../../client/node.ts';
import { until, untilLate } from './until.ts';

const run = vscode.commands.executeCommand;

describe('changed files', () => {
  let root: string;
  let audit: Api['audit'];
  const touched = 'demo-pci/demo_pci.c';
  let text = '';
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8' });
  const uriOf = (name: string): vscode.Uri => vscode.Uri.file(path.join(root, name));

  before(async () => {
    root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
    assert.notEqual(root, '');
    text = readFileSync(path.join(root, touched), 'utf8');
    const extension = vscode.extensions.getExtension<Api>('vfio-lint.vfio-lint');
    assert.ok(extension);
    ({ audit } = await extension.activate());
  });
  after(async () => {
    await run('vfioLint.clearAudit');
    await vscode.workspace
      .getConfiguration('git')
      .update('enabled', undefined, vscode.ConfigurationTarget.Workspace);
    rmSync(path.join(root, '.git'), { recursive: true, force: true });
    rmSync(path.join(root, 'new.c'), { force: true });
    writeFileSync(path.join(root, touched), text);
  });

  it('are C files that are there, each once', async () => {
    const change = (name: string) => ({ uri: uriOf(name) });
    const fake: Git = {
      repositories: [
        {
          state: {
            mergeChanges: [],
            indexChanges: [change(touched)],
            workingTreeChanges: [change(touched), change('gone.c'), change('notes.md')],
            untrackedChanges: undefined,
          },
        },
      ],
    };
    const files = await changedFiles(fake);
    assert.deepEqual(
      files.map((uri) => uri.toString()),
      [uriOf(touched).toString()],
    );
  });

  it('are known to nobody while git is off', async () => {
    assert.equal(await findGit(), undefined);
  });

  it('are audited alone', async () => {
    git('init', '-q');
    git('add', '-A');
    git('-c', 'user.name=x', '-c', 'user.email=x@y', 'commit', '-q', '-m', 'All');
    appendFileSync(path.join(root, touched), '\n');
    writeFileSync(path.join(root, 'new.c'), 'int x;\n');
    await vscode.workspace
      .getConfiguration('git')
      .update('enabled', true, vscode.ConfigurationTarget.Workspace);
    let named: readonly vscode.Uri[] = [];
    const look = async (): Promise<void> => {
      const found = await findGit();
      named = found ? await changedFiles(found) : [];
    };
    await untilLate('both files', () => {
      void look();
      return named.length === 2 ? true : undefined;
    });
    await run('vfioLint.auditChangedFiles');
    assert.equal(audit.result?.files.seen, 2);
    const files = new Set(audit.result.mmaps.map(({ file }) => file));
    assert.deepEqual([...files], [uriOf(touched).toString()]);
    await run('vfioLint.clearAudit');
    await until('no result', () => (audit.result === undefined ? true : undefined));
  }).timeout(200_000);
});
