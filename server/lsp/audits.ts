/** The audit of a session: runs it, follows edits, and publishes what it found in files that are not open. */
import {
  CancellationTokenSource,
  DidChangeWatchedFilesNotification,
  type CancellationToken,
  type Connection,
  type Diagnostic,
  type Disposable,
} from 'vscode-languageserver';
import type { Wanted } from '../core/analysis/shown.ts';
import { resultOf, wantedOf } from './audit-result.ts';
import type { Audited, Auditor, AuditProgress, AuditScope, Changed } from './auditor.ts';
import type { Client } from './client.ts';
import { toDiagnostic, type DiagnosticOptions } from './convert.ts';
import type { Documents } from './documents.ts';
import { auditChangedNotification, type AuditResult } from './protocol.ts';
import type { Freshness } from './publish.ts';
import { canonicalUri } from './uri.ts';

export interface Audits {
  /**
   * Audits a scope; a run that is under way ends for it. Undefined where it was cancelled: what was there before stays.
   * @throws if the audit failed as a whole
   */
  run(
    scope: AuditScope,
    progress: (progress: AuditProgress) => void,
    token: CancellationToken,
  ): Promise<AuditResult | undefined>;
  /** Ends a run that is under way and forgets the last one; what it published is taken back. */
  clear(): void;
  /** What was found last. */
  last(): Audited | undefined;
  /** Files changed outside of the editor. */
  changedOnDisk(uris: readonly string[]): void;
  /** The client has an open document's own diagnostics now: what was published of it is taken back. */
  takeOver(uri: string): void;
  /** The client dropped documents' own diagnostics. */
  giveBack(uris: readonly string[]): void;
  /** Tells this audit, too, what happens to documents. */
  beside(freshness: Freshness): Freshness;
}

/** What the audit needs of its session. */
export interface AuditDeps {
  readonly connection: Connection;
  readonly client: Client;
  readonly documents: Documents;
  readonly auditor: Auditor;
  readonly options: DiagnosticOptions;
  readonly wanted: Wanted;
  /** How long to wait after a change before the audit follows it, in milliseconds. */
  readonly wait: number;
}

interface Publisher {
  publish(audited: Audited | undefined): void;
  /** Files whose diagnostics the client pulled, and holds. */
  readonly pulled: Set<string>;
}

/** Findings of files of which the client has no others: what it gets of an open document comes by the way of all documents. */
function createPublisher({ connection, client, documents, options }: AuditDeps): Publisher {
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
function createWatch({ connection, client }: AuditDeps): { begin(): void; end(): void } {
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

/** An audit that was not run yet. */
export function createAudits(deps: AuditDeps): Audits {
  const { connection, documents, auditor, options, wanted, wait } = deps;
  const publisher = createPublisher(deps);
  const watch = createWatch(deps);
  const dirty = new Set<string>();
  let running: CancellationTokenSource | undefined;
  /** Settles when the last run is over. */
  let ended: Promise<unknown> = Promise.resolve();
  let found: Audited | undefined;
  let told = '';
  /** Counts runs and clears: what an older one brings is not wanted any more. */
  let era = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let updating = false;

  const textNow = async (file: string): Promise<Changed> => ({
    file,
    text: documents.get(file) ? await documents.text(file) : undefined,
  });

  const accept = (audited: Audited): AuditResult => {
    found = wantedOf(audited, wanted);
    const result = resultOf(found, options.uriOf);
    told = JSON.stringify(result);
    publisher.publish(found);
    return result;
  };

  const update = async (): Promise<void> => {
    if (updating || running || !found || dirty.size === 0) return;
    updating = true;
    const own = era;
    const files = [...dirty];
    dirty.clear();
    try {
      const audited = await auditor.update(await Promise.all(files.map(textNow)));
      if (!audited || own !== era) {
        // A run came between; should it be cancelled, what it found before has still to follow these.
        if (found) for (const file of files) dirty.add(file);
        return;
      }
      const before = told;
      const result = accept(audited);
      if (told !== before) void connection.sendNotification(auditChangedNotification, result);
    } catch (error) {
      connection.console.error(`the audit did not follow a change: ${String(error)}`);
    } finally {
      updating = false;
      if (dirty.size > 0) soon();
    }
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void update(), wait);
  };
  const touched = (file: string): void => {
    if (!found && !running) return;
    dirty.add(file);
    soon();
  };
  const stop = (): void => {
    era++;
    running?.cancel();
    running = undefined;
    clearTimeout(timer);
    dirty.clear();
    found = undefined;
    auditor.end();
  };

  const run = async (
    scope: AuditScope,
    progress: (progress: AuditProgress) => void,
    own: CancellationTokenSource,
  ): Promise<AuditResult | undefined> => {
    try {
      const open = await Promise.all(documents.all().map(async ({ file }) => textNow(file)));
      const audited = await auditor.run(scope, open, progress, own.token);
      if (!audited || running !== own || own.token.isCancellationRequested) return undefined;
      watch.begin();
      return accept(audited);
    } finally {
      if (running === own) {
        running = undefined;
        if (!found) auditor.end();
        else if (dirty.size > 0) soon();
      }
    }
  };

  return {
    run: async (scope, progress, token) => {
      running?.cancel();
      const own = new CancellationTokenSource();
      running = own;
      era++;
      const listening = token.onCancellationRequested(() => own.cancel());
      if (token.isCancellationRequested) own.cancel();
      const before = ended;
      const going = before.then(async () => run(scope, progress, own));
      ended = going.catch(() => undefined).finally(() => listening.dispose());
      return going;
    },
    clear: () => {
      stop();
      watch.end();
      publisher.publish(undefined);
    },
    last: () => found,
    changedOnDisk: (uris) => {
      for (const uri of uris) {
        const file = canonicalUri(uri);
        if (!documents.get(file)) touched(file);
      }
    },
    takeOver: (uri) => {
      const file = documents.get(uri)?.file;
      if (file === undefined) return;
      publisher.pulled.add(file);
      if (found) publisher.publish(found);
    },
    giveBack: (uris) => {
      for (const uri of uris) publisher.pulled.delete(documents.get(uri)?.file ?? canonicalUri(uri));
      if (found) publisher.publish(found);
    },
    beside: (freshness) => ({
      touched: (uri) => {
        freshness.touched(uri);
        const file = documents.get(uri)?.file ?? canonicalUri(uri);
        if (found) publisher.publish(found);
        touched(file);
      },
      closed: (document) => {
        publisher.pulled.delete(document.file);
        freshness.closed(document);
      },
      dispose: () => {
        freshness.dispose();
        stop();
      },
    }),
  };
}
