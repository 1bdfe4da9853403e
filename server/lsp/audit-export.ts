/** The audit as a document, as the command line prints it: Markdown, JSON or SARIF, its files named against a folder. */
import { findingsOf, type Audit } from '../core/analysis/audit.ts';
import { auditJson } from '../core/analysis/audit-json.ts';
import { auditMarkdown } from '../core/analysis/audit-markdown.ts';
import { linesByFile } from '../core/analysis/lines.ts';
import { compareText, inOrder } from '../core/analysis/order.ts';
import { sarifReport } from '../core/analysis/sarif.ts';
import { rules } from '../core/rules/index.ts';
import type { Audited } from './auditor.ts';
import { fieldAt } from './params.ts';
import { auditFormats, type AuditExportParams } from './protocol.ts';
import { canonicalUri } from './uri.ts';

/** What a request asks for; undefined where it names no format that is known. */
export function readExport(params: unknown): AuditExportParams | undefined {
  const wanted = fieldAt(params, 'format');
  const format = auditFormats.find((one) => one === wanted);
  const root = fieldAt(params, 'root');
  if (!format) return undefined;
  return { format, ...(typeof root === 'string' && root !== '' ? { root: canonicalUri(root) } : {}) };
}

type Name = (file: string) => string;

/** A URI as a path, without escapes; what is of another scheme, or can't be read, stays as it is. */
function pathOf(uri: string): string {
  try {
    return uri.startsWith('file:///') ? decodeURIComponent(uri.slice('file://'.length)) : uri;
  } catch {
    return uri;
  }
}

/** Names a file against a folder; one that lies elsewhere by its path. */
function namer(root: string | undefined): Name {
  const top = root === undefined ? undefined : `${pathOf(root).replace(/\/+$/, '')}/`;
  return (file) => {
    const path = pathOf(file);
    return top !== undefined && path.startsWith(top) ? path.slice(top.length) : path;
  };
}

function jsonOf({ files, errors }: Audited, audit: Audit, name: Name): string {
  const { version, ...rest } = auditJson(audit, name);
  const named = errors.map(({ file, reason }) => ({ file: name(file), reason }));
  const json = {
    version,
    files: { seen: files.seen, skipped: files.skipped },
    errors: named.toSorted((a, b) => compareText(a.file, b.file) || compareText(a.reason, b.reason)),
    ...rest,
  };
  return JSON.stringify(json, null, 2) + '\n';
}

/** What an export needs besides the audit. */
export interface ExportSource {
  /** The version of this program. */
  readonly version: string;
  textOf(file: string): Promise<string | undefined>;
}

/** The text of a document. */
export async function exportAudit(
  audited: Audited,
  { format, root }: AuditExportParams,
  { version, textOf }: ExportSource,
): Promise<string> {
  const audit: Audit = { ...audited.audit, reports: [] };
  const name = namer(root);
  if (format === 'markdown') return auditMarkdown(audit, name);
  if (format === 'json') return jsonOf(audited, audit, name);
  const findings = inOrder(findingsOf(audit), name);
  const files = [...new Set(findings.map(({ file }) => file))];
  const texts = new Map(await Promise.all(files.map(async (file) => [file, await textOf(file)] as const)));
  const lines = linesByFile((file) => texts.get(file));
  return sarifReport({ findings, rules, version, errors: audited.errors, name, lines });
}
