/** One file of the workspace as a person works on it: open, act, undo, and leave it as it was found. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { asked, until } from './until.ts';

/** What a person does with one file of the workspace. */
export class Desk {
  readonly #file: string;
  #document: vscode.TextDocument | undefined;
  #before = '';

  constructor(file: string) {
    this.#file = file;
  }

  get document(): vscode.TextDocument {
    assert.ok(this.#document, `${this.#file} is open`);
    return this.#document;
  }

  /** What the file held when it was opened. */
  get before(): string {
    return this.#before;
  }

  get text(): string {
    return this.document.getText();
  }

  get onDisk(): string {
    return readFileSync(this.document.uri.fsPath, 'utf8');
  }

  async open(): Promise<void> {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(root, 'a workspace is open');
    this.#document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root, this.#file));
    await vscode.window.showTextDocument(this.#document, { preview: false });
    this.#before = this.onDisk;
    assert.equal(this.text, this.#before);
  }

  /** Leaves file and editor as they were found. */
  async restore(): Promise<void> {
    await vscode.window.showTextDocument(this.document, { preview: false });
    await vscode.commands.executeCommand('workbench.action.files.revert');
    writeFileSync(this.document.uri.fsPath, this.#before);
    await until('the text as it was', () => (this.text === this.#before ? true : undefined));
  }

  async rules(...expected: readonly string[]): Promise<void> {
    const wanted = JSON.stringify(expected.toSorted((a, b) => a.localeCompare(b)));
    await until(`the findings ${wanted}`, () => {
      const found = vscode.languages
        .getDiagnostics(this.document.uri)
        .filter(({ source }) => source === 'vfio-lint')
        .map(({ code }) => String(typeof code === 'object' ? code.value : code))
        .toSorted((a, b) => a.localeCompare(b));
      return JSON.stringify(found) === wanted ? true : undefined;
    });
  }

  /** The place where a text begins. */
  at(text: string): vscode.Position {
    const offset = this.text.indexOf(text);
    assert.ok(offset >= 0, `the text has no ${text}`);
    return this.document.positionAt(offset);
  }

  /** What is offered at the place where a text begins. */
  async actions(text: string, kind?: string): Promise<readonly vscode.CodeAction[]> {
    const place = new vscode.Range(this.at(text), this.at(text));
    return asked(() =>
      vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        this.document.uri,
        place,
        kind,
        20,
      ),
    );
  }

  /** Makes the action of that title. */
  async make(text: string, title: string, kind?: string): Promise<void> {
    const all = await this.actions(text, kind);
    const action = all.find((one) => one.title === title);
    assert.ok(action?.edit, `${title}, with an edit, among ${all.map((one) => one.title).join(', ')}`);
    assert.ok(await vscode.workspace.applyEdit(action.edit));
  }

  /** Undoes once: an action is one step. */
  async undo(): Promise<void> {
    await vscode.window.showTextDocument(this.document, { preview: false });
    await vscode.commands.executeCommand('undo');
  }
}
