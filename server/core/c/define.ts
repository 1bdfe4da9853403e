/** A #define as text that the grammar can take. */
import type { Node } from 'web-tree-sitter';
import type { Span } from './ir.ts';
import { kids, textOf, type Source } from './lower.ts';

/** Longer ones are tables of constants, not code. */
const maxBody = 4000;

/** One #define, as text that can be parsed. */
export interface Macro {
  readonly name: string;
  readonly params: readonly string[];
  readonly body: string;
  readonly span: Span;
}

/** The body as one line that the grammar can take: `a##b` becomes one name with the parameters in it as `$a$`. */
function bodyOf(text: string, params: readonly string[]): string {
  return text
    .replace(/\\\r?\n/g, ' ')
    .replace(/\/\*.*?\*\//g, ' ')
    .trim()
    .replace(/\s*##\s*/g, '##')
    .replace(/\w+(?:##\w+)+/g, (chain) =>
      chain
        .split('##')
        .map((part) => (params.includes(part) ? `$${part}$` : part))
        .join(''),
    )
    .replace(/#\s*\w+/g, '""');
}

/** A macro that can be read; undefined for one without a body, too long, or with more than the grammar can take. */
export function macroOf(source: Source, node: Node): Macro | undefined {
  const name = node.childForFieldName('name');
  const value = node.childForFieldName('value');
  if (!name || !value) return undefined;
  const list = node.childForFieldName('parameters');
  const params = list
    ? kids(list).flatMap((param) => (param.type === 'identifier' ? [textOf(source, param)] : []))
    : [];
  if (list && /\(\s*\.\.\.|,\s*\.\.\.\s*\)/.test(textOf(source, list))) params.push('__VA_ARGS__');
  const body = bodyOf(textOf(source, value), params);
  if (!body || body.length > maxBody || /#|\.\.\./.test(body)) return undefined;
  return { name: textOf(source, name), params, body, span: source.spanOf(node) };
}
