/** Diagnostics of a document: computed from its Report, answered with a result id that holds until they change. */
import {
  DocumentDiagnosticReportKind,
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Finding } from '../core/analysis/report.ts';
import { toDiagnostic, type DiagnosticOptions } from './convert.ts';
import type { Document } from './documents.ts';
import type { Current, Reports } from './reports.ts';

/** The diagnostics of a document as it is now. `key` is equal exactly where the diagnostics are. */
export interface Computed {
  readonly document: Document;
  readonly items: Diagnostic[];
  readonly key: string;
}

export interface Diagnostics {
  /** Undefined where the document is not open or the question was taken back. */
  compute(uri: string, token?: CancellationToken): Promise<Computed | undefined>;
  /** The answer to a pull. */
  pull(
    uri: string,
    previousResultId: string | undefined,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport>;
  /** Whether the client was told something else of this document than holds now. */
  isStale(document: Document): Promise<boolean>;
  /** Forgets what the client was told of a document. */
  forget(document: Document): void;
}

interface Told {
  readonly resultId: string;
  readonly key: string;
}

/** Diagnostics from reports, and from who sees `beyond` them. */
export function createDiagnostics(
  reports: Reports,
  options: DiagnosticOptions,
  beyond: (current: Current) => readonly Finding[] = () => [],
): Diagnostics {
  /** What a client that pulls was told last, by file. */
  const told = new Map<string, Told>();
  let answers = 0;

  const compute: Diagnostics['compute'] = async (uri, token) => {
    const current = await reports.of(uri, token);
    if (!current) return undefined;
    const findings = [...current.report.findings, ...beyond(current)];
    const items = findings.map((finding) => toDiagnostic(finding, options));
    return { document: current.document, items, key: JSON.stringify(items) };
  };

  return {
    compute,
    pull: async (uri, previousResultId, token) => {
      const computed = await compute(uri, token);
      if (!computed) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
      const { document, items, key } = computed;
      const before = told.get(document.file);
      const resultId = before?.key === key ? before.resultId : String(++answers);
      told.set(document.file, { resultId, key });
      return resultId === previousResultId
        ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
        : { kind: DocumentDiagnosticReportKind.Full, resultId, items };
    },
    isStale: async (document) => {
      const before = told.get(document.file);
      const computed = before && (await compute(document.uri));
      return computed !== undefined && computed.key !== before?.key;
    },
    forget: ({ file }) => void told.delete(file),
  };
}
