/** The requests about an audit: what they may ask, their progress, and their answers. */
import {
  CancellationTokenSource,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
  type WorkDoneProgressReporter,
} from 'vscode-languageserver';
import type { AuditProgress, AuditScope } from './auditor.ts';
import type { Audits } from './audits.ts';
import { exportAudit, readExport } from './audit-export.ts';
import type { Lifecycle } from './lifecycle.ts';
import { fieldAt } from './params.ts';
import {
  auditClearRequest,
  auditExportRequest,
  auditRequest,
  hiddenNotification,
  type AuditExport,
  type AuditResult,
} from './protocol.ts';
import type { Session } from './session.ts';
import { canonicalUri } from './uri.ts';

type Refusal = ResponseError<never>;

const malformed = (what: string): Refusal =>
  new ResponseError(ErrorCodes.InvalidParams, `request without ${what}`);

/** A list of URIs, each in its one spelling and without a slash at its end; undefined where it is none. */
function readUris(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return undefined;
  const uris = value.filter((one) => typeof one === 'string' && one !== '').map(String);
  return uris.length === value.length
    ? uris.map((uri) => canonicalUri(uri).replace(/(?<=[^/])\/+$/, ''))
    : undefined;
}

/** What is to be audited; undefined where nothing is named. */
function readScope(params: unknown): AuditScope | undefined {
  const folders = readUris(fieldAt(params, 'folders'));
  const files = readUris(fieldAt(params, 'files'));
  if (!folders || !files || folders.length + files.length === 0) return undefined;
  return { folders, files };
}

const counted = (count: number): string => count.toLocaleString('en-US');

interface Words {
  readonly percent: number;
  readonly text: string;
}

/** Progress in words, and in per cent: in a large tree reading takes longest. */
function wordsOf({ phase, done, total }: AuditProgress): Words {
  const share = total === 0 ? 0 : Math.min(1, done / total);
  const of = `${counted(done)} of ${counted(total)}`;
  switch (phase) {
    case 'read':
      return { percent: Math.floor(50 * share), text: `${of} files read` };
    case 'parse':
      return { percent: 50 + Math.floor(20 * share), text: `${of} files that may matter` };
    case 'analyse':
      return { percent: 70 + Math.floor(29 * share), text: `${of} handlers followed` };
  }
}

/** Where progress goes: to the token that the request brought, else to one that the server asks for. */
async function reporterFor(
  connection: Connection,
  session: Session,
  params: unknown,
  cancel: CancellationTokenSource,
): Promise<WorkDoneProgressReporter | undefined> {
  const token = fieldAt(params, 'workDoneToken');
  if (typeof token === 'string' || typeof token === 'number')
    return connection.window.attachWorkDoneProgress(token);
  if (!session.client.showsProgress) return undefined;
  const created = await connection.window.createWorkDoneProgress();
  created.token.onCancellationRequested(() => cancel.cancel());
  return created;
}

async function audit(
  connection: Connection,
  session: Session,
  audits: Audits,
  params: unknown,
  token: CancellationToken,
): Promise<AuditResult | Refusal> {
  const scope = readScope(params);
  if (!scope) return malformed('folders or files, as URIs');
  const cancel = new CancellationTokenSource();
  const listening = token.onCancellationRequested(() => cancel.cancel());
  const reporter = await reporterFor(connection, session, params, cancel);
  reporter?.begin('VFIO audit', 0, 'looking for files', true);
  try {
    const result = await audits.run(
      scope,
      (progress) => {
        const { percent, text } = wordsOf(progress);
        reporter?.report(percent, text);
      },
      cancel.token,
    );
    return result ?? new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return new ResponseError(LSPErrorCodes.RequestFailed, `the audit failed: ${reason}`);
  } finally {
    reporter?.done();
    listening.dispose();
  }
}

/** Connects the requests; outside of a session, and where nothing can audit, they are refused. */
export function serveAudits(connection: Connection, lifecycle: Lifecycle): void {
  const answering =
    <T>(
      handle: (session: Session, audits: Audits, params: unknown, token: CancellationToken) => Promise<T>,
    ) =>
    async (params: unknown, token: CancellationToken): Promise<T | Refusal> => {
      const { session } = lifecycle;
      if (!session) return lifecycle.refusal();
      if (!session.audits) return new ResponseError(LSPErrorCodes.RequestFailed, 'there is no audit here');
      return handle(session, session.audits, params, token);
    };
  connection.onRequest(
    auditRequest,
    answering(async (session, audits, params, token) => audit(connection, session, audits, params, token)),
  );
  connection.onRequest(
    auditClearRequest,
    answering(async (_session, audits) => {
      audits.clear();
      return null;
    }),
  );
  connection.onRequest(
    auditExportRequest,
    answering(async ({ documents, version }, audits, params): Promise<AuditExport | Refusal> => {
      const wanted = readExport(params);
      if (!wanted) return malformed('a format that is known');
      const last = audits.last();
      if (!last) return new ResponseError(LSPErrorCodes.RequestFailed, 'no audit was run');
      return { text: await exportAudit(last, wanted, { version, textOf: documents.text }) };
    }),
  );
  connection.onNotification(hiddenNotification, (params: unknown) => {
    const uris = readUris(fieldAt(params, 'uris'));
    if (uris) lifecycle.session?.audits?.giveBack(uris);
  });
  connection.onDidChangeWatchedFiles((params: unknown) => {
    const changes = fieldAt(params, 'changes');
    if (!Array.isArray(changes)) return;
    const uris = changes.map((change) => fieldAt(change, 'uri')).filter((uri) => typeof uri === 'string');
    lifecycle.session?.audits?.changedOnDisk(uris);
  });
}
