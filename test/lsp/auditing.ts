/** An auditor for tests that finds what it is told to find, when it is told to, and what a client hears of it. */
import { EventEmitter, once } from 'node:events';
import { ResponseError, type PublishDiagnosticsParams } from 'vscode-languageserver/node';
import type { Finding } from '../../server/core/analysis/report.ts';
import type {
  AuditProgress,
  AuditScope,
  Audited,
  Auditor,
  Cancel,
  Changed,
} from '../../server/lsp/auditor.ts';

export interface FakeAuditor extends Auditor {
  /** What the next run or update finds. */
  finds(...findings: readonly Finding[]): void;
  /** Fails the next run. */
  fails(reason: string): void;
  /** Makes runs wait; the answer lets the one that waits go on. */
  hold(): () => void;
  readonly scopes: readonly AuditScope[];
  readonly updates: readonly (readonly Changed[])[];
  /** The documents that the last run was given. */
  readonly open: readonly Changed[];
  readonly ends: number;
}

/** A finding on the first line of a file. */
export function finding(file: string, rule = 'word-bad', severity: Finding['severity'] = 'warning'): Finding {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
  return {
    file,
    range,
    rule,
    severity,
    confidence: 'high',
    function: 'f',
    message: `found by ${rule}`,
    because: [],
    fix: null,
  };
}

/** One row for each finding. */
function auditedOf(findings: readonly Finding[]): Audited {
  const mmaps = findings.map((one) => ({
    file: one.file,
    range: one.range,
    function: one.function,
    bus: 'pci',
    layout: 'vfio-pci',
    via: [],
    encoding: 'pfn' as const,
    verdict: 'violation' as const,
    pfnGoesTo: [],
    fault: null,
    invalidatedBy: [],
    iommu: 'unsaid' as const,
    handsTo: [],
    findings: [one],
    reason: 'so it was told',
    evidence: [],
  }));
  const files = { seen: 3, parsed: 2, skipped: 1 };
  return { files, errors: [], audit: { mmaps, readers: [] }, findings };
}

const steps: readonly AuditProgress[] = [
  { phase: 'read', done: 30617, total: 61234 },
  { phase: 'parse', done: 1, total: 4 },
  { phase: 'analyse', done: 2, total: 4 },
];

const cancelled = async (cancel: Cancel): Promise<void> =>
  new Promise((resolve) => {
    cancel.onCancellationRequested(resolve);
    if (cancel.isCancellationRequested) resolve();
  });

/** An auditor that finds nothing yet. */
export function fakeAuditor(): FakeAuditor {
  let found: readonly Finding[] = [];
  let failure: string | undefined;
  let gate: Promise<unknown> = Promise.resolve();
  const scopes: AuditScope[] = [];
  const updates: (readonly Changed[])[] = [];
  let open: readonly Changed[] = [];
  let ends = 0;
  let hasRun = false;
  return {
    run: async (scope, documents, progress, cancel) => {
      scopes.push(scope);
      open = documents;
      steps.forEach(progress);
      await Promise.race([gate, cancelled(cancel)]);
      if (cancel.isCancellationRequested) return undefined;
      const reason = failure;
      failure = undefined;
      if (reason !== undefined) throw new Error(reason);
      hasRun = true;
      return auditedOf(found);
    },
    update: async (changed) => {
      updates.push(changed);
      await gate;
      return hasRun ? auditedOf(found) : undefined;
    },
    end: () => {
      ends++;
      hasRun = false;
    },
    finds: (...findings) => {
      found = findings;
    },
    fails: (reason) => {
      failure = reason;
    },
    hold: () => {
      const bell = new EventEmitter();
      gate = once(bell, 'open');
      return () => {
        bell.emit('open');
        gate = Promise.resolve();
      };
    },
    scopes,
    updates,
    get open() {
      return open;
    },
    get ends() {
      return ends;
    },
  };
}

/** What a client shows of a file that was published: the rules of its diagnostics. */
export function shownBy(published: readonly PublishDiagnosticsParams[]): (uri: string) => readonly string[] {
  return (uri) => {
    const last = published.findLast((params) => params.uri === uri);
    return last?.diagnostics.map(({ code }) => String(code)) ?? [];
  };
}

/** The code of the error that a request ends with; undefined where it is answered. */
export async function codeOf(request: Promise<unknown>): Promise<number | undefined> {
  try {
    await request;
    return undefined;
  } catch (error) {
    if (error instanceof ResponseError) return error.code;
    throw error;
  }
}
