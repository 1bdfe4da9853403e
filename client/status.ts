/** The language status item: whether the server sleeps, works, is done or failed. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { busyNotification, type BusyParams } from '../server/lsp/protocol.ts';

export interface Status {
  readonly item: vscode.Disposable;
  /** Shows this client's state from now on. */
  follow(client: BaseLanguageClient): void;
}

/** Makes the item; it stands beside the language of the documents that the server is for. */
export function statusItem(selector: vscode.DocumentSelector): Status {
  const item = vscode.languages.createLanguageStatusItem('vfioLint.status', selector);
  const show = (detail: string, busy: boolean): void => {
    item.detail = detail;
    item.busy = busy;
  };
  const showState = (client: BaseLanguageClient): void => {
    const failed = !client.needsStart() && !client.needsStop();
    if (failed) show('did not start', false);
    else if (client.isRunning()) show('ready', false);
    else if (client.needsStop()) show('starting', true);
    else show('asleep', false);
    const { Error, Information } = vscode.LanguageStatusSeverity;
    item.severity = failed ? Error : Information;
  };
  item.name = 'VFIO Lint';
  item.text = 'VFIO Lint';
  item.command = { title: 'Show Log', command: 'vfioLint.showLog' };
  show('asleep', false);

  return {
    item,
    follow: (client) => {
      client.onDidChangeState(() => showState(client));
      client.onNotification(busyNotification, ({ busy }: BusyParams) =>
        show(busy ? 'checking' : 'ready', busy),
      );
    },
  };
}
