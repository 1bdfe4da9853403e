/** What an audit found, as the protocol has it, and what of it a client wants to see. */
import { auditJson } from '../core/analysis/audit-json.ts';
import type { Finding } from '../core/analysis/report.ts';
import { isWanted, type Wanted } from '../core/analysis/shown.ts';
import type { Audited } from './auditor.ts';
import type { AuditResult } from './protocol.ts';

/** An audit with the client's names for its files; lines and columns count from 1. */
export function resultOf(
  { files, errors, audit, findings }: Audited,
  uriOf: (file: string) => string,
): AuditResult {
  const { mmaps, readers } = auditJson({ ...audit, reports: [] }, uriOf);
  return {
    version: 1,
    files,
    errors,
    mmaps,
    readers,
    findings: findings.map(({ file, range, rule, severity, message }) => ({
      file: uriOf(file),
      line: range.start.line + 1,
      column: range.start.character + 1,
      rule,
      severity,
      message,
    })),
  };
}

/** An audit with those of its findings that are wanted. */
export function wantedOf(audited: Audited, wanted: Wanted): Audited {
  const only = (findings: readonly Finding[]): readonly Finding[] =>
    findings.filter((finding) => isWanted(finding, wanted));
  const rows = <T extends { readonly findings: readonly Finding[] }>(all: readonly T[]): readonly T[] =>
    all.map((row) => ({ ...row, findings: only(row.findings) }));
  const { mmaps, readers } = audited.audit;
  return {
    ...audited,
    audit: { mmaps: rows(mmaps), readers: rows(readers) },
    findings: only(audited.findings),
  };
}
