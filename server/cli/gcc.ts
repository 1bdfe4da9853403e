/** Findings as gcc prints warnings, one line each: what editors and CI scripts read. */
import { printable } from './printable.ts';
import { place, type CheckResult } from './result.ts';

/** Renders the findings, and nothing else. */
export function gccReport(result: CheckResult): string {
  return result.findings
    .map((finding) => {
      const line = `${place(result.name, finding)}: ${finding.severity}: ${finding.message} [${finding.rule}]`;
      return printable(line) + '\n';
    })
    .join('');
}
