/** The whole loop on a kernel driver in an editor: report, explain, worsen, undo, repair, save. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { driver } from '../driver.mjs';
import { asked, until } from './until.ts';

function targetOf(code: vscode.Diagnostic['code']): {
  readonly value: string | number;
  readonly target: vscode.Uri;
} {
  if (typeof code !== 'object') throw new Error(`the code has no target: ${String(code)}`);
  return code;
}

describe('a driver of the kernel', () => {
  let document: vscode.TextDocument;
  let editor: vscode.TextEditor;

  const ours = (): vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'vfio-lint');
  const diagnostics = async (count: number): Promise<vscode.Diagnostic[]> =>
    until(`${count} diagnostics`, () => {
      const found = ours();
      return found.length === count ? found : undefined;
    });
  const only = async (): Promise<vscode.Diagnostic> => {
    const [diagnostic] = await diagnostics(1);
    assert.ok(diagnostic);
    return diagnostic;
  };
  const positionOf = (text: string): vscode.Position => {
    const at = document.getText().indexOf(text);
    assert.ok(at >= 0, `the driver has no ${text}`);
    return document.positionAt(at);
  };

  before(async () => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(root, 'a workspace is open');
    document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root, driver.file));
    editor = await vscode.window.showTextDocument(document);
  });

  it('wakes the extension', async () => {
    const extension = vscode.extensions.getExtension('vfio-lint.vfio-lint');
    assert.ok(extension);
    await until('the extension', () => (extension.isActive ? true : undefined));
  });

  it('gets a diagnostic at the store, with its rule page behind the code', async () => {
    const diagnostic = await only();
    assert.equal(diagnostic.range.start.line, positionOf(driver.store).line);
    const { value, target } = targetOf(diagnostic.code);
    assert.equal(value, driver.rule);
    assert.equal(target.path, `/rule/${driver.rule}`);
    assert.equal(target.authority, 'vfio-lint.vfio-lint');
  });

  it('shows the space of vm_pgoff in a hover', async () => {
    const position = positionOf(driver.read).translate(0, driver.read.length - 1);
    const hovers = await asked(() =>
      vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position),
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === 'string' ? content : content.value))
      .join('\n');
    assert.match(text, /vma->vm_pgoff/);
    assert.match(text, /region-encoded.*pages/);
  });

  it('gets a second diagnostic with a second violation, and loses it with undo', async () => {
    const { line, character } = positionOf(driver.store);
    const indent = document.lineAt(line).text.slice(0, character);
    await editor.edit((edit) =>
      edit.insert(new vscode.Position(line, 0), `${indent}${driver.secondStore}\n`),
    );
    const lines = (await diagnostics(2)).map(({ range }) => range.start.line).toSorted((a, b) => a - b);
    assert.deepEqual(lines, [line, line + 1]);
    await vscode.commands.executeCommand('undo');
    await only();
  });

  it('is repaired by the quick fix, and saved', async () => {
    const diagnostic = await only();
    const actions = await asked(() =>
      vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        diagnostic.range,
        vscode.CodeActionKind.QuickFix.value,
        10,
      ),
    );
    const fix = actions.find(({ edit, isPreferred }) => edit !== undefined && isPreferred === true);
    assert.ok(fix?.edit, 'a preferred fix with an edit');
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await diagnostics(0);
    assert.ok(await document.save());
    const saved = readFileSync(document.uri.fsPath, 'utf8');
    assert.ok(!saved.includes(driver.store), 'the store is gone from the file');
    assert.match(saved, /remap_pfn_range\(vma, vma->vm_start,\s+\(region\.addr >> PAGE_SHIFT\) \+ pgoff,/);
    await diagnostics(0);
  });

  it('opens the page of a rule', async () => {
    await vscode.commands.executeCommand('vfioLint.openRule', driver.rule);
    const open = await until('the preview', () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(({ input }) => input instanceof vscode.TabInputWebview),
    );
    assert.match(open.label, new RegExp(driver.rule));
  });

  it('is checked again by a restarted server', async () => {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('vfioLint.restartServer');
    const { line } = positionOf('return remap_pfn_range');
    editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(line, 0), `\t${driver.secondStore}\n`));
    await only();
  });

  it('is let alone while the setting is off', async () => {
    const settings = vscode.workspace.getConfiguration('vfioLint');
    await settings.update('enable', false, vscode.ConfigurationTarget.Workspace);
    await diagnostics(0);
    await settings.update('enable', undefined, vscode.ConfigurationTarget.Workspace);
    await only();
  });
});
