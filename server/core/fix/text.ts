/** The text around facts: code without comments, matching parentheses, and where a word stands. */
import type { FunctionFacts, Span } from '../c/ir.ts';

/** True where one span lies within the other, ends included. */
export const inside = (inner: Span, outer: Span): boolean => inner[0] >= outer[0] && inner[1] <= outer[1];

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/** The text with comments, strings and character constants blanked; offsets stay. */
export const codeOf = (text: string): string =>
  text.replace(/\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, blank);

/** An expression on one line, without comments. */
export const onOneLine = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The offset of the parenthesis that closes the one at `open`; -1 where none does. */
export function closing(code: string, open: number): number {
  let depth = 0;
  for (let at = open; at < code.length; at++) {
    const char = code[at];
    if (char === '(' || char === '[' || char === '{') depth++;
    else if (char === ')' || char === ']' || char === '}') {
      depth--;
      if (depth === 0) return at;
    }
  }
  return -1;
}

/** True where one pair of parentheses is around the whole of it. */
export const isWrapped = (text: string, [start, end]: Span): boolean =>
  text[start] === '(' && closing(codeOf(text), start) === end - 1;

/** Where the parts of a list separated by commas stand, outside of parentheses within it. */
export function parts(code: string, list: Span): Span[] {
  const out: Span[] = [];
  let from = list[0];
  for (let at = list[0]; at < list[1]; at++) {
    const char = code[at];
    if (char === '(' || char === '[' || char === '{') {
      const end = closing(code, at);
      if (end < 0 || end >= list[1]) return [];
      at = end;
    } else if (char === ',') {
      out.push([from, at]);
      from = at + 1;
    }
  }
  if (out.length > 0 || code.slice(...list).trim() !== '') out.push([from, list[1]]);
  return out.map(([start, end]) => {
    const text = code.slice(start, end);
    return [start + text.search(/\S|$/), end - (text.length - text.trimEnd().length)];
  });
}

/** Every place of a word in code. */
export function placesOf(code: string, word: string): number[] {
  return [...code.matchAll(new RegExp(`(?<![\\w$])${word}(?![\\w$])`, 'g'))].map((match) => match.index);
}

/** The parameter list of a function's definition, between its parentheses; undefined where the text does not show it. */
export function parameterList(code: string, fn: FunctionFacts): Span | undefined {
  const at = placesOf(code.slice(...fn.span), fn.name)[0];
  if (at === undefined) return undefined;
  const open = fn.span[0] + at + fn.name.length + code.slice(fn.span[0] + at + fn.name.length).search(/\S/);
  const close = code[open] === '(' ? closing(code, open) : -1;
  return close < 0 ? undefined : [open + 1, close];
}

/** The start of a function's definition with the comment that stands on it. */
export function startWithComment(text: string, fn: FunctionFacts): number {
  let start = text.lastIndexOf('\n', fn.span[0] - 1) + 1;
  const before = text.slice(0, start);
  const comment = /(?:^|\n)[ \t]*\/\*(?:(?!\*\/)[\s\S])*\*\/[ \t]*\r?\n$/.exec(before);
  if (comment) start = comment.index + (before[comment.index] === '\n' ? 1 : 0);
  return start;
}

/** How many #if are open at an offset. */
export function conditionalDepth(code: string, offset: number): number {
  const lines = code.slice(0, offset).match(/^[ \t]*#[ \t]*(?:if|ifdef|ifndef|endif)\b/gm) ?? [];
  return lines.reduce((depth, line) => depth + (line.includes('endif') ? -1 : 1), 0);
}

/** The line ends of a text. */
export const newlineOf = (text: string): string => (/\r\n/.test(text.slice(0, 4096)) ? '\r\n' : '\n');
