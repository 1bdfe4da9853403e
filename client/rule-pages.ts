/** Rule pages: opened from a diagnostic's code by URI, or by command, as a rendered document. */
import * as vscode from 'vscode';

const extension = '.md';

/** A rule's id, at the end of the path of `vscode://vfio-lint.vfio-lint/rule/<id>`. */
const rulePath = /^\/rule\/([a-z][a-z0-9-]*)$/;

export interface RulePages extends vscode.Disposable {
  /** Opens the page that the path of a link names, if it names one. */
  openPath(path: string): Promise<void>;
}

/** Serves the pages in the extension's own docs/rules. */
export function rulePages(extensionUri: vscode.Uri): RulePages {
  const folder = vscode.Uri.joinPath(extensionUri, 'docs', 'rules');

  const openPath = async (path: string): Promise<void> => {
    const rule = rulePath.exec(path)?.[1];
    if (rule === undefined) return;
    const page = vscode.Uri.joinPath(folder, rule + extension);
    await vscode.commands.executeCommand('markdown.showPreview', page);
  };
  /** A rule by its id, beside the line that says what it reports: the first below the heading of its page. */
  const describe = async (name: string): Promise<vscode.QuickPickItem> => {
    const page = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name));
    const [, title = ''] = new TextDecoder().decode(page).split(/\n+/);
    return { label: name.slice(0, -extension.length), description: title };
  };
  const choose = async (): Promise<string | undefined> => {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    const rules = entries.map(([name]) => name).filter((name) => name.endsWith(extension));
    const options = { title: 'VFIO rules', matchOnDescription: true };
    return (await vscode.window.showQuickPick(Promise.all(rules.map(describe)), options))?.label;
  };
  const command = vscode.commands.registerCommand('vfioLint.openRule', async (given?: unknown) => {
    const rule = typeof given === 'string' ? given : await choose();
    if (rule !== undefined) await openPath(`/rule/${rule}`);
  });

  return { openPath, dispose: () => command.dispose() };
}
