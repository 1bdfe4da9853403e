/** Keeps the client's diagnostics fresh after a change: publishes them, or asks a client that pulls to pull again. */
import type { Connection } from 'vscode-languageserver';
import type { Computed, Diagnostics } from './diagnostics.ts';
import type { Document, Documents } from './documents.ts';

/** What happens to documents, for the one who keeps the client's diagnostics fresh. */
export interface Freshness {
  /** A document was opened, changed or closed. */
  touched(uri: string): void;
  closed(document: Document): void;
  /** Nothing is sent any more. */
  dispose(): void;
}

type Send = Pick<Connection, 'sendDiagnostics' | 'languages' | 'console'>;

/** Collects the documents that changed, and hands them over once none has changed for a while. */
function debounced(wait: number, run: (uris: readonly string[]) => Promise<void>): Omit<Freshness, 'closed'> {
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    touched: (uri) => {
      waiting.add(uri);
      clearTimeout(timer);
      timer = setTimeout(() => {
        const uris = [...waiting];
        waiting.clear();
        void run(uris);
      }, wait);
    },
    dispose: () => {
      clearTimeout(timer);
      waiting.clear();
    },
  };
}

/** For clients that do not pull: publishes the document that changed and those beside it, each only if it has news. */
export function publishing(
  connection: Send,
  documents: Documents,
  diagnostics: Diagnostics,
  wait: number,
): Freshness {
  const sent = new Map<string, Pick<Computed, 'key'> & { readonly version: number }>();

  const publish = async (uri: string): Promise<void> => {
    const computed = await diagnostics.compute(uri);
    if (!computed) return;
    const { document, items, key } = computed;
    const before = sent.get(document.file);
    if (before?.key === key && before.version === document.version) return;
    sent.set(document.file, { key, version: document.version });
    await connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics: items });
  };
  const run = async (uris: readonly string[]): Promise<void> => {
    const own = uris.map((uri) => documents.get(uri)?.uri ?? uri);
    const all = new Set(own.flatMap((uri) => [uri, ...documents.neighbours(uri).map((other) => other.uri)]));
    for (const uri of all) {
      try {
        await publish(uri);
      } catch (error) {
        connection.console.error(`no diagnostics of ${uri}: ${String(error)}`);
      }
    }
  };
  return {
    ...debounced(wait, run),
    closed: ({ uri, file }) => {
      sent.delete(file);
      void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
  };
}

/** For clients that pull: they know which document changed, but not that this changed what others beside it say. */
export function refreshing(
  connection: Send,
  documents: Documents,
  diagnostics: Diagnostics,
  wait: number,
): Freshness {
  const anyStale = async (uris: readonly string[]): Promise<boolean> => {
    const own = new Set(uris.map((uri) => documents.get(uri)?.file));
    const others = new Set(uris.flatMap((uri) => documents.neighbours(uri)));
    for (const other of others) {
      if (!own.has(other.file) && (await diagnostics.isStale(other))) return true;
    }
    return false;
  };
  const run = async (uris: readonly string[]): Promise<void> => {
    try {
      if (await anyStale(uris)) await connection.languages.diagnostics.refresh();
    } catch (error) {
      connection.console.error(`diagnostics not refreshed: ${String(error)}`);
    }
  };
  return { ...debounced(wait, run), closed: (document) => diagnostics.forget(document) };
}

/** For clients that pull and can't be asked to pull again. */
export function leaving(diagnostics: Diagnostics): Freshness {
  return {
    touched: () => undefined,
    closed: (document) => diagnostics.forget(document),
    dispose: () => undefined,
  };
}

/** For clients that show inlay hints: those of a document hang on the headers and drivers beside it, too. */
export function refreshingHints(connection: Send, documents: Documents, wait: number): Freshness {
  const run = async (uris: readonly string[]): Promise<void> => {
    if (uris.every((uri) => documents.neighbours(uri).length === 0)) return;
    try {
      await connection.languages.inlayHint.refresh();
    } catch (error) {
      connection.console.error(`inlay hints not refreshed: ${String(error)}`);
    }
  };
  return { ...debounced(wait, run), closed: () => undefined };
}

/** Two that hear of everything. */
export const both = (a: Freshness, b: Freshness): Freshness => ({
  touched: (uri) => {
    a.touched(uri);
    b.touched(uri);
  },
  closed: (document) => {
    a.closed(document);
    b.closed(document);
  },
  dispose: () => {
    a.dispose();
    b.dispose();
  },
});
