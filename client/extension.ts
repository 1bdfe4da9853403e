/** The extension: starts the language server once a document can matter, and connects commands, status, rule pages and decoder. */
import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import {
  analysedNotification,
  decodeCommand,
  type AnalysedParams,
  type InitializationOptions,
} from '../server/lsp/protocol.ts';
import { decoderCommands } from './decoder/commands.ts';
import { decoderView } from './decoder/view.ts';
import { linkHandler } from './links.ts';
import { auditView, type AuditApi, type AuditView } from './audit/audit.ts';
import { rulePages } from './rule-pages.ts';
import { statusItem } from './status.ts';

export interface Extension {
  /** Ends the server; resolves when it is gone. */
  stop(): Promise<void>;
  /** Fires with the URI of a document each time the server has analysed it, as its log says. */
  readonly onAnalysed: vscode.Event<string>;
  readonly audit: AuditApi;
}

/** Loads the language client, which is most of the extension, and makes one. */
export type MakeClient = (options: LanguageClientOptions) => Promise<BaseLanguageClient>;

/** C in files and in unsaved buffers; a header that the editor takes for C++ counts as C. */
const selector: { scheme: string; language: string; pattern?: string }[] = [
  { scheme: 'file', language: 'c' },
  { scheme: 'untitled', language: 'c' },
  { scheme: 'vscode-vfs', language: 'c' },
  { scheme: 'file', language: 'cpp', pattern: '**/*.h' },
  { scheme: 'vscode-vfs', language: 'cpp', pattern: '**/*.h' },
];

/** Without one of these words nothing in a document can be reported: the server may sleep. */
const needle = /vm_pgoff|vfio/;

const matters = (document: vscode.TextDocument): boolean =>
  vscode.languages.match(selector, document) > 0 && needle.test(document.getText());

/** Settings that the server is told when it starts. */
const told = ['notes', 'inlayHints'] as const;

const isOn = (setting: (typeof told)[number]): boolean =>
  vscode.workspace.getConfiguration('vfioLint').get(setting, false);

const enabled = (): boolean => vscode.workspace.getConfiguration('vfioLint').get('enable', true);

/** In a kernel tree the audit is at hand before any file is open. */
async function appearInKernel({ appear }: Pick<AuditView, 'appear'>): Promise<void> {
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const driver = vscode.Uri.joinPath(uri, 'drivers', 'vfio', 'vfio.h');
    // Most folders have none, and that is all there is to say.
    await vscode.workspace.fs.stat(driver).then(appear, () => undefined);
  }
}

export function activateWith(context: vscode.ExtensionContext, makeClient: MakeClient): Extension {
  const log = vscode.window.createOutputChannel('VFIO Lint', { log: true });
  const status = statusItem(selector);
  const analysed = new vscode.EventEmitter<string>();
  const options = (): LanguageClientOptions => ({
    documentSelector: selector,
    outputChannel: log,
    // Of all that a hover may hold, this alone may run something.
    markdown: { isTrusted: { enabledCommands: [decodeCommand] } },
    initializationOptions: {
      ruleDocs: `${vscode.env.uriScheme}://${context.extension.id}/rule/{rule}`,
      busy: true,
      decodeLinks: true,
      notes: isOn('notes'),
      inlayHints: isOn('inlayHints'),
    } satisfies InitializationOptions,
  });

  /** Each start gets a client of its own: one that failed to start can't be started again. */
  let client: Promise<BaseLanguageClient> | undefined;
  const start = async (): Promise<void> => {
    if (client || !enabled()) return;
    client = makeClient(options());
    try {
      const started = await client;
      status.follow(started);
      audit.follow(started);
      started.onNotification(analysedNotification, ({ file }: AnalysedParams) => analysed.fire(file));
      await started.start();
    } catch (error) {
      log.error(`the server did not start: ${String(error)}`);
    }
  };
  const stop = async (): Promise<void> => {
    const stopping = client;
    client = undefined;
    audit.forget();
    const running = await stopping;
    if (!running?.needsStop()) return;
    try {
      // One that is starting can't be stopped yet; for one that runs this is nothing.
      await running.start();
    } catch {
      // It has been logged, and there is nothing to stop.
      return;
    }
    await running.stop();
  };
  const startIfNeeded = async (...documents: readonly vscode.TextDocument[]): Promise<void> => {
    if (client || !documents.some(matters)) return;
    audit.appear();
    await start();
  };
  const audit = auditView({
    log,
    client: async () => {
      await start();
      const running = await client?.catch(() => undefined);
      // One that is starting is waited for.
      await running?.start().catch(() => undefined);
      return running?.isRunning() === true ? running : undefined;
    },
  });
  const restart = async (): Promise<void> => {
    await stop();
    await start();
  };

  const rules = rulePages(context.extensionUri);
  const decoder = decoderView(context.extensionUri);
  context.subscriptions.push(
    log,
    analysed,
    status.item,
    audit.item,
    rules,
    decoder,
    decoderCommands(decoder),
    linkHandler(rules, decoder),
    vscode.commands.registerCommand('vfioLint.showLog', () => log.show()),
    vscode.commands.registerCommand('vfioLint.restartServer', restart),
    vscode.workspace.onDidOpenTextDocument(async (document) => startIfNeeded(document)),
    vscode.workspace.onDidChangeTextDocument(async ({ document }) => startIfNeeded(document)),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      const isTold = told.some((setting) => event.affectsConfiguration(`vfioLint.${setting}`));
      if (isTold && client) await restart();
      if (!event.affectsConfiguration('vfioLint.enable')) return;
      await (enabled() ? startIfNeeded(...vscode.workspace.textDocuments) : stop());
    }),
  );
  void startIfNeeded(...vscode.workspace.textDocuments);
  void appearInKernel(audit);
  return { stop, onAnalysed: analysed.event, audit: audit.api };
}
