/** Code actions: the offers that a request asks for, and the edit of one that was chosen. */
import { CodeActionKind, CodeActionTriggerKind, type CodeAction } from 'vscode-languageserver';
import type { Range } from '../core/analysis/report.ts';
import { findingId, touches } from './convert.ts';
import type { Documents } from './documents.ts';
import { editOf } from './edits.ts';
import { fixAllKind, offersOf, type Offer, type OfferContext } from './offers.ts';
import { fieldAt, readRange } from './params.ts';
import type { Current } from './reports.ts';

export interface ActionRequest {
  readonly range: Range;
  /** The client's diagnostics in the range, as they came. */
  readonly diagnostics: readonly unknown[];
  /** Kinds that the client wants; undefined for those of a menu. */
  readonly only: readonly string[] | undefined;
  /** Nobody asked for it: a file is saved, or the cursor moved. */
  readonly automatic: boolean;
}

export interface ActionContext extends OfferContext {
  readonly documents: Documents;
}

/** What an action carries whose edit is asked for later. */
export interface ActionData {
  readonly key: string;
  readonly uri: string;
  readonly version: number;
  readonly title: string;
}

/** A kind stands for itself and for all below it; the empty one for everything. Source actions are for those who ask. */
function wants(only: ActionRequest['only'], kind: string): boolean {
  if (only === undefined || only.length === 0) return kind !== fixAllKind;
  return only.some((one) => one === CodeActionKind.Empty || one === kind || kind.startsWith(`${one}.`));
}

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
    automatic: fieldAt(params, 'context', 'triggerKind') === CodeActionTriggerKind.Automatic,
  };
}

/** The action as it came back from the client; undefined where it is none of this server's. */
export function readActionData(params: unknown): ActionData | undefined {
  const [key, uri, version] = ['key', 'uri', 'version'].map((name) => fieldAt(params, 'data', name));
  const title = fieldAt(params, 'title');
  if (typeof key !== 'string' || typeof uri !== 'string' || uri === '') return undefined;
  if (!Number.isSafeInteger(version) || typeof title !== 'string') return undefined;
  return { key, uri, version: Number(version), title };
}

/** The offers that a request asks for. */
function askedFor({ report }: Current, request: ActionRequest, context: ActionContext): readonly Offer[] {
  const given = new Set(request.diagnostics.map((one) => fieldAt(one, 'data', 'id')));
  const touched = new Set(
    report.findings.filter(
      (finding) => given.has(findingId(finding)) || touches(finding.range, request.range),
    ),
  );
  // Saving a file changes no other: what a person does not look at stays as it is.
  const whole = request.automatic ? 'fix-file' : 'fix-all';
  return offersOf(report, context).filter(
    ({ key, beside, action }) =>
      wants(request.only, action.kind) &&
      (beside ? beside.some((finding) => touched.has(finding)) : key === whole),
  );
}

/** The actions for the findings that touch a range, and for the file. Edits come along where they are not asked for later. */
export async function actionsAt(
  current: Current,
  request: ActionRequest,
  context: ActionContext,
): Promise<readonly CodeAction[]> {
  const { client } = context;
  if (!client.codeActions) return [];
  const { uri, version } = current.document;
  const made = askedFor(current, request, context).map(async ({ key, action, plan }) => {
    if (!plan) return action;
    const data = { key, uri, version };
    // Whether a comment may stand there is known at once; fixes are drawn up when they are chosen.
    if (client.resolvesEdits && plan.kind === 'fix') return { ...action, data };
    const edit = await editOf(plan, context);
    if (!edit) return undefined;
    return client.resolvesEdits ? { ...action, data } : { ...action, edit };
  });
  return (await Promise.all(made)).filter((action) => action !== undefined);
}

/** The action with its edit; undefined where it is not what was offered any more. */
export async function resolveAction(
  current: Current,
  { key, title, version }: ActionData,
  context: ActionContext,
): Promise<CodeAction | undefined> {
  const offer = offersOf(current.report, context).find((one) => one.key === key);
  const stands = current.document.version === version && offer?.action.title === title;
  const edit = stands && offer.plan ? await editOf(offer.plan, context) : undefined;
  return offer && edit && { ...offer.action, edit };
}
