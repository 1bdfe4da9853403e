/** The audit in the editor: its commands, its view, and what the server says of it. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  auditChangedNotification,
  auditClearRequest,
  auditRequest,
  hiddenNotification,
  type AuditParams,
  type AuditResult,
  type HiddenParams,
} from '../../server/lsp/protocol.ts';
import { changedFiles, findGit } from './changed.ts';
import { exportReport } from './export.ts';
import { chooseFilter, chooseOrder } from './choose.ts';
import { countsOf, itemsOf, summaryOf, type Item, type View } from './rows.ts';
import { createRows } from './tree.ts';

export interface AuditView {
  readonly item: vscode.Disposable;
  /** Hears this client from now on; what another one said is forgotten. */
  follow(client: BaseLanguageClient): void;
  /** The server is gone, and what it knew with it. */
  forget(): void;
  /** Shows the view's place: this workspace has to do with VFIO. */
  appear(): void;
  readonly api: AuditApi;
}

/** What other extensions, and tests, may know of the audit. */
export interface AuditApi {
  readonly result: AuditResult | undefined;
  /** The rows as they are shown. */
  readonly items: readonly Item[];
  /** Fires when the result or its view changed. */
  readonly onDidChange: vscode.Event<void>;
  /** Fires with words on how far a run has come. */
  readonly onProgress: vscode.Event<string>;
}

/** What the audit needs of the extension. */
export interface AuditHost {
  /** The running client, started if need be; undefined where the extension is switched off or the server failed. */
  client(): Promise<BaseLanguageClient | undefined>;
  readonly log: vscode.LogOutputChannel;
}

const viewId = 'vfioLint.audit';
const nothing: Pick<View, 'filter' | 'text' | 'order'> = { filter: 'all', text: '', order: 'verdict' };

const setContext = (key: string, value: unknown): void =>
  void vscode.commands.executeCommand('setContext', key, value);

const appear = (): void => setContext('vfioLint.relevant', true);

/** Documents whose tab was closed: the client drops what it pulled of them, though they may stay open for minutes. */
function hiddenBy(closed: readonly vscode.Tab[]): readonly string[] {
  return closed.flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri.toString()] : []));
}

/** The audit's view and commands, without a result. */
export function auditView({ client, log }: AuditHost): AuditView {
  const rows = createRows();
  const changed = new vscode.EventEmitter<void>();
  const progressed = new vscode.EventEmitter<string>();
  const tree = vscode.window.createTreeView(viewId, { treeDataProvider: rows, showCollapseAll: true });
  let result: AuditResult | undefined;
  let items: readonly Item[] = [];
  let view = nothing;
  let following: BaseLanguageClient | undefined;
  let running: vscode.CancellationTokenSource | undefined;
  let runs = 0;

  const show = (): void => {
    const shown: View = { ...view, name: (file) => vscode.workspace.asRelativePath(vscode.Uri.parse(file)) };
    items = result ? itemsOf(result, shown) : [];
    rows.show(items);
    tree.message = result ? summaryOf(result, shown) : '';
    const bad = [...(result?.mmaps ?? []), ...(result?.readers ?? [])].filter(
      ({ verdict }) => verdict === 'violation',
    );
    tree.badge =
      bad.length === 0 ? undefined : { value: bad.length, tooltip: `VFIO audit: ${countsOf(bad)}` };
    setContext('vfioLint.audit.done', result !== undefined);
    changed.fire();
  };
  const put = (now: AuditResult | undefined): void => {
    result = now;
    show();
  };

  /** Sends the request with a token of its own, and passes on what comes back under it. */
  const request = async (
    params: AuditParams,
    tell: (message: string, percent: number) => void,
    token: vscode.CancellationToken,
  ): Promise<void> => {
    const server = await client();
    if (!server) {
      void vscode.window.showErrorMessage('VFIO Lint is not running: nothing was audited.');
      return;
    }
    const { WorkDoneProgress } = await import('vscode-languageclient');
    const workDoneToken = `vfio-lint-audit-${++runs}`;
    const listening = server.onProgress(WorkDoneProgress.type, workDoneToken, (progress) => {
      if (progress.kind === 'report') tell(progress.message ?? '', progress.percentage ?? 0);
    });
    try {
      put(await server.sendRequest<AuditResult>(auditRequest, { ...params, workDoneToken }, token));
      for (const { file, reason } of result?.errors ?? []) log.warn(`not audited: ${file}: ${reason}`);
    } finally {
      listening.dispose();
    }
  };

  const run = async (params: AuditParams): Promise<void> => {
    running?.cancel();
    const own = new vscode.CancellationTokenSource();
    running = own;
    appear();
    setContext('vfioLint.audit.running', true);
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: 'VFIO audit',
      cancellable: true,
    };
    try {
      await vscode.window.withProgress(options, async (progress, token) => {
        token.onCancellationRequested(() => own.cancel());
        let before = 0;
        const tell = (message: string, percent: number): void => {
          progress.report({ message, increment: Math.max(0, percent - before) });
          before = Math.max(before, percent);
          progressed.fire(message);
        };
        await request(params, tell, own.token);
      });
      if (!own.token.isCancellationRequested) await vscode.commands.executeCommand(`${viewId}.focus`);
    } catch (error) {
      // One who cancelled knows.
      if (own.token.isCancellationRequested) return;
      log.error(`the audit failed: ${String(error)}`);
      void vscode.window.showErrorMessage(
        `VFIO audit: ${error instanceof Error ? error.message : String(error)}`,
      );
    } finally {
      if (running === own) {
        running = undefined;
        setContext('vfioLint.audit.running', false);
      }
      own.dispose();
    }
  };

  const auditWorkspace = async (): Promise<void> => {
    const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
    if (folders.length > 0) await run({ folders });
    else void vscode.window.showInformationMessage('There is no folder open to audit.');
  };
  const auditFolder = async (given?: unknown, all?: unknown): Promise<void> => {
    const listed: readonly unknown[] = Array.isArray(all) ? all : [given];
    const named = listed.filter((one) => one instanceof vscode.Uri);
    const pick = { canSelectFolders: true, canSelectFiles: false, openLabel: 'Audit', title: 'Audit Folder' };
    const chosen = named.length > 0 ? named : await vscode.window.showOpenDialog(pick);
    if (chosen) await run({ folders: chosen.map((uri) => uri.toString()) });
  };
  const auditChanged = async (): Promise<void> => {
    const git = await findGit();
    if (!git) {
      void vscode.window.showErrorMessage(
        'The changed files are known to the Git extension alone, and it is off.',
      );
      return;
    }
    const files = await changedFiles(git);
    if (files.length > 0) await run({ files: files.map((uri) => uri.toString()) });
    else void vscode.window.showInformationMessage('Git knows of no changed C file.');
  };
  const clear = async (): Promise<void> => {
    running?.cancel();
    const had = result;
    put(undefined);
    if (had) await (await client())?.sendRequest(auditClearRequest);
  };
  const choose = async (chosen: Promise<Partial<typeof nothing> | undefined>): Promise<void> => {
    view = { ...view, ...(await chosen) };
    show();
  };

  const command = vscode.commands.registerCommand;
  return {
    item: vscode.Disposable.from(
      rows,
      changed,
      progressed,
      tree,
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        const params: HiddenParams = { uris: hiddenBy(closed) };
        if (params.uris.length > 0 && following?.isRunning() === true)
          void following.sendNotification(hiddenNotification, params);
      }),
      command('vfioLint.auditWorkspace', auditWorkspace),
      command('vfioLint.auditFolder', auditFolder),
      command('vfioLint.auditChangedFiles', auditChanged),
      command('vfioLint.stopAudit', () => running?.cancel()),
      command('vfioLint.clearAudit', clear),
      command('vfioLint.filterAudit', async (given?: unknown) => choose(chooseFilter(view, given))),
      command('vfioLint.sortAudit', async (given?: unknown) => choose(chooseOrder(view, given))),
      command('vfioLint.exportAudit', async (format?: unknown, target?: unknown) =>
        exportReport(await client(), format, target),
      ),
    ),
    follow: (started) => {
      following = started;
      put(undefined);
      started.onNotification(auditChangedNotification, (now: AuditResult) => {
        if (result) put(now);
      });
    },
    forget: () => {
      following = undefined;
      put(undefined);
    },
    appear,
    api: {
      get result() {
        return result;
      },
      get items() {
        return items;
      },
      onDidChange: changed.event,
      onProgress: progressed.event,
    },
  };
}
