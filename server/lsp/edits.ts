/** The workspace edit of what was chosen: fixes that fit together, or a suppression; as much in one as the client takes. */
import type {
  AnnotatedTextEdit,
  SnippetTextEdit,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { chooseFixes, withLineEnds } from '../core/analysis/edits.ts';
import { ignoreOf } from '../core/analysis/ignore.ts';
import { Lines } from '../core/analysis/lines.ts';
import { inOrder } from '../core/analysis/order.ts';
import type { Edit, Finding, Fix } from '../core/analysis/report.ts';
import { placeholder } from '../core/analysis/suppress.ts';
import type { Client } from './client.ts';
import { comparePositions, toRange } from './convert.ts';
import type { Documents } from './documents.ts';

/** What an action is to do. */
export type Plan =
  | { readonly kind: 'fix'; readonly findings: readonly Finding[] }
  | { readonly kind: 'ignore'; readonly finding: Finding };

export interface EditContext {
  readonly client: Client;
  readonly documents: Documents;
}

/** The id under which the one annotation of an edit goes. */
const annotationId = 'review';

/** Edits of files as one workspace edit. The versioned form names the document's version, none where it is not open. */
function toWorkspaceEdit(
  edits: readonly Edit[],
  { client, documents }: EditContext,
  convert: (edit: Edit) => TextEdit | AnnotatedTextEdit | SnippetTextEdit,
): WorkspaceEdit {
  const byFile = new Map<string, Edit[]>();
  for (const edit of edits) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
  if (!client.versionedEdits) {
    const changes = [...byFile].map(([file, own]) => [
      documents.uriOf(file),
      own.map(({ range, newText }) => ({ range: toRange(range), newText })),
    ]);
    return { changes: Object.fromEntries(changes) };
  }
  const documentChanges = [...byFile].map(([file, own]): TextDocumentEdit => {
    const uri = documents.uriOf(file);
    const version = documents.get(uri)?.version ?? null;
    return { textDocument: { uri, version }, edits: own.map(convert) };
  });
  return { documentChanges };
}

/** An edit that says what to look at, for a client that shows that before it makes the edit. */
function toReview(edits: readonly Edit[], fix: Fix, context: EditContext): WorkspaceEdit {
  const edit = toWorkspaceEdit(edits, context, ({ range, newText }) => ({
    range: toRange(range),
    newText,
    annotationId,
  }));
  const description = fix.review === undefined ? {} : { description: fix.review };
  const annotation = { label: fix.title, needsConfirmation: true, ...description };
  return { ...edit, changeAnnotations: { [annotationId]: annotation } };
}

async function fixes(findings: readonly Finding[], context: EditContext): Promise<WorkspaceEdit | undefined> {
  const files = new Set(findings.flatMap(({ fix }) => fix?.edits ?? []).map(({ file }) => file));
  const lines = new Map<string, Lines>();
  for (const file of files) {
    const text = await context.documents.text(file);
    if (text !== undefined) lines.set(file, new Lines(text));
  }
  const choice = chooseFixes(
    inOrder(findings, (file) => file),
    (file) => lines.get(file),
  );
  const chosen = choice.findings.map(({ fix }) => fix).filter((fix) => fix !== null);
  const [only] = chosen;
  if (!only) return undefined;
  const edits = chosen
    .flatMap((fix) => fix.edits)
    .toSorted(
      (a, b) => comparePositions(a.range.start, b.range.start) || comparePositions(a.range.end, b.range.end),
    )
    .map((edit) => ({ ...edit, newText: withLineEnds(edit.newText, lines.get(edit.file)?.text ?? '') }));
  if (chosen.length === 1 && only.safety === 'review' && context.client.annotatedEdits)
    return toReview(edits, only, context);
  return toWorkspaceEdit(edits, context, ({ range, newText }) => ({ range: toRange(range), newText }));
}

const escapeSnippet = (text: string): string => text.replaceAll(/[\\$}]/g, String.raw`\$&`);

async function ignore(finding: Finding, context: EditContext): Promise<WorkspaceEdit | undefined> {
  const text = await context.documents.text(finding.file);
  const comment = text === undefined ? undefined : ignoreOf(finding, new Lines(text));
  if (!comment) return undefined;
  const { at, before, after } = comment;
  const range = { start: at, end: at };
  // Without a place to write the reason at once there is none, and the tool keeps asking for it.
  const edit = { file: finding.file, range, newText: before.trimEnd() + after };
  const value = `${escapeSnippet(before)}\${1:${placeholder}}${escapeSnippet(after)}`;
  return toWorkspaceEdit([edit], context, ({ newText }) =>
    context.client.snippetEdits
      ? { range: toRange(range), snippet: { kind: 'snippet', value } }
      : { range: toRange(range), newText },
  );
}

/** The edit of a plan; undefined where it does not fit the texts as they are. */
export async function editOf(plan: Plan, context: EditContext): Promise<WorkspaceEdit | undefined> {
  return plan.kind === 'fix' ? fixes(plan.findings, context) : ignore(plan.finding, context);
}
