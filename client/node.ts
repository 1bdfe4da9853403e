/** The entry in a desktop or remote extension host: the server is a Node process beside the extension. */
import path from 'node:path';
import type { ExtensionContext } from 'vscode';
import { activateWith, type Extension } from './extension.ts';

/** The editor calls `deactivate` without a context, so what runs has to be remembered here. */
let extension: Extension | undefined;

/** What other extensions, and tests, get. */
export type Api = Pick<Extension, 'onAnalysed' | 'audit'>;

export function activate(context: ExtensionContext): Api {
  const module = context.asAbsolutePath(path.join('dist', 'server.cjs'));
  extension = activateWith(context, async (options) => {
    const { LanguageClient, RevealOutputChannelOn, TransportKind } =
      await import('vscode-languageclient/node');
    return new LanguageClient(
      'vfioLint',
      'VFIO Lint',
      { module, transport: TransportKind.ipc },
      { ...options, revealOutputChannelOn: RevealOutputChannelOn.Never },
    );
  });
  const { onAnalysed, audit } = extension;
  return { onAnalysed, audit };
}

export async function deactivate(): Promise<void> {
  await extension?.stop();
}
