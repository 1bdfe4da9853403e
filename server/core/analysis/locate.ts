/** Offsets to lines and columns. */
import type { FileFacts, Span } from '../c/ir.ts';
import type { Position, Range } from './report.ts';

/** The position of an offset: both count from 0, characters in UTF-16 units. */
export function positionAt(lines: readonly number[], offset: number): Position {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: offset - (lines[low] ?? 0) };
}

/** The offset of a position, held inside the text. */
export function offsetAt(text: string, position: Position): number {
  let start = 0;
  for (let line = 0; line < position.line; line++) {
    const next = text.indexOf('\n', start);
    if (next < 0) return text.length;
    start = next + 1;
  }
  const end = text.indexOf('\n', start);
  return Math.min(start + Math.max(0, position.character), end < 0 ? text.length : end);
}

export const rangeOf = (file: FileFacts, span: Span): Range => ({
  start: positionAt(file.lines, span[0]),
  end: positionAt(file.lines, span[1]),
});
