/** Counts the lines of a text that is only known by its changes, to notice a client that talks of another text. */
import type { Change } from '../core/analysis/workspace.ts';

const breaks = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;

/** The number of lines of a text; an empty text is one line. */
export function countLines(text: string): number {
  return breaks(text) + 1;
}

/**
 * The number of lines after some changes. An end past the text is the text's end, as is the line after the last.
 * @throws RangeError if a change begins further down than that
 */
export function countLinesAfter(before: number, changes: readonly Change[]): number {
  return changes.reduce((lines, { range, text }) => {
    if (!range) return countLines(text);
    if (range.start.line > lines) {
      throw new RangeError(`it begins in line ${range.start.line} of a text of ${lines} lines`);
    }
    const last = lines - 1;
    const removed = Math.min(range.end.line, last) - Math.min(range.start.line, last);
    return lines - removed + breaks(text);
  }, before);
}
