/** Code actions under a person's hands: each is made, taken back to the byte, and holds for text that is not saved. */
import assert from 'node:assert/strict';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { Desk } from './desk.ts';

const rule = 'raw-pfn-in-pgoff';
const fixTitle = 'Pass the pfn to remap_pfn_range() and keep vm_pgoff';
const stem = 'vma->vm_pgoff = region->addr >> PAGE_SHIFT;';
const leaf = 'vma->vm_pgoff = PHYS_PFN(region->addr);';

for (const [name, file, end] of [
  ['LF', 'code-actions/reed.c', '\n'],
  ['CRLF', 'code-actions-crlf/reed.c', '\r\n'],
] as const)
  describe(`code actions in a file with ${name}`, () => {
    const desk = new Desk(file);

    before(async () => {
      await desk.open();
      assert.equal(desk.before.replaceAll('\r\n', '').includes('\n'), end === '\n');
    });
    beforeEach(async () => desk.rules(rule, rule));
    afterEach(async () => desk.restore());

    it('repair one store by the key for it, and one undo brings back every byte', async () => {
      const editor = await vscode.window.showTextDocument(desk.document, { preview: false });
      const place = desk.at(stem);
      editor.selection = new vscode.Selection(place, place);
      await vscode.commands.executeCommand('editor.action.autoFix');
      await desk.rules(rule);
      assert.ok(!desk.text.includes(stem) && desk.text.includes(leaf));
      assert.equal(desk.text.replaceAll('\r\n', '').includes('\n'), end === '\n');
      await desk.undo();
      assert.equal(desk.text, desk.before);
    });

    it('offer one preferred fix at a store, the fixes of the rule, and a suppression', async () => {
      const offered = await desk.actions(stem, 'quickfix');
      assert.deepEqual(
        offered.map(({ title, isPreferred }) => [title, isPreferred === true]),
        [
          [fixTitle, true],
          [`Fix all ${rule} in this file`, false],
          [`Suppress ${rule} with a reason`, false],
        ],
      );
    });

    it('repair both stores at once, and one undo brings back every byte', async () => {
      await desk.make(leaf, `Fix all ${rule} in this file`);
      await desk.rules();
      await desk.undo();
      assert.equal(desk.text, desk.before);
      await desk.rules(rule, rule);
    });

    it('suppress with a comment whose reason is still to be written', async () => {
      await desk.make(leaf, `Suppress ${rule} with a reason`);
      const comment = `\t/* vfio-lint: ignore ${rule} -- reason */${end}`;
      assert.equal(desk.text, desk.before.replace(`\t${leaf}`, `${comment}\t${leaf}`));
      await desk.rules(rule, rule, 'suppression-without-reason');
      const editor = vscode.window.activeTextEditor;
      assert.equal(
        editor?.document.getText(editor.selection),
        'reason',
        'what is to be replaced is selected',
      );
      await vscode.commands.executeCommand('type', { text: 'the bus says so' });
      assert.ok(desk.text.includes(`ignore ${rule} -- the bus says so */${end}\t${leaf}`));
      await desk.rules(rule);
      for (let steps = 0; desk.text !== desk.before && steps < 40; steps++) await desk.undo();
      assert.equal(desk.text, desk.before);
    });

    it('repair text that is not saved', async () => {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(desk.document.uri, new vscode.Position(0, 0), `/* 未保存 😀 */${end}${end}`);
      assert.ok(await vscode.workspace.applyEdit(edit));
      const unsaved = desk.text;
      await desk.rules(rule, rule);
      await desk.make(stem, fixTitle);
      await desk.rules(rule);
      assert.ok(desk.text.startsWith('/* 未保存 😀 */') && !desk.text.includes(stem));
      assert.equal(desk.onDisk, desk.before, 'nothing was written');
      await desk.undo();
      assert.equal(desk.text, unsaved);
    });

    it('repair all by the command for it, and one undo brings back every byte', async () => {
      await vscode.window.showTextDocument(desk.document, { preview: false });
      await vscode.commands.executeCommand('editor.action.fixAll');
      await desk.rules();
      assert.ok(!desk.text.includes(stem) && !desk.text.includes(leaf));
      await desk.undo();
      assert.equal(desk.text, desk.before);
    });

    it('repair all when the file is saved, where the settings say so', async () => {
      const settings = vscode.workspace.getConfiguration('editor', desk.document.uri);
      const setOnSave = async (value: object | undefined): Promise<void> =>
        settings.update('codeActionsOnSave', value, vscode.ConfigurationTarget.Workspace);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(desk.document.uri, new vscode.Position(0, 0), end);
      assert.ok(await vscode.workspace.applyEdit(edit));
      await desk.rules(rule, rule);
      try {
        await setOnSave({ 'source.fixAll.vfioLint': 'explicit' });
        await vscode.commands.executeCommand('workbench.action.files.save');
      } finally {
        await setOnSave(undefined);
      }
      await desk.rules();
      assert.equal(desk.onDisk, desk.text);
      assert.ok(!desk.onDisk.includes(stem) && !desk.onDisk.includes(leaf));
      assert.equal(desk.onDisk.replaceAll('\r\n', '').includes('\n'), end === '\n');
    });
  });
