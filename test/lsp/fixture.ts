/** A client and the server in one process, over two streams. */
import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  MessageType,
  ProposedFeatures,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import type { Workspace } from '../../server/core/analysis/workspace.ts';
import type { Auditor } from '../../server/lsp/auditor.ts';
import type { InitializationOptions } from '../../server/lsp/protocol.ts';
import { startServer } from '../../server/lsp/server.ts';
import { fakeWorkspace, type FakeWorkspace } from './fake.ts';

export interface Client {
  readonly connection: ProtocolConnection;
  readonly workspace: FakeWorkspace;
  /** What the server complained of in its log. */
  readonly log: readonly string[];
  /** What it published. */
  readonly published: readonly PublishDiagnosticsParams[];
  initialize(
    capabilities: ClientCapabilities,
    initializationOptions?: InitializationOptions,
  ): Promise<InitializeResult>;
  open(uri: string, text: string, version?: number): Promise<void>;
  change(uri: string, version: number, ...changes: readonly TextDocumentContentChangeEvent[]): Promise<void>;
  close(uri: string): Promise<void>;
  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport>;
}

/** A client that pulls and can do everything. */
export const modern: ClientCapabilities = {
  textDocument: {
    diagnostic: {},
    publishDiagnostics: { relatedInformation: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } },
      disabledSupport: true,
    },
  },
  workspace: { workspaceEdit: { documentChanges: true }, diagnostics: { refreshSupport: true } },
};

/** The same one, which also asks for edits when they are due, shows annotations and knows snippets. */
export const newest: ClientCapabilities = {
  ...modern,
  textDocument: {
    ...modern.textDocument,
    codeAction: {
      ...modern.textDocument?.codeAction,
      honorsChangeAnnotations: true,
      dataSupport: true,
      resolveSupport: { properties: ['edit', 'command'] },
    },
  },
  workspace: {
    ...modern.workspace,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {}, snippetEditSupport: true },
  },
};

/** A client of the least kind that can apply a code action. */
export const plain: ClientCapabilities = {
  textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } } },
};

/** A range on one line. */
export function on(line: number, start: number, end: number): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}

/** Waits until something holds, for two seconds at most. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  for (let rest = 400; !holds(); rest--) {
    if (rest === 0) throw new Error(`never happened: ${what}`);
    await pause(5);
  }
}

export async function pause(milliseconds: number): Promise<void> {
  await new Promise((done) => {
    setTimeout(done, milliseconds);
  });
}

/** The server over two streams, and the client's end of them. */
export function connect(workspace: Workspace, auditor?: Auditor): ProtocolConnection {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const server = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
  );
  startServer(server, {
    workspace: async () => workspace,
    ruleDocs: (rule) => `file:///docs/${rule}.md`,
    publishDelay: 10,
    ...(auditor && { auditor: () => auditor }),
  });
  return createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
}

/** Runs a test with a client; it is not initialized yet. */
export async function withClient(test: (client: Client) => Promise<void>, auditor?: Auditor): Promise<void> {
  const workspace = fakeWorkspace();
  const connection = connect(workspace, auditor);
  const log: string[] = [];
  const published: PublishDiagnosticsParams[] = [];
  connection.onNotification(LogMessageNotification.type, ({ type, message }) => {
    if (type <= MessageType.Warning) log.push(message);
  });
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => void published.push(params));
  connection.listen();
  try {
    await test({
      connection,
      workspace,
      log,
      published,
      initialize: async (capabilities, given) => {
        const initializationOptions = { notes: true, ...given };
        const params = { processId: null, rootUri: null, capabilities, initializationOptions };
        const result = await connection.sendRequest(InitializeRequest.type, params);
        await connection.sendNotification(InitializedNotification.type, {});
        return result;
      },
      open: async (uri, text, version = 1) =>
        connection.sendNotification(DidOpenTextDocumentNotification.type, {
          textDocument: { uri, languageId: 'c', version, text },
        }),
      change: async (uri, version, ...contentChanges) =>
        connection.sendNotification(DidChangeTextDocumentNotification.type, {
          textDocument: { uri, version },
          contentChanges: [...contentChanges],
        }),
      close: async (uri) =>
        connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } }),
      pull: async (uri, previousResultId) =>
        connection.sendRequest(DocumentDiagnosticRequest.type, {
          textDocument: { uri },
          ...(previousResultId !== undefined && { previousResultId }),
        }),
    });
  } finally {
    connection.dispose();
  }
}
