/** Text synchronisation: the client's open, change and close, and what becomes of those that make no sense. */
import type { Connection } from 'vscode-languageserver';
import type { Lifecycle } from './lifecycle.ts';
import { readDocumentChange, readTextItem, readUri } from './params.ts';
import type { Session } from './session.ts';

type Log = Connection['console'];

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function didOpen({ documents, freshness }: Session, params: unknown, log: Log): void {
  const item = readTextItem(params);
  if (!item) {
    log.error('didOpen not understood: it takes a textDocument with uri, version and text');
    return;
  }
  if (documents.get(item.uri)) log.warn(`${item.uri} was open already: replaced`);
  documents.open(item);
  freshness.touched(item.uri);
}

/** A change that can't be applied leaves a text that nobody knows: better no answer than one of a wrong text. */
function didChange({ documents, freshness }: Session, params: unknown, log: Log): void {
  const change = readDocumentChange(params);
  const uri = change?.uri ?? readUri(params);
  if (uri === undefined) {
    log.error('didChange not understood: it names no document');
    return;
  }
  try {
    if (!change) throw new Error('it is malformed');
    documents.change(change);
  } catch (error) {
    log.error(`change of ${uri} not applied: ${reasonOf(error)}; not checked until it is opened again`);
    documents.lose(uri);
  }
  freshness.touched(uri);
}

function didClose({ documents, freshness }: Session, params: unknown, log: Log): void {
  const uri = readUri(params);
  const document = uri === undefined ? undefined : documents.get(uri);
  if (uri === undefined || !documents.close(uri)) {
    log.error(`didClose of ${uri ?? 'nothing'}: it is not open`);
    return;
  }
  if (document) freshness.closed(document);
  freshness.touched(uri);
}

/** Connects the three notifications; outside of a session they are dropped. */
export function followDocuments(connection: Connection, lifecycle: Lifecycle): void {
  const inSession =
    (handle: (session: Session, params: unknown, log: Log) => void) =>
    (params: unknown): void => {
      if (lifecycle.session) handle(lifecycle.session, params, connection.console);
    };
  connection.onDidOpenTextDocument(inSession(didOpen));
  connection.onDidChangeTextDocument(inSession(didChange));
  connection.onDidCloseTextDocument(inSession(didClose));
}
