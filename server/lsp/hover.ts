/** Hover: what is known of the innermost expression under the cursor, in words. */
import { MarkupKind, type Hover } from 'vscode-languageserver';
import type { Known, Position, Report } from '../core/analysis/report.ts';
import { comparePositions, toRange } from './convert.ts';
import { wordsOf } from './words.ts';

/** Whether the range holds the character at this position. */
const holds = ({ range }: Known, at: Position): boolean =>
  comparePositions(range.start, at) <= 0 && comparePositions(at, range.end) < 0;

/** Whether `a` lies in `b` and is not the same. */
const isInside = (a: Known, b: Known): boolean =>
  comparePositions(b.range.start, a.range.start) <= 0 &&
  comparePositions(a.range.end, b.range.end) <= 0 &&
  (comparePositions(b.range.start, a.range.start) !== 0 || comparePositions(a.range.end, b.range.end) !== 0);

function innermost(known: readonly Known[], at: Position): Known | undefined {
  return known
    .filter((one) => holds(one, at))
    .reduce<Known | undefined>((best, one) => (!best || isInside(one, best) ? one : best), undefined);
}

/** A fence that no run of backticks in the code can close. */
function fenced(code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}c\n${code}\n${fence}`;
}

/** The hover at a position; null where nothing is known. */
export function hoverAt(report: Report, at: Position, markdown: boolean): Hover | null {
  const known = innermost(report.known, at);
  if (!known) return null;
  const words = wordsOf(known);
  const value = markdown ? [fenced(known.text), ...words].join('\n\n') : [known.text, ...words].join('\n');
  const kind = markdown ? MarkupKind.Markdown : MarkupKind.PlainText;
  return { contents: { kind, value }, range: toRange(known.range) };
}
