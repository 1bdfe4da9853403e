/** What an audit found, as the protocol has it. */
import type { Audited } from './auditor.ts';
import type { AuditPlace, AuditResult } from './protocol.ts';

/** An audit with the client's names for its files; lines and columns count from 1. */
export function resultOf(
  { files, errors, audit, findings }: Audited,
  uriOf: (file: string) => string,
): AuditResult {
  const named = <T extends AuditPlace>(place: T): T => ({ ...place, file: uriOf(place.file) });
  return {
    version: 1,
    files,
    errors,
    mmaps: audit.mmaps.map((row) => ({
      ...named(row),
      via: row.via.map(named),
      pfnGoesTo: row.pfnGoesTo.map(named),
      fault: row.fault && named(row.fault),
      invalidatedBy: row.invalidatedBy.map(named),
      findings: row.findings.map(named),
    })),
    readers: audit.readers.map(named),
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
