/** Code actions: the fix of each finding in a range, or the reason why there is none. */
import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver';
import type { Finding, Range } from '../core/analysis/report.ts';
import type { Client } from './client.ts';
import { findingId, toDiagnostic, touches, toWorkspaceEdit, type DiagnosticOptions } from './convert.ts';
import type { Documents } from './documents.ts';
import { fieldAt, readRange } from './params.ts';
import type { Current } from './reports.ts';

export interface ActionRequest {
  readonly range: Range;
  /** The client's diagnostics in the range, as they came. */
  readonly diagnostics: readonly unknown[];
  /** Kinds that the client wants; undefined for all. */
  readonly only: readonly string[] | undefined;
}

export interface ActionContext {
  readonly client: Client;
  readonly documents: Documents;
  readonly options: DiagnosticOptions;
}

/** A kind stands for itself and for all below it; the empty one for everything. */
const wantsQuickFix = (only: ActionRequest['only']): boolean =>
  only === undefined ||
  only.length === 0 ||
  only.some((kind) => kind === CodeActionKind.Empty || kind === CodeActionKind.QuickFix);

/** The range, the diagnostics and the kinds that a code action request names; undefined where it has no range. */
export function readActionRequest(params: unknown): ActionRequest | undefined {
  const range = readRange(fieldAt(params, 'range'));
  const diagnostics = fieldAt(params, 'context', 'diagnostics');
  const only = fieldAt(params, 'context', 'only');
  if (!range) return undefined;
  return {
    range,
    diagnostics: Array.isArray(diagnostics) ? diagnostics : [],
    only: Array.isArray(only) ? only.map(String) : undefined,
  };
}

/** The action of one finding; undefined where there is nothing to offer or to say. */
function toAction(
  finding: Finding,
  diagnostic: Diagnostic,
  { client, documents }: ActionContext,
): CodeAction | undefined {
  const action = { kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] };
  const { fix, whyNoFix, rule } = finding;
  if (!fix) {
    if (whyNoFix === undefined || !client.disabledActions) return undefined;
    return { title: `Fix ${rule}`, ...action, disabled: { reason: whyNoFix } };
  }
  const versionOf = (uri: string): number | null => documents.get(uri)?.version ?? null;
  const edit = toWorkspaceEdit(
    fix.edits,
    (file) => documents.uriOf(file),
    client.versionedEdits ? versionOf : undefined,
  );
  const isSafe = fix.safety === 'safe';
  return { title: isSafe ? fix.title : `${fix.title} (review)`, ...action, isPreferred: isSafe, edit };
}

/** The actions for the findings that touch a range. */
export function actionsAt(
  { report }: Current,
  request: ActionRequest,
  context: ActionContext,
): readonly CodeAction[] {
  if (!context.client.codeActions || !wantsQuickFix(request.only)) return [];
  const mine = (id: string): boolean =>
    request.diagnostics.some((given) => fieldAt(given, 'data', 'id') === id);
  const touched = report.findings.filter(
    (finding) => mine(findingId(finding)) || touches(finding.range, request.range),
  );
  return touched
    .map((finding) => toAction(finding, toDiagnostic(finding, context.options), context))
    .filter((action) => action !== undefined);
}
