/** The language status item: whether the server sleeps, works, is done or failed. */
import * as vscode from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
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
  const showState = (state: State): void => {
    if (state === State.Running) show('ready', false);
    else if (state === State.Starting) show('starting', true);
    else if (state === State.StartFailed) show('did not start', false);
    else show('asleep', false);
    const { Error, Information } = vscode.LanguageStatusSeverity;
    item.severity = state === State.StartFailed ? Error : Information;
  };
  item.name = 'VFIO Lint';
  item.text = 'VFIO Lint';
  item.command = { title: 'Show Log', command: 'vfioLint.showLog' };
  showState(State.Stopped);

  return {
    item,
    follow: (client) => {
      client.onDidChangeState(({ newState }) => showState(newState));
      client.onNotification(busyNotification, ({ busy }: BusyParams) =>
        show(busy ? 'checking' : 'ready', busy),
      );
    },
  };
}
