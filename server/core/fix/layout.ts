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

/** White space up to a column, as the kernel does it. */
export const indentTo = (column: number): string =>
  '\t'.repeat(Math.floor(column / tab)) + ' '.repeat(column % tab);
const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};
const isBlank = (line: string): boolean => line.trim() === '';

/** The whole lines of a statement with its comments; undefined where other code shares them and would go too. */
export function linesOf(text: string, span: Span): Span | undefined {
  const start = lineStart(text, span[0]);
  const end = lineEnd(text, span[1]);
  // A comment behind the statement speaks of it and goes with it.
  const behind = text.slice(span[1], end).replace(/\/\*.*?\*\/|\/\/.*/g, '');
  if (!isBlank(text.slice(start, span[0])) || !isBlank(behind)) return undefined;
  return [withComment(text, start), Math.min(end + 1, text.length)];
}

/** A comment on the line above that speaks of vm_pgoff speaks of the store below it. */
function withComment(text: string, start: number): number {
  const comment = /(?:^|\n)[ \t]*\/\*(?:(?!\*\/)[\s\S])*\*\/[ \t]*\r?\n$/.exec(text.slice(0, start));
  if (!comment?.[0].includes('vm_pgoff')) return start;
  return comment.index + (text[comment.index] === '\n' ? 1 : 0);
}

/** The lines of statements that go, put together, with the blank line that would be left doubled or against a brace. */
export function tidy(text: string, statements: readonly Span[]): Span[] {
  const ranges: [number, number][] = [];
  for (const [from, to] of statements
    .flatMap((span) => [linesOf(text, span) ?? span])
    .toSorted((a, b) => a[0] - b[0])) {
    const last = ranges.at(-1);
    if (last && isBlank(text.slice(last[1], from))) last[1] = Math.max(last[1], to);
    else ranges.push([from, to]);
  }
  return ranges.map(([from, to]) => {
    const before = from > 0 ? text.slice(lineStart(text, from - 1), from - 1) : '';
    const afterEnd = lineEnd(text, to);
    const after = text.slice(to, afterEnd);
    const doubled = isBlank(after) && (isBlank(before) || before.trimEnd().endsWith('{'));
    if (to < text.length && doubled) return [from, Math.min(afterEnd + 1, text.length)];
    if (from > 0 && isBlank(before) && after.trim().startsWith('}')) return [lineStart(text, from - 1), to];
    return [from, to];
  });
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

/** True where a list put in place of another leaves no line over 80 columns. */
export function fits(text: string, list: Span, newText: string): boolean {
  const head = text.slice(lineStart(text, list[0]), list[0]);
  const tail = text.slice(list[1], lineEnd(text, list[1])).trimEnd();
  return (head + newText + tail).split('\n').every((line) => width(line.replace(/\r$/, '')) <= limit);
}

const newlineIn = (text: string, list: Span): string =>
  text.slice(0, list[1]).includes('\r\n') ? '\r\n' : '\n';

/** The list with its pieces laid out anew, as many on a line as fit, the rest under the first. */
function wrapped(text: string, list: Span, pieces: readonly string[], grown = 0): string {
  const tail = text.slice(list[1], lineEnd(text, list[1])).trimEnd();
  const column = width(text.slice(lineStart(text, list[0]), list[0])) + grown;
  const below = newlineIn(text, list) + indentTo(column);
  let out = '';
  let used = column;
  pieces.forEach((piece, i) => {
    const after = i === pieces.length - 1 ? tail.length : 1;
    if (i > 0 && used + 1 + piece.length + after > limit) {
      out += below;
      used = column;
    } else if (i > 0) {
      out += ' ';
      used++;
    }
    // An argument that no line holds is broken after its outermost operators.
    const lines = used + piece.length + after > limit ? terms(piece) : [piece];
    out += lines.join(below) + (i === pieces.length - 1 ? '' : ',');
    used =
      (lines.length > 1 ? column : used) + (lines.at(-1) ?? '').length + (i === pieces.length - 1 ? 0 : 1);
  });
  return out;
}

/** An expression's terms, each but the last with the operator behind it. */
function terms(expression: string): string[] {
  const out: string[] = [];
  let depth = 0;
  for (const word of flat(expression).split(/(?<= [+|&-]) /)) {
    if (depth > 0) out.push(`${out.pop() ?? ''} ${word}`);
    else out.push(word);
    depth += (word.match(/[([]/g) ?? []).length - (word.match(/[)\]]/g) ?? []).length;
  }
  return out;
}

const flat = (text: string): string => text.replace(/\s+/g, ' ');

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
  if (fits(text, list, plain)) return plain;
  return wrapped(
    text,
    list,
    args.map((span, i) => (i === at ? by : flat(text.slice(...span)))),
  );
}

/** A parameter list behind a head that grows by some columns, wrapped if that makes a line too long. */
export function shiftedList(
  text: string,
  list: Span,
  args: readonly Span[],
  grown: number,
): string | undefined {
  const end = lineEnd(text, list[0]);
  if (width(text.slice(lineStart(text, list[0]), end)) + grown <= limit) return undefined;
  return wrapped(
    text,
    list,
    args.map((span) => flat(text.slice(...span))),
    grown,
  );
}

/** A list of arguments or parameters with one more at its end; `void` alone is none. */
export function appendArgument(text: string, list: Span, args: readonly Span[], by: string): string {
  const last = args.at(-1);
  if (!last || text.slice(...list).trim() === 'void') return by;
  const plain = `${text.slice(list[0], last[1])}, ${by}${text.slice(last[1], list[1])}`;
  if (fits(text, list, plain)) return plain;
  const column = width(text.slice(lineStart(text, list[0]), list[0]));
  const below = `${text.slice(list[0], last[1])},${newlineIn(text, list)}${indentTo(column)}${by}`;
  if (fits(text, list, below)) return below;
  return wrapped(text, list, [...args.map((span) => flat(text.slice(...span))), by]);
}

/** `prefix` and an expression, broken after its outermost operators where one line does not hold it. */
export function wrapExpression(prefix: string, expression: string, newline: string): string {
  const one = `${prefix}${flat(expression)};`;
  if (width(one) <= limit) return one;
  return `${prefix}${terms(expression).join(newline + indentTo(width(prefix)))};`;
}

/** `left op right` in place of a span: on one line where it fits, else broken behind the operator, under where it begins. */
export function onOneLineOrTwo(text: string, span: Span, left: string, op: string, right: string): string {
  const whole = `${left} ${op} ${right}`;
  if (fits(text, span, whole)) return whole;
  const start = text.lastIndexOf('\n', span[0] - 1) + 1;
  return `${left} ${op}${newlineIn(text, span)}${indentTo(width(text.slice(start, span[0])))}${right}`;
}
