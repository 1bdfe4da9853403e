/** Core's shapes and LSP's, one into the other; nothing is decided here. */
import {
  DiagnosticSeverity,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  type Range as LspRange,
} from 'vscode-languageserver';
import type { Because, Finding, Position, Range, Severity } from '../core/analysis/report.ts';
import { isOfSuppression } from '../core/analysis/suppress.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  note: DiagnosticSeverity.Information,
};

/** What a diagnostic carries besides its text, and a code action gets back. */
export interface DiagnosticData {
  readonly id: string;
}

export interface DiagnosticOptions {
  readonly relatedInformation: boolean;
  /** URI of a rule's page. */
  readonly ruleDocs: (rule: string) => string | undefined;
  readonly uriOf: (file: string) => string;
}

/** Negative, zero or positive as `a` is before, at or after `b`. */
export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

/** Whether two ranges touch, be it at their ends alone. */
export function touches(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;
}

/** Whether one range lies in another; the same does. */
export function encloses(outer: Range, inner: Range): boolean {
  return comparePositions(outer.start, inner.start) <= 0 && comparePositions(inner.end, outer.end) <= 0;
}

/** Negative where `a` begins before `b`, or with it and ends after it: what holds others comes before them. */
export function compareOuterFirst(a: Range, b: Range): number {
  return comparePositions(a.start, b.start) || comparePositions(b.end, a.end);
}

/** A range in LSP's mutable shape. */
export function toRange({ start, end }: Range): LspRange {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}

/** Tells one finding of a document from the others. */
export function findingId({ rule, range: { start, end } }: Finding): string {
  return [rule, start.line, start.character, end.line, end.character].join(':');
}

/** The reasons of a finding, and what its fix asks a person to look at: an editor shows that beside the finding. */
function reasonsOf({ because, fix, file, range }: Finding): readonly Because[] {
  if (fix?.review === undefined) return because;
  return [...because, { file, range, message: `fix to review: ${fix.review}` }];
}

function toRelated(because: Because, uriOf: (file: string) => string): DiagnosticRelatedInformation {
  const location = { uri: uriOf(because.file), range: toRange(because.range) };
  return { location, message: because.message };
}

/** A finding as a diagnostic. */
export function toDiagnostic(finding: Finding, options: DiagnosticOptions): Diagnostic {
  const data: DiagnosticData = { id: findingId(finding) };
  const diagnostic: Diagnostic = {
    range: toRange(finding.range),
    severity: severities[finding.severity],
    code: finding.rule,
    source: 'vfio-lint',
    message: finding.message,
    data,
  };
  // What is said about suppressions is no rule, and has no page.
  const href = isOfSuppression(finding) ? undefined : options.ruleDocs(finding.rule);
  if (href !== undefined) diagnostic.codeDescription = { href };
  const reasons = options.relatedInformation ? reasonsOf(finding) : [];
  if (reasons.length > 0) {
    diagnostic.relatedInformation = reasons.map((because) => toRelated(because, options.uriOf));
  }
  return diagnostic;
}
