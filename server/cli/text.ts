/** Findings for a person at a terminal: the source line, a caret under it, the reasons and the fix. */
import type { Finding, Severity } from '../core/analysis/report.ts';
import { printable } from './printable.ts';
import { place, type CheckResult } from './result.ts';

const severityColour: Readonly<Record<Severity, string>> = { error: '1;31', warning: '1;35', note: '1;36' };

type Paint = (code: string, text: string) => string;

/** The source line with what the finding covers underlined; tabs stay tabs, so that the caret stays in place. */
function excerpt(result: CheckResult, finding: Finding, paint: Paint): readonly string[] {
  const { start, end } = finding.range;
  const source = result.lines(finding.file)?.line(start.line);
  if (source === undefined || source.length > 500) return [];
  const stop = end.line === start.line ? Math.min(end.character, source.length) : source.length;
  const lead = printable(source.slice(0, start.character)).replace(/[^\t]/gu, ' ');
  const covered = printable(source.slice(start.character, stop));
  const underline = '^' + '~'.repeat(Math.max(0, covered.length - 1));
  const number = String(start.line + 1).padStart(6);
  return [
    `${number} | ${printable(source)}`,
    `${' '.repeat(6)} | ${lead}${paint(severityColour[finding.severity], underline)}`,
  ];
}

function block(result: CheckResult, finding: Finding, paint: Paint): string {
  const lines = [
    `${paint('1', printable(place(result.name, finding)))}: ` +
      `${paint(severityColour[finding.severity], finding.severity)}: ` +
      `${printable(finding.message)} ${paint('2', `[${finding.rule}]`)}`,
    ...excerpt(result, finding, paint),
    ...finding.because.map(
      (step) => `  because: ${printable(step.message)} (${printable(place(result.name, step))})`,
    ),
  ];
  if (finding.fix) lines.push(`  fix (${finding.fix.safety}): ${printable(finding.fix.title)}`);
  if (finding.fix?.review !== undefined) lines.push(`    review: ${printable(finding.fix.review)}`);
  if (finding.whyNoFix !== undefined) lines.push(`  no fix: ${printable(finding.whyNoFix)}`);
  return lines.join('\n') + '\n';
}

/** Renders the findings, a blank line between them. */
export function textReport(result: CheckResult, colour: boolean): string {
  const paint: Paint = (code, text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  return result.findings.map((finding) => block(result, finding, paint)).join('\n');
}
