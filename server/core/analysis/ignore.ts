/** The comment that takes a finding back, on a line of its own above it: where it goes and what it says. */
import { withLineEnds } from './edits.ts';
import type { Lines } from './lines.ts';
import type { Finding, Position } from './report.ts';
import { isOfSuppression, isSuppressed } from './suppress.ts';

export interface Ignore {
  readonly at: Position;
  /** What stands before the reason, and after it. */
  readonly before: string;
  readonly after: string;
}

/** Comments, and literals, which may hold what looks like one. What is not closed ends with its line, or the text. */
const token = /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'/g;

/** Whether an offset, the first of a line, lies in a comment, a literal or a line that goes on after a backslash. */
function isInside(text: string, offset: number): boolean {
  if (/\\[ \t\r]*\n$/.test(text.slice(Math.max(0, offset - 100), offset))) return true;
  for (const { index, 0: found } of text.matchAll(token)) {
    if (index >= offset) return false;
    if (index + found.length > offset) return true;
  }
  return false;
}

/** The comment for a finding; undefined where none may stand, or where one is that only lacks its reason. */
export function ignoreOf(finding: Finding, lines: Lines): Ignore | undefined {
  const at = { line: finding.range.start.line, character: 0 };
  const offset = lines.offset(at);
  if (offset === undefined || isOfSuppression(finding)) return undefined;
  if (isInside(lines.text, offset) || isSuppressed(lines.text, finding)) return undefined;
  const [indent = ''] = /^[ \t]*/.exec(lines.line(at.line) ?? '') ?? [];
  return {
    at,
    before: `${indent}/* vfio-lint: ignore ${finding.rule} -- `,
    after: withLineEnds(' */\n', lines.text),
  };
}
