/** What an audit sends by itself: findings of files that are not open, and the wish to hear of changes on disk. */
import {
  DidChangeWatchedFilesNotification,
  type Connection,
  type Diagnostic,
  type Disposable,
} from 'vscode-languageserver';
import type { Audited } from './auditor.ts';
import type { Client } from './client.ts';
import { toDiagnostic, type DiagnosticOptions } from './convert.ts';
import type { Documents } from './documents.ts';

/** The part of a session that this needs. */
export interface PublishDeps {
  readonly connection: Connection;
  readonly client: Client;
  readonly documents: Documents;
  readonly options: DiagnosticOptions;
}

export interface Publisher {
  publish(audited: Audited | undefined): void;
  /** Files whose diagnostics the client pulled, and holds. */
  readonly pulled: Set<string>;
}

/** Findings of files of which the client has no others: what it gets of an open document comes by the way of all documents. */
export function createPublisher({ connection, client, documents, options }: PublishDeps): Publisher {
  const published = new Map<string, string>();
  const pulled = new Set<string>();
  const isElsewhere = (file: string): boolean =>
    documents.get(file) !== undefined && (!client.pullsDiagnostics || pulled.has(file));
  return {
    pulled,
    publish: (audited) => {
      const wanted = new Map<string, Diagnostic[]>();
      for (const finding of audited?.findings ?? []) {
        if (isElsewhere(finding.file)) continue;
        const items = wanted.get(finding.file) ?? [];
        items.push(toDiagnostic(finding, options));
        wanted.set(finding.file, items);
      }
      for (const file of published.keys()) {
        if (wanted.has(file)) continue;
        published.delete(file);
        void connection.sendDiagnostics({ uri: file, diagnostics: [] });
      }
      for (const [uri, diagnostics] of wanted) {
        const key = JSON.stringify(diagnostics);
        if (published.get(uri) === key) continue;
        published.set(uri, key);
        void connection.sendDiagnostics({ uri, diagnostics });
      }
    },
  };
}

/** Hears of changes to C files on disk, where the client tells of them; asked for only while there is an audit. */
export function createWatch({ connection, client }: PublishDeps): { begin(): void; end(): void } {
  let watching: Promise<Disposable> | undefined;
  return {
    begin: () => {
      if (watching || !client.watchesFiles) return;
      watching = connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: '**/*.{c,h}' }],
      });
      watching.catch((error: unknown) => connection.console.warn(`files are not watched: ${String(error)}`));
    },
    end: () => {
      const ending = watching;
      watching = undefined;
      ending?.then(
        (registered) => registered.dispose(),
        () => undefined,
      );
    },
  };
}
