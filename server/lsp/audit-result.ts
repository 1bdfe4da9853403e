/** What an audit found, as the protocol has it, and what of it a client wants to see. */
import { auditJson } from '../core/analysis/audit-json.ts';
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

/**
 * An audit with those findings that are wanted beside its rows: they are shown among others. The rows tell notes, too, as an
 * audit does.
 */
export const wantedOf = (audited: Audited, wanted: Wanted): Audited => ({
  ...audited,
  findings: audited.findings.filter((finding) => isWanted(finding, wanted)),
});
