/** Constants of the device fd in an editor: hovers with a link to the decoder, and inlay hints by a setting. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { asked } from './until.ts';

const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('vfioLint');

/** Asks until the answer has something in it, for a server that was just started. */
const settled = async (
  what: string,
  ask: () => Promise<readonly unknown[]>,
  wanted = true,
): Promise<void> => {
  let got = await ask();
  for (let tries = 0; got.length > 0 !== wanted && tries < 100; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    got = await ask();
  }
  assert.equal(got.length > 0, wanted, what);
};

describe('constants of a driver', () => {
  let document: vscode.TextDocument;
  /** Stands in for the decoder's command where the extension has none. */
  let standIn: vscode.Disposable | undefined;
  const hover = async (text: string): Promise<readonly vscode.MarkdownString[]> => {
    const at = document.positionAt(document.getText().indexOf(text));
    const hovers = await asked(() =>
      vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at),
    );
    return hovers
      .flatMap(({ contents }) => contents)
      .filter((content) => content instanceof vscode.MarkdownString);
  };
  const hints = async (): Promise<readonly string[]> => {
    const range = new vscode.Range(0, 0, document.lineCount, 0);
    const got = await asked(() =>
      vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        range,
      ),
    );
    return got.map(({ label }) =>
      typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
    );
  };
  before(async () => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(root, 'a workspace is open');
    document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root, 'constants/lantern.c'));
    await vscode.window.showTextDocument(document);
    await settled('a hover', async () => hover('+ 8'));
  });
  after(async () => {
    standIn?.dispose();
    await settings().update('inlayHints', undefined, vscode.ConfigurationTarget.Workspace);
  });

  it('say in a hover where they lead, with a link that may run the decoder and nothing else', async () => {
    const [said] = (await hover('+ 8')).filter(({ value }) => value.includes('vfio-pci'));
    assert.match(said?.value ?? '', /vfio-pci: BAR2 \+ 0x3008/);
    const query = /\(command:vfioLint\.decode\?([^)\s]*)\)/.exec(said?.value ?? '')?.[1];
    const line = document.positionAt(document.getText().indexOf('+ 8')).line + 1;
    assert.deepEqual(JSON.parse(decodeURIComponent(query ?? '')), [
      {
        text: '0x20000003008',
        as: 'offset',
        layout: 'vfio-pci',
        source: { uri: document.uri.toString(), line },
      },
    ]);
    assert.deepEqual(said?.isTrusted, { enabledCommands: ['vfioLint.decode'] });
  });

  it('have no hints until the setting asks for them, and none when it is taken back', async () => {
    assert.deepEqual(await hints(), []);
    await settings().update('inlayHints', true, vscode.ConfigurationTarget.Workspace);
    await settled('hints', hints);
    assert.deepEqual(await hints(), ['BAR0…BAR5', '= BAR2 + 0x3008']);
    await settings().update('inlayHints', undefined, vscode.ConfigurationTarget.Workspace);
    await settled('no hints', hints, false);
  });

  it('are explained by a server that leaves the name of the decoder to the extension', async () => {
    const commands = await vscode.commands.getCommands(true);
    if (!commands.includes('vfioLint.decode'))
      standIn = vscode.commands.registerCommand('vfioLint.decode', () => undefined);
    await vscode.commands.executeCommand('vfioLint.restartServer');
    await settled('a hover', async () => hover('unmap_mapping_range'));
    const said = (await hover('unmap_mapping_range')).map(({ value }) => value).join('\n');
    assert.match(said, /drops the mappings of vfio-pci: BAR0…BAR5, whole/);
  });
});
