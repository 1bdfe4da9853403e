/** The language server over any connection: capabilities, and a thin handler for each request. */
import {
  CodeActionKind,
  ErrorCodes,
  LSPErrorCodes,
  PositionEncodingKind,
  ResponseError,
  TextDocumentSyncKind,
  type CancellationToken,
  type Connection,
  type InitializeError,
  type InitializeResult,
} from 'vscode-languageserver';
import { actionsAt, readActionData, readActionRequest, resolveAction } from './actions.ts';
import { readClient, type Client } from './client.ts';
import { executeCommand } from './decode.ts';
import { serveAudits } from './audit-requests.ts';
import { hoverAt } from './hover.ts';
import { hintsIn } from './inlay.ts';
import { createLifecycle } from './lifecycle.ts';
import { fixAllKind } from './offers.ts';
import { fieldAt, readPosition, readRange, readUri } from './params.ts';
import { decodeCommand } from './protocol.ts';
import { createSession, type Deps, type Session } from './session.ts';
import { followDocuments } from './sync.ts';

function capabilities(client: Client): InitializeResult {
  return {
    serverInfo: { name: 'vfio-lint' },
    capabilities: {
      positionEncoding: PositionEncodingKind.UTF16,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      codeActionProvider: {
        codeActionKinds: [CodeActionKind.QuickFix, fixAllKind],
        ...(client.resolvesEdits && { resolveProvider: true }),
      },
      hoverProvider: true,
      ...(client.inlayHints && { inlayHintProvider: true }),
      // An editor registers what is announced as a command of its own: one that has it already would refuse the server.
      ...(client.options.decodeLinks !== true && { executeCommandProvider: { commands: [decodeCommand] } }),
      ...(client.pullsDiagnostics && {
        diagnosticProvider: {
          identifier: 'vfio-lint',
          interFileDependencies: true,
          workspaceDiagnostics: false,
        },
      }),
    },
  };
}

const malformed = (what: string): ResponseError<never> =>
  new ResponseError(ErrorCodes.InvalidParams, `request without ${what}`);

/** A request about one document, inside of a session. */
interface Asked {
  readonly session: Session;
  readonly uri: string;
  readonly params: unknown;
  readonly token: CancellationToken;
}

/** Serves this connection until it is shut down, and begins to listen. */
export function startServer(connection: Connection, deps: Deps): void {
  const lifecycle = createLifecycle();

  /** A request's handler: refused outside of the session, and after the client took the request back. */
  const answering =
    <T>(handle: (asked: Asked) => Promise<T>, uriOf = readUri, needed = 'a document') =>
    async (params: unknown, token: CancellationToken): Promise<T | ResponseError<never>> => {
      const { session } = lifecycle;
      if (!session) return lifecycle.refusal();
      const uri = uriOf(params);
      if (uri === undefined) return malformed(needed);
      const answer = await handle({ session, uri, params, token });
      return token.isCancellationRequested
        ? new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
        : answer;
    };

  connection.onInitialize(async (params) => {
    if (lifecycle.begun)
      return new ResponseError<InitializeError>(ErrorCodes.InvalidRequest, 'initialized already');
    const client = readClient(params);
    lifecycle.start(createSession(connection, client, await deps.workspace(), deps));
    return capabilities(client);
  });
  connection.onShutdown(() => lifecycle.end());
  followDocuments(connection, lifecycle);
  serveAudits(connection, lifecycle);

  connection.languages.diagnostics.on(
    answering(async ({ session, uri, params, token }) => {
      const previous = fieldAt(params, 'previousResultId');
      const resultId = typeof previous === 'string' ? previous : undefined;
      const report = await session.diagnostics.pull(uri, resultId, token);
      if (!token.isCancellationRequested) session.audits?.takeOver(uri);
      return report;
    }),
  );
  connection.onHover(
    answering(async ({ session, uri, params, token }) => {
      const at = readPosition(fieldAt(params, 'position'));
      if (!at) return malformed('a position');
      const current = await session.reports.of(uri, token);
      const { markdownHover: markdown, options } = session.client;
      const links = options.decodeLinks === true;
      return current ? hoverAt(current.report, at, { uri, markdown, links }) : null;
    }),
  );
  connection.languages.inlayHint.on(
    answering(async ({ session, uri, params, token }) => {
      const range = readRange(fieldAt(params, 'range'));
      if (!range) return malformed('a range');
      const current = session.client.inlayHints ? await session.reports.of(uri, token) : undefined;
      return current ? [...hintsIn(current.report, range)] : [];
    }),
  );
  connection.onExecuteCommand((params) => {
    if (!lifecycle.session) return lifecycle.refusal();
    const answer = executeCommand(params);
    return 'refused' in answer ? new ResponseError(ErrorCodes.InvalidParams, answer.refused) : answer;
  });
  connection.onCodeAction(
    answering(async ({ session, uri, params, token }) => {
      const request = readActionRequest(params);
      if (!request) return malformed('a range');
      const actions = await session.reports.whileSteady(uri, token, async (current) =>
        actionsAt(current, request, session),
      );
      return [...(actions ?? [])];
    }),
  );
  connection.onCodeActionResolve(
    answering(
      async ({ session, uri, params, token }) => {
        const data = readActionData(params);
        if (!data) return malformed('the data of an action');
        const action = await session.reports.whileSteady(uri, token, async (current) =>
          resolveAction(current, data, session),
        );
        return action ?? new ResponseError(LSPErrorCodes.ContentModified, 'not what was offered any more');
      },
      (params) => readActionData(params)?.uri,
      'the data that came with it',
    ),
  );
  connection.listen();
}
