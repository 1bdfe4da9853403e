/** The order in which findings are printed and fixed. */
import type { Finding } from './report.ts';

/** Compares by code unit, so that the order is the same in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Findings by path, line, column and rule. */
export function inOrder(findings: readonly Finding[], name: (file: string) => string): readonly Finding[] {
  return findings.toSorted(
    (a, b) =>
      compareText(name(a.file), name(b.file)) ||
      a.range.start.line - b.range.start.line ||
      a.range.start.character - b.range.start.character ||
      compareText(a.rule, b.rule) ||
      compareText(a.message, b.message),
  );
}
