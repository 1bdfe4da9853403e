/** The decoder's commands and links, as other parts of the editor use them. */
import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { until } from './until.ts';

const ours = 'vfio-lint.vfio-lint';

/** The tabs of the panel: the editor puts something in front of the type. */
const panels = (): readonly vscode.Tab[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('vfioLint.decoder'),
    );

const opened = async (): Promise<vscode.Tab> => until('the panel', () => panels()[0]);

const close = async (): Promise<void> => {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await until('no panel', () => (panels().length === 0 ? true : undefined));
};

describe('the decoder', () => {
  beforeEach(close);
  after(close);

  it('has its commands in the palette, each under VFIO', () => {
    const { packageJSON } = vscode.extensions.getExtension(ours) ?? { packageJSON: {} };
    const { contributes } = packageJSON as {
      contributes: { commands: { command: string; category: string }[] };
    };
    const commands = contributes.commands.filter(({ command }) => /decode/i.test(command));
    assert.deepEqual(
      commands.map(({ command }) => command),
      [
        'vfioLint.decodeOffset',
        'vfioLint.decodeSelection',
        'vfioLint.decodeClipboard',
        'vfioLint.openDecoder',
      ],
    );
    assert.deepEqual(new Set(commands.map(({ category }) => category)), new Set(['VFIO']));
  });

  it('opens once, and a second request goes to the same panel', async () => {
    await vscode.commands.executeCommand('vfioLint.decode', { text: '0x20000003000' });
    assert.equal((await opened()).label, 'VFIO Decoder');
    await vscode.commands.executeCommand('vfioLint.decode', {
      text: '0x0',
      as: 'pgoff',
      layout: 'ccw',
      page: 16,
    });
    await vscode.commands.executeCommand('vfioLint.openDecoder');
    assert.equal(panels().length, 1);
  });

  it('decodes the selection', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const file = vscode.Uri.joinPath(folder.uri, 'demo-pci', 'demo_pci.c');
    const editor = await vscode.window.showTextDocument(file);
    editor.selection = new vscode.Selection(0, 0, 1, 0);
    await vscode.commands.executeCommand('vfioLint.decodeSelection');
    await opened();
  });

  it('decodes the clipboard', async () => {
    await vscode.env.clipboard.writeText('20000003000');
    await vscode.commands.executeCommand('vfioLint.decodeClipboard');
    await opened();
  });

  it('opens from a link', async () => {
    const link = `${vscode.env.uriScheme}://${ours}/decode?text=BAR2%20%2B%200x3000&as=offset&page=4K`;
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(link));
    await opened();
  });
});
