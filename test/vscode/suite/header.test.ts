/** A header is edited: the open file that uses it is told anew, and no other is analysed again. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { until } from './until.ts';

interface Api {
  readonly onAnalysed: vscode.Event<string>;
}

describe('a header that a driver shares', () => {
  const documents = new Map<string, vscode.TextDocument>();
  const document = (name: string): vscode.TextDocument => {
    const found = documents.get(name);
    assert.ok(found, name);
    return found;
  };
  const ours = (name: string): string[] =>
    vscode.languages
      .getDiagnostics(document(name).uri)
      .filter(({ source }) => source === 'vfio-lint')
      .map(({ message }) => message);
  const count = async (name: string, due: number): Promise<void> => {
    await until(`${due} diagnostics in ${name}`, () => (ours(name).length === due ? true : undefined));
  };
  /** How often each file was analysed, as the server's log has it. */
  const counts = new Map<string, number>();
  const analysed = (name: string): number => counts.get(name) ?? 0;

  before(async () => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(root, 'a workspace is open');
    const extension = vscode.extensions.getExtension<Api>('vfio-lint.vfio-lint');
    assert.ok(extension);
    const { onAnalysed } = await extension.activate();
    onAnalysed((uri) => {
      const name = path.posix.basename(uri);
      counts.set(name, analysed(name) + 1);
    });
    for (const name of ['kelp.h', 'weed.c', 'kelp.c']) {
      const uri = vscode.Uri.joinPath(root, 'shared-header', name);
      const opened = await vscode.workspace.openTextDocument(uri);
      documents.set(name, opened);
      await vscode.window.showTextDocument(opened, { preview: false });
    }
  });

  it('leaves the driver silent, and its neighbour with a diagnostic of its own', async () => {
    await count('weed.c', 1);
    await count('kelp.c', 0);
    await until('the log', () => (analysed('kelp.c') > 0 ? true : undefined));
  });

  it('changes what is said of the driver that uses it, and analyses no other again', async () => {
    const so = { kelp: analysed('kelp.c'), weed: analysed('weed.c') };
    const header = document('kelp.h');
    const at = header.getText().indexOf('((vma)->vm_pgoff)');
    assert.ok(at > 0);
    const edit = new vscode.WorkspaceEdit();
    const range = new vscode.Range(header.positionAt(at), header.positionAt(at + '((vma)->vm_pgoff)'.length));
    edit.replace(header.uri, range, 'PHYS_PFN(pci_resource_start((kelp)->pdev, 0))');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await count('kelp.c', 1);
    await count('weed.c', 1);
    await until('the log', () => (analysed('kelp.c') > so.kelp ? true : undefined));
    assert.equal(analysed('kelp.c'), so.kelp + 1, 'the driver was analysed once more');
    assert.equal(analysed('weed.c'), so.weed, 'its neighbour was not');
  });

  it('says what it said before when the edit is taken back', async () => {
    const soFar = analysed('weed.c');
    await vscode.window.showTextDocument(document('kelp.h'), { preview: false });
    await vscode.commands.executeCommand('undo');
    await count('kelp.c', 0);
    assert.equal(analysed('weed.c'), soFar);
  });
});
