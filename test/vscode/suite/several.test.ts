/** Fixes that change more than a line: a fault handler's helper, and one over three files; made, and taken back to the byte. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { Desk } from './desk.ts';
import { until } from './until.ts';

const rule = 'raw-pfn-in-pgoff';

describe('a fix that adds a function for the fault handler', () => {
  const desk = new Desk('demo-pci/demo_pci.c');
  const store = 'vma->vm_pgoff = PHYS_PFN(';

  before(async () => {
    await desk.open();
    await desk.rules(rule);
  });

  it('is made, and one undo brings back every byte', async () => {
    await desk.make(store, 'Get the pfn from demo_pci_vma_to_pfn() and keep vm_pgoff');
    await desk.rules();
    assert.ok(!desk.text.includes(store));
    assert.equal(desk.text.split('demo_pci_vma_to_pfn(').length, 3);
    await desk.undo();
    assert.equal(desk.text, desk.before);
    await desk.rules(rule);
  });
});

describe('a fix over three files', () => {
  const folder = 'three-files';
  const main = new Desk(`${folder}/main.c`);
  const store = 'vma->vm_pgoff = PHYS_PFN(';

  before(async () => {
    await main.open();
    await main.rules(rule);
  });

  it('is one edit, which leaves what the fixed twins hold, and undo brings back every byte of all', async () => {
    const root = path.dirname(main.document.uri.fsPath);
    const names = readdirSync(root).toSorted();
    const documents = await Promise.all(
      names.map(async (name) => vscode.workspace.openTextDocument(path.join(root, name))),
    );
    const texts = documents.map((document) => document.getText());
    await main.make(store, 'Pass the pfn to io_remap_pfn_range() and keep vm_pgoff');
    await main.rules();
    const twins = names.map((name) => readFileSync(path.join(`${root}.fixed`, name), 'utf8'));
    assert.deepEqual(
      documents.map((document) => document.getText()),
      twins,
    );
    for (const document of documents) {
      // Undoing in one file asks whether to undo in all, or does them all; in a test nobody answers for the others.
      if (!document.isDirty) continue;
      await vscode.window.showTextDocument(document, { preview: false });
      await vscode.commands.executeCommand('undo');
    }
    await until('the texts as they were', () =>
      documents.every((document, i) => document.getText() === texts[i]) ? true : undefined,
    );
    await main.rules(rule);
  });
});
