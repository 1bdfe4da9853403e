/** Which findings a person asked to see: notes and the choice of rules are matters of the view, not of the analysis. */
import type { Finding, Report } from './report.ts';

export interface Wanted {
  /** Also notes: findings that change nothing today. */
  readonly notes: boolean;
  /** The ids of these rules alone; all where undefined. */
  readonly rules: ReadonlySet<string> | undefined;
}

/** True for a finding that is wanted. */
export const isWanted = ({ rule, severity }: Finding, { notes, rules }: Wanted): boolean =>
  (notes || severity !== 'note') && (rules === undefined || rules.has(rule));

/** Reports with what is wanted of them; of one report always the same object. */
export function shownReports(wanted: Wanted): (report: Report) => Report {
  const known = new WeakMap<Report, Report>();
  return (report) => {
    if (report.findings.every((finding) => isWanted(finding, wanted))) return report;
    const before = known.get(report);
    if (before) return before;
    const shown = { ...report, findings: report.findings.filter((finding) => isWanted(finding, wanted)) };
    known.set(report, shown);
    return shown;
  };
}
