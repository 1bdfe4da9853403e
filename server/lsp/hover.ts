/** Hover: what is known of the innermost expression under the cursor, in words. */
import { MarkupKind, type Hover } from 'vscode-languageserver';
import type { Known, Position, Report } from '../core/analysis/report.ts';
import { comparePositions, encloses, toRange } from './convert.ts';
import { decodeLink } from './decode-link.ts';
import { requestOf, wordsOf } from './words.ts';

/** Whether the range holds the character at this position. */
const holds = ({ range }: Known, at: Position): boolean =>
  comparePositions(range.start, at) <= 0 && comparePositions(at, range.end) < 0;

function innermost(known: readonly Known[], at: Position): Known | undefined {
  return known
    .filter((one) => holds(one, at))
    .reduce<Known | undefined>(
      (best, one) => (!best || encloses(best.range, one.range) ? one : best),
      undefined,
    );
}

/** A fence that no run of backticks in the code can close. */
function fenced(code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}c\n${code}\n${fence}`;
}

export interface HoverContext {
  /** As the client spells it. */
  readonly uri: string;
  readonly markdown: boolean;
  /** The client's decoder may be linked to. */
  readonly links: boolean;
}

/** The hover at a position; null where nothing is known. */
export function hoverAt(report: Report, at: Position, { uri, markdown, links }: HoverContext): Hover | null {
  const known = innermost(report.known(), at);
  const words = known ? wordsOf(known) : [];
  if (!known || words.length === 0) return null;
  const request = markdown && links ? requestOf(known, uri) : undefined;
  const paragraphs = [fenced(known.text), ...words, ...(request ? [decodeLink(request)] : [])];
  const value = markdown ? paragraphs.join('\n\n') : [known.text, ...words].join('\n');
  const kind = markdown ? MarkupKind.Markdown : MarkupKind.PlainText;
  return { contents: { kind, value }, range: toRange(known.range) };
}
