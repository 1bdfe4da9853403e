/** Everything that lives from initialize to shutdown: the client, its documents and what is computed of them. */
import type { Connection } from 'vscode-languageserver';
import { shownReports, type Wanted } from '../core/analysis/shown.ts';
import type { Workspace } from '../core/analysis/workspace.ts';
import { createAudits, type Audits } from './audits.ts';
import type { Auditor } from './auditor.ts';
import type { Client } from './client.ts';
import type { DiagnosticOptions } from './convert.ts';
import { createDiagnostics, type Diagnostics } from './diagnostics.ts';
import { createDocuments, type Documents } from './documents.ts';
import { analysedNotification, busyNotification, type AnalysedParams, type BusyParams } from './protocol.ts';
import { both, leaving, publishing, refreshing, refreshingHints, type Freshness } from './publish.ts';
import { createReports, type Reports } from './reports.ts';

/** What the server needs from the place where it runs. */
export interface Deps {
  /** The analysis, over files that are named by URIs. Made once, at initialize. */
  workspace(): Promise<Workspace>;
  /** URI of a rule's page, for clients that do not say where the pages are. */
  ruleDocs(rule: string): string | undefined;
  /** How long to wait after a change, in milliseconds, before diagnostics are published; 100 if absent. */
  readonly publishDelay?: number;
  /** The version of this program; empty if absent. */
  readonly version?: string;
  /** Who audits whole folders; absent where nobody can. */
  auditor?(): Auditor;
}

export interface Session {
  readonly client: Client;
  readonly documents: Documents;
  readonly reports: Reports;
  readonly diagnostics: Diagnostics;
  readonly freshness: Freshness;
  readonly options: DiagnosticOptions;
  readonly version: string;
  /** Undefined where nobody can audit. */
  readonly audits: Audits | undefined;
}

/** A session of this client. */
export function createSession(connection: Connection, client: Client, whole: Workspace, deps: Deps): Session {
  const wanted: Wanted = { notes: client.options.notes === true, rules: undefined };
  const shown = shownReports(wanted);
  const workspace: Workspace = { ...whole, report: async (file) => shown(await whole.report(file)) };
  const documents = createDocuments(workspace);
  const tellBusy = (busy: boolean, file: string): void => {
    const params: BusyParams = { busy, file };
    if (client.options.busy === true) void connection.sendNotification(busyNotification, params);
  };
  const tellAnalysed = (file: string): void => {
    connection.console.info(`analysed ${file}`);
    const params: AnalysedParams = { file };
    if (client.options.busy === true) void connection.sendNotification(analysedNotification, params);
  };
  const reports = createReports(workspace, documents, tellBusy, tellAnalysed);
  const template = client.options.ruleDocs;
  const options: DiagnosticOptions = {
    relatedInformation: client.relatedInformation,
    ruleDocs: (rule) => template?.replaceAll('{rule}', encodeURIComponent(rule)) ?? deps.ruleDocs(rule),
    uriOf: (file) => documents.uriOf(file),
  };
  const diagnostics = createDiagnostics(
    reports,
    options,
    ({ document, report }) => audits?.beyond(document, report) ?? [],
  );
  const wait = deps.publishDelay ?? 100;
  const ofDiagnostics = !client.pullsDiagnostics
    ? publishing(connection, documents, diagnostics, wait)
    : client.refreshesDiagnostics
      ? refreshing(connection, documents, diagnostics, wait)
      : leaving(diagnostics);
  const freshness = client.refreshesHints
    ? both(ofDiagnostics, refreshingHints(connection, documents, wait))
    : ofDiagnostics;
  const auditor = deps.auditor?.();
  const audits =
    auditor &&
    createAudits({
      connection,
      client,
      documents,
      auditor,
      options,
      wanted,
      // A whole tree is not worth following from one key to the next.
      wait: 3 * wait,
    });
  return {
    client,
    documents,
    reports,
    diagnostics,
    freshness: audits ? audits.beside(freshness) : freshness,
    options,
    version: deps.version ?? '',
    audits,
  };
}
