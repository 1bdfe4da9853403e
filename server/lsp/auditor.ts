/** An audit as the server sees it: run somewhere away from the thread that answers the editor. */
import type { Audit } from '../core/analysis/audit.ts';
import type { Finding } from '../core/analysis/report.ts';

/** What is audited: URIs of folders with all below them, and of single files. */
export interface AuditScope {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/** How far a run has come: files read of all, files parsed of those that may matter, handlers followed. */
export interface AuditProgress {
  readonly phase: 'read' | 'parse' | 'analyse';
  readonly done: number;
  readonly total: number;
}

/** A file that changed: the text that an editor holds over it, or undefined where the disk has the word. */
export interface Changed {
  readonly file: string;
  readonly text: string | undefined;
}

/** What an audit found. All of it is plain data: it crosses threads. */
export interface Audited {
  readonly files: { readonly seen: number; readonly parsed: number; readonly skipped: number };
  /** Inputs that could not be analysed, the first hundred of them. */
  readonly errors: readonly { readonly file: string; readonly reason: string }[];
  readonly audit: Omit<Audit, 'reports'>;
  /** Findings of all audited files, in their order. */
  readonly findings: readonly Finding[];
}

/** The part of a cancellation token that matters here. */
export interface Cancel {
  readonly isCancellationRequested: boolean;
  onCancellationRequested(listener: () => void): { dispose(): void };
}

export interface Auditor {
  /**
   * Audits a scope from the beginning. `open` are the documents that an editor holds.
   * Resolves with undefined soon after it was cancelled: then the audit before it is still the one that is followed.
   * @throws if the audit failed as a whole
   */
  run(
    scope: AuditScope,
    open: readonly Changed[],
    progress: (progress: AuditProgress) => void,
    cancel: Cancel,
  ): Promise<Audited | undefined>;
  /** The audit again after some files changed; only what they concern is analysed. Undefined where none was run. */
  update(changed: readonly Changed[]): Promise<Audited | undefined>;
  /** Forgets all and gives back what it used. */
  end(): void;
}
