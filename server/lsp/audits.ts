/** The audit of a session: runs it, follows edits, and publishes what it found in files that are not open. */
import { CancellationTokenSource, type CancellationToken } from 'vscode-languageserver';
import type { Finding, Report } from '../core/analysis/report.ts';
import type { Wanted } from '../core/analysis/shown.ts';
import { resultOf, wantedOf } from './audit-result.ts';
import type { Audited, Auditor, AuditProgress, AuditScope, Changed } from './auditor.ts';
import { createPublisher, createWatch, type PublishDeps } from './audit-publish.ts';
import { findingId } from './convert.ts';
import type { Document } from './documents.ts';
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
  /** What was found in an open document and takes more than its folder to see, as far as the document is still that. */
  beyond(document: Document, report: Report): readonly Finding[];
  /** The client has an open document's own diagnostics now: what was published of it is taken back. */
  takeOver(uri: string): void;
  /** The client dropped documents' own diagnostics. */
  giveBack(uris: readonly string[]): void;
  /** Tells this audit, too, what happens to documents. */
  beside(freshness: Freshness): Freshness;
}

/** What the audit needs of its session. */
export interface AuditDeps extends PublishDeps {
  readonly auditor: Auditor;
  readonly wanted: Wanted;
  /** How long to wait after a change before the audit follows it, in milliseconds. */
  readonly wait: number;
}

/** An audit that was not run yet. */
export function createAudits(deps: AuditDeps): Audits {
  const { connection, client, documents, auditor, options, wanted, wait } = deps;
  const publisher = createPublisher(deps);
  const watch = createWatch(deps);
  /** Files that the audit has still to look at, and those of them that changed since it did. */
  const dirty = new Set<string>();
  const changed = new Set<string>();
  const opened = new Set<string>();
  let running: CancellationTokenSource | undefined;
  /** Settles when the last run is over. */
  let ended: Promise<unknown> = Promise.resolve();
  let found: Audited | undefined;
  let told = '';
  let beyondTold = '[]';
  /** Whether a document was answered without them while the audit was behind. */
  let withheld = false;
  let others: Freshness | undefined;
  /** Counts runs and clears: what an older one brings is not wanted any more. */
  let era = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let updating = false;

  const textNow = async (file: string): Promise<Changed> => ({
    file,
    text: documents.get(file) ? await documents.text(file) : undefined,
  });

  /** Documents show what the audit alone can see: where that is other than before, they are asked for again. */
  const refresh = (): void => {
    const now = JSON.stringify(found?.findings.filter(({ file }) => documents.get(file)) ?? []);
    if (now === beyondTold && !withheld) return;
    beyondTold = now;
    withheld = false;
    if (!client.pullsDiagnostics) for (const { uri } of documents.all()) others?.touched(uri);
    else if (client.refreshesDiagnostics)
      connection.languages.diagnostics
        .refresh()
        .catch((error: unknown) => connection.console.error(`diagnostics not refreshed: ${String(error)}`));
  };

  const accept = (audited: Audited): AuditResult => {
    for (const file of changed) if (!dirty.has(file)) changed.delete(file);
    found = wantedOf(audited, wanted);
    const result = resultOf(found, options.uriOf);
    told = JSON.stringify(result);
    publisher.publish(found);
    refresh();
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
  const touched = (file: string, hasChanged: boolean): void => {
    if (!found && !running) return;
    dirty.add(file);
    if (hasChanged) changed.add(file);
    soon();
  };
  const stop = (): void => {
    era++;
    running?.cancel();
    running = undefined;
    clearTimeout(timer);
    dirty.clear();
    changed.clear();
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
      refresh();
    },
    last: () => found,
    changedOnDisk: (uris) => {
      for (const uri of uris) {
        const file = canonicalUri(uri);
        if (!documents.get(file)) touched(file, true);
      }
    },
    beyond: ({ file }, report) => {
      const own = new Set(report.findings.map(findingId));
      const more = (found?.findings ?? []).filter((one) => one.file === file && !own.has(findingId(one)));
      // Until the audit has seen a change, what it found may be mended, or elsewhere.
      if (more.length === 0 || changed.size === 0) return more;
      withheld = true;
      return [];
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
    beside: (freshness) => {
      others = freshness;
      return {
        touched: (uri) => {
          freshness.touched(uri);
          const document = documents.get(uri);
          const file = document?.file ?? canonicalUri(uri);
          // A document that is opened most likely holds what the disk does.
          const isNew = document !== undefined && !opened.has(file);
          if (document) opened.add(file);
          else opened.delete(file);
          if (found) publisher.publish(found);
          touched(file, !isNew);
        },
        closed: (document) => {
          publisher.pulled.delete(document.file);
          freshness.closed(document);
        },
        dispose: () => {
          freshness.dispose();
          stop();
        },
      };
    },
  };
}
