/** The entry in a desktop or remote extension host: the server is a Node process beside the extension. */
import path from 'node:path';
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith, type Extension } from './extension.ts';

/** The editor calls `deactivate` without a context, so what runs has to be remembered here. */
let extension: Extension | undefined;

export function activate(context: ExtensionContext): void {
  const server = {
    module: context.asAbsolutePath(path.join('dist', 'server.cjs')),
    transport: TransportKind.ipc,
  };
  extension = activateWith(
    context,
    (options) => new LanguageClient('vfioLint', 'VFIO Lint', server, options),
  );
}

export async function deactivate(): Promise<void> {
  await extension?.stop();
}
