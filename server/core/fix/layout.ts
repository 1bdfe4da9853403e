/** Kernel layout: a statement's lines taken out cleanly, a call's arguments wrapped to 80 columns. */
import type { Span } from '../c/ir.ts';

const tab = 8;
const limit = 80;

/** Columns that a text takes from a start column, tabs counted as the kernel does. */
export function width(text: string, from = 0): number {
  let column = from;
  for (const char of text) column = char === '\t' ? (Math.floor(column / tab) + 1) * tab : column + 1;
  return column;
}

const indentTo = (column: number): string => '\t'.repeat(Math.floor(column / tab)) + ' '.repeat(column % tab);
const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};
const isBlank = (line: string): boolean => line.trim() === '';

/**
 * What to delete so that a statement goes without a trace: its lines, and the blank line that would be left doubled
 * or alone against a brace. Undefined where other code shares its lines and would move.
 */
export function deletion(text: string, span: Span): Span | undefined {
  const start = lineStart(text, span[0]);
  const end = lineEnd(text, span[1]);
  // A comment behind the statement speaks of it and goes with it.
  const behind = text.slice(span[1], end).replace(/\/\*.*?\*\/|\/\/.*/g, '');
  if (!isBlank(text.slice(start, span[0])) || !isBlank(behind)) return undefined;
  let from = start;
  let to = Math.min(end + 1, text.length);
  const before = from > 0 ? text.slice(lineStart(text, from - 1), from - 1) : '';
  const afterEnd = lineEnd(text, to);
  const after = text.slice(to, afterEnd);
  const doubled = isBlank(after) && (isBlank(before) || before.trimEnd().endsWith('{'));
  if (to < text.length && doubled) to = Math.min(afterEnd + 1, text.length);
  else if (from > 0 && isBlank(before) && after.trim().startsWith('}')) from = lineStart(text, from - 1);
  return [from, to];
}

/** True where a statement is the whole body of an if, else or loop without braces, or all that a label stands before. */
export function isBareBody(text: string, span: Span): boolean {
  const before = text
    .slice(Math.max(0, span[0] - 4000), span[0])
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .trimEnd();
  const labelled = before.endsWith(':') && text.slice(span[1]).trimStart().startsWith('}');
  return labelled || /\)$|\belse$|\bdo$/.test(before);
}

/**
 * The argument list of a call with one argument replaced, wrapped to 80 columns where the change makes it too long.
 * `list` spans from after the opening to before the closing parenthesis.
 */
export function replaceArgument(
  text: string,
  list: Span,
  args: readonly Span[],
  at: number,
  by: string,
): string {
  const arg = args[at];
  if (!arg) return text.slice(list[0], list[1]);
  const plain = text.slice(list[0], arg[0]) + by + text.slice(arg[1], list[1]);
  const head = text.slice(lineStart(text, list[0]), list[0]);
  const tail = text.slice(list[1], lineEnd(text, list[1])).trimEnd();
  const lines = (head + plain + tail).split('\n').map((line) => line.replace(/\r$/, ''));
  if (lines.every((line) => width(line) <= limit)) return plain;
  const newline = text.slice(list[0], list[1]).includes('\r\n') ? '\r\n' : '\n';
  const column = width(head);
  const pieces = args.map((span, i) => (i === at ? by : text.slice(span[0], span[1]).replace(/\s+/g, ' ')));
  let out = '';
  let used = column;
  pieces.forEach((piece, i) => {
    const last = i === pieces.length - 1;
    const needs = piece.length + (last ? tail.length : 1);
    if (i > 0 && used + 1 + needs > limit) {
      out += newline + indentTo(column);
      used = column;
    } else if (i > 0) {
      out += ' ';
      used++;
    }
    out += piece + (last ? '' : ',');
    used += piece.length + (last ? 0 : 1);
  });
  return out;
}
