/** The commands that open the decoder: from the palette, the selection, the clipboard, and from other parts with a request. */
import * as vscode from 'vscode';
import { decodeCommand } from '../../server/lsp/protocol.ts';
import { longestText, readRequest, type DecodeRequest } from './messages.ts';
import type { DecoderView } from './view.ts';

const example = '0x20000003000, BAR2 + 0x3000, VFIO_PCI_INDEX_TO_OFFSET(2) + 0x3000';

/** Opens the decoder with a text that a person gave; says so where there is none, or too much. */
async function openWith(view: DecoderView, request: DecodeRequest, where: string): Promise<void> {
  if (request.text.trim() === '') await vscode.window.showInformationMessage(`${where} is empty.`);
  else if (request.text.length > longestText)
    await vscode.window.showWarningMessage(`${where} holds more text than the decoder takes.`);
  else view.open(request);
}

async function decodeOffset(view: DecoderView): Promise<void> {
  const text = await vscode.window.showInputBox({
    title: 'Decode Offset',
    prompt: 'An offset, vm_pgoff, region and offset, C expression, or a line of /proc/PID/maps',
    placeHolder: example,
  });
  if (text !== undefined) await openWith(view, { text }, 'The input');
}

/** What is selected; without a selection, the line of the cursor. */
async function decodeSelection(view: DecoderView): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    await vscode.window.showInformationMessage('No editor has a selection.');
    return;
  }
  const { document, selections, selection } = editor;
  const selected = selections.map((one) => document.getText(one)).join('\n');
  const text = selected.trim() === '' ? document.lineAt(selection.active).text : selected;
  const line = selection.start.line + 1;
  await openWith(view, { text, source: { uri: document.uri.toString(), line } }, 'The selection');
}

async function decodeRequest(view: DecoderView, given: unknown): Promise<void> {
  const request = readRequest(given);
  if (request) view.open(request);
  else await vscode.window.showWarningMessage(`${decodeCommand} was given something that it does not take.`);
}

export function decoderCommands(view: DecoderView): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand('vfioLint.openDecoder', () => view.open()),
    registerCommand('vfioLint.decodeOffset', async () => decodeOffset(view)),
    registerCommand('vfioLint.decodeSelection', async () => decodeSelection(view)),
    registerCommand('vfioLint.decodeClipboard', async () =>
      openWith(view, { text: await vscode.env.clipboard.readText() }, 'The clipboard'),
    ),
    registerCommand(decodeCommand, async (given?: unknown) => decodeRequest(view, given)),
  );
}
