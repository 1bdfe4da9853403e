/**
 * Expressions and statements of C: a whole expression, or the numbers that an assignment, a comparison or a call gives a
 * space. PAGE_SHIFT is taken for that of 4 KiB, which the fact then says.
 */
import { fileOffset, length, pfn, pgoff, phys, regionOffset } from '../space.ts';
import type { Fact, Numeral, ValueFact } from './facts.ts';
import { parse, isType, type Parsed } from './expression.ts';
import { said, type Line, type Reader } from './line.ts';
import { assumedPage, type Meaning, type Value } from './meaning.ts';
import { tokensOf, type Token } from './tokens.ts';

/** Nothing without one of these is more than a word or a number. */
const worth = /[-+*/%&|^~()=<>;]|_(?:SHIFT|MASK|INDEX|SIZE)\b|\bSZ_/;

export function numeralOf(value: Value, as: Meaning): Numeral {
  const { number } = value;
  switch (as) {
    case 'offset':
      return { kind: 'offset', value: fileOffset(number) };
    case 'pgoff':
      return { kind: 'pgoff', value: pgoff(number) };
    case 'pfn':
      return { kind: 'pfn', value: pfn(number) };
    case 'phys':
      return { kind: 'phys', value: phys(number) };
    case 'index':
      return { kind: 'place', region: number, offset: regionOffset(0n) };
    default:
      return { kind: 'bare', readings: [number] };
  }
}

function factOf(
  lines: readonly Line[],
  value: Value,
  as: Meaning,
  text: string,
  size: bigint | undefined,
): ValueFact {
  return said<ValueFact>({
    kind: 'value',
    lines: lines.map((line) => line.number),
    format: 'c',
    value: numeralOf(value, as),
    text,
    device: undefined,
    layout: value.layout,
    length: size === undefined ? undefined : length(size),
    page: value.paged ? assumedPage : undefined,
  });
}

/** Words that stand before an expression: `return`, a declaration's type. */
function beginOf(tokens: readonly Token[]): number {
  let at = 0;
  for (let token = tokens[at]; token; token = tokens[at]) {
    const next = tokens[at + 1];
    const word =
      token.kind === 'name' && (token.text === 'return' || token.text === 'else' || isType(token.text));
    const declares = token.kind === 'name' && next?.kind === 'name';
    const pointer = at > 0 && token.text === '*' && next?.kind === 'name';
    const brace = token.text === '{' || token.text === '}';
    if (!word && !declares && !pointer && !brace) break;
    at++;
  }
  return at;
}

function factsOf(lines: readonly Line[], body: string, parsed: Parsed): Fact[] {
  const { node, sightings, whole } = parsed;
  if (sightings.length > 0)
    return sightings.map(({ value, as, from, to, size }) =>
      factOf(lines, value, as, body.slice(from, to), size),
    );
  if (!whole || !node.value || !node.composed || node.name !== undefined) return [];
  // A date or a fraction is no number of anybody's.
  if (node.value.is === 'plain' && !/[+|&~*^(<]|\bSZ_/.test(body)) return [];
  // A shift, a mask or a size alone is no number on any fd.
  if (/shift$|^page-|^mask$/.test(node.value.is)) return [];
  return [factOf(lines, node.value, node.value.is, body.slice(node.from, node.to), undefined)];
}

/** A patch's sign, where code stands behind it. */
const sign = /^[+-]\s+(?=[a-z_*])/i;
/** A call may go on for some lines. */
const most = 6;

/** Brackets that the line leaves open. */
function open(tokens: readonly Token[]): number {
  let count = 0;
  for (const token of tokens)
    if (token.kind === 'sign') count += token.text === '(' ? 1 : token.text === ')' ? -1 : 0;
  return count;
}

/** The line, with those behind it that its brackets hold; undefined where it is no C. */
function statement(
  lines: readonly Line[],
  at: number,
): { readonly body: string; readonly tokens: readonly Token[]; readonly taken: readonly Line[] } | undefined {
  let body = '';
  const taken: Line[] = [];
  for (const line of lines.slice(at, at + most)) {
    if (line.body === '') return undefined;
    body = `${body} ${line.body.replace(sign, '')}`.trim();
    taken.push(line);
    const tokens = tokensOf(body);
    if (!tokens || tokens.length === 0) return undefined;
    if (open(tokens) <= 0) return { body, tokens, taken };
  }
  return undefined;
}

export const c: Reader = (lines, at) => {
  if (!worth.test(lines[at]?.body ?? '')) return undefined;
  const found = statement(lines, at);
  if (!found) return undefined;
  const { body, tokens, taken } = found;
  // English has many words in a row; a declaration has few.
  const begin = beginOf(tokens);
  const parsed = begin > 6 ? undefined : parse(tokens, begin);
  const facts = parsed ? factsOf(taken, body, parsed) : [];
  return facts.length === 0 ? undefined : { facts, count: taken.length };
};
