/** Findings as JSON, version 1: a contract with the programs that read it. */
import type { Because, Edit, Finding, Fix, Location } from '../core/analysis/report.ts';
import { compareText } from '../core/analysis/order.ts';
import type { CheckResult } from './result.ts';

type Name = CheckResult['name'];

const startOf = (name: Name, { file, range }: Location) => ({
  file: name(file),
  line: range.start.line + 1,
  column: range.start.character + 1,
});

const spanOf = (name: Name, location: Location) => ({
  ...startOf(name, location),
  endLine: location.range.end.line + 1,
  endColumn: location.range.end.character + 1,
});

const because = (name: Name, step: Because) => ({ ...startOf(name, step), message: step.message });
const edit = (name: Name, one: Edit) => ({ ...spanOf(name, one), newText: one.newText });

const fixOf = (name: Name, fix: Fix) => ({
  title: fix.title,
  safety: fix.safety,
  edits: fix.edits.map((one) => edit(name, one)),
});

const findingOf = (name: Name, finding: Finding) => ({
  rule: finding.rule,
  severity: finding.severity,
  confidence: finding.confidence,
  ...spanOf(name, finding),
  function: finding.function,
  message: finding.message,
  because: finding.because.map((step) => because(name, step)),
  fix: finding.fix === null ? null : fixOf(name, finding.fix),
});

/** Renders the whole result; lines and columns count from 1, columns in UTF-16 units. */
export function jsonReport(result: CheckResult): string {
  const { seen, parsed, skipped } = result.files;
  const errors = result.errors.map(({ file, reason }) => ({ file: result.name(file), reason }));
  const report = {
    version: 1,
    files: { seen, parsed, skipped },
    errors: errors.toSorted((a, b) => compareText(a.file, b.file) || compareText(a.reason, b.reason)),
    findings: result.findings.map((finding) => findingOf(result.name, finding)),
  };
  return JSON.stringify(report, null, 2) + '\n';
}
