/** What is offered for a document's findings: each fix, the fixes of a rule or of the file together, a suppression. */
import { CodeActionKind, type CodeAction } from 'vscode-languageserver';
import type { Finding, Fix, Known, Report } from '../core/analysis/report.ts';
import { isOfSuppression } from '../core/analysis/suppress.ts';
import type { Client } from './client.ts';
import { compareOuterFirst, encloses, findingId, toDiagnostic, type DiagnosticOptions } from './convert.ts';
import { decodeAction } from './decode-link.ts';
import type { Plan } from './edits.ts';
import { requestOf } from './words.ts';

/** The kind of the action that makes all safe fixes of a file. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.vfioLint`;

/** An action whose edit is made apart. */
export interface Offer {
  /** Tells it from the other offers of its document. */
  readonly key: string;
  /** The findings beside which it is offered; undefined for one of the whole file. */
  readonly beside: readonly Finding[] | undefined;
  readonly action: CodeAction & { readonly kind: string };
  /** Undefined for one that changes nothing: it says why there is none, or runs a command of the client. */
  readonly plan: Plan | undefined;
}

export interface OfferContext {
  readonly client: Client;
  readonly options: DiagnosticOptions;
}

const isSafe = ({ fix }: Finding): boolean => fix?.safety === 'safe';

const staysInFile = ({ fix, file }: Finding): boolean =>
  fix?.edits.every((edit) => edit.file === file) === true;

/** Where the client shows no annotations the title has to say what to look at. */
function titleOf({ title, safety, review }: Fix, client: Client): string {
  if (safety === 'safe') return title;
  return review === undefined || client.annotatedEdits ? `${title} (review)` : `${title} (review: ${review})`;
}

function fixOf(finding: Finding, { client, options }: OfferContext): readonly Offer[] {
  const { fix, whyNoFix, rule } = finding;
  const base = { kind: CodeActionKind.QuickFix, diagnostics: [toDiagnostic(finding, options)] };
  const offer = { key: `fix ${findingId(finding)}`, beside: [finding] };
  if (fix) {
    const action = { title: titleOf(fix, client), ...base, isPreferred: isSafe(finding) };
    return [{ ...offer, action, plan: { kind: 'fix', findings: [finding] } }];
  }
  if (whyNoFix === undefined || !client.disabledActions) return [];
  const action = { title: `Fix ${rule}`, ...base, disabled: { reason: whyNoFix } };
  return [{ ...offer, action, plan: undefined }];
}

/** One fix has its own action: together they are offered from two on. */
function fixesOfRule(
  findings: readonly Finding[],
  rule: string,
  options: DiagnosticOptions,
): readonly Offer[] {
  const own = findings.filter((finding) => finding.rule === rule && isSafe(finding));
  if (own.length < 2) return [];
  const title = `Fix all ${rule} in this file`;
  const diagnostics = own.map((finding) => toDiagnostic(finding, options));
  const action = { title, kind: CodeActionKind.QuickFix, diagnostics };
  return [{ key: `fix-rule ${rule}`, beside: own, action, plan: { kind: 'fix', findings: own } }];
}

/** All safe fixes; of those `inFile`, only the ones that touch no other file. */
function fixesOfFile(findings: readonly Finding[], inFile: boolean): readonly Offer[] {
  const own = findings.filter((finding) => isSafe(finding) && (!inFile || staysInFile(finding)));
  if (own.length === 0) return [];
  const action = { title: 'Make all safe VFIO fixes', kind: fixAllKind };
  const key = inFile ? 'fix-file' : 'fix-all';
  return [{ key, beside: undefined, action, plan: { kind: 'fix', findings: own } }];
}

function ignoreOf(finding: Finding, options: DiagnosticOptions): readonly Offer[] {
  if (isOfSuppression(finding)) return [];
  const title = `Suppress ${finding.rule} with a reason`;
  const action = { title, kind: CodeActionKind.QuickFix, diagnostics: [toDiagnostic(finding, options)] };
  const key = `ignore ${findingId(finding)}`;
  return [{ key, beside: [finding], action, plan: { kind: 'ignore', finding } }];
}

/** A look at the constant that a finding holds: no fix, so of no kind, and never the preferred one. */
function decodeOf(finding: Finding, known: readonly Known[], { options }: OfferContext): readonly Offer[] {
  const uri = options.uriOf(finding.file);
  const [request] = known
    .filter(({ range }) => encloses(finding.range, range))
    .flatMap((one) => requestOf(one, uri) ?? []);
  if (!request) return [];
  const command = decodeAction(request);
  const diagnostics = [toDiagnostic(finding, options)];
  const action = { title: command.title, kind: CodeActionKind.Empty, diagnostics, command };
  return [{ key: `decode ${findingId(finding)}`, beside: [finding], action, plan: undefined }];
}

function decodesOf({ findings, known }: Report, context: OfferContext): readonly Offer[] {
  if (context.client.options.decodeLinks !== true || findings.length === 0) return [];
  const all = known().toSorted((a, b) => compareOuterFirst(a.range, b.range));
  return findings.flatMap((finding) => decodeOf(finding, all, context));
}

/** All offers of a document, in the order of a menu. */
export function offersOf(report: Report, context: OfferContext): readonly Offer[] {
  const { findings } = report;
  const { options } = context;
  const rules = new Set(findings.map(({ rule }) => rule));
  return [
    ...findings.flatMap((finding) => fixOf(finding, context)),
    ...[...rules].flatMap((rule) => fixesOfRule(findings, rule, options)),
    ...findings.flatMap((finding) => ignoreOf(finding, options)),
    ...decodesOf(report, context),
    ...fixesOfFile(findings, false),
    ...fixesOfFile(findings, true),
  ];
}
