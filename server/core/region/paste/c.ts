/**
 * Expressions and statements of C: a whole expression, or the numbers that an assignment, a comparison or a call gives a
 * space. PAGE_SHIFT is taken for that of 4 KiB, which the fact then says.
 */
import { fileOffset, length, pfn, pgoff, phys, regionOffset } from '../space.ts';
import type { Fact, Numeral, ValueFact } from './facts.ts';
import { parse, isType, type Parsed } from './expression.ts';
import { one, said, type Line, type Reader } from './line.ts';
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

function factOf(line: Line, value: Value, as: Meaning, text: string, size: bigint | undefined): ValueFact {
  return said<ValueFact>({
    kind: 'value',
    lines: [line.number],
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

function factsOf(line: Line, body: string, parsed: Parsed): Fact[] {
  const { node, sightings, whole } = parsed;
  if (sightings.length > 0)
    return sightings.map(({ value, as, from, to, size }) =>
      factOf(line, value, as, body.slice(from, to), size),
    );
  if (!whole || !node.value || !node.composed || node.name !== undefined) return [];
  // A shift or a size alone is no number on any fd.
  if (/shift$|^page-/.test(node.value.is)) return [];
  return [factOf(line, node.value, node.value.is, body.slice(node.from, node.to), undefined)];
}

export const c: Reader = (lines, at) => {
  const line = lines[at];
  if (!line || !worth.test(line.body)) return undefined;
  const tokens = tokensOf(line.body);
  if (!tokens || tokens.length === 0) return undefined;
  // English has many words in a row; a declaration has few.
  const begin = beginOf(tokens);
  if (begin > 6) return undefined;
  const parsed = parse(tokens, begin);
  const facts = parsed ? factsOf(line, line.body, parsed) : [];
  return facts.length === 0 ? undefined : one(...facts);
};
