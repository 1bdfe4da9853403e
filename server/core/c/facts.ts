/** Tree to FileFacts: what one file declares, kept by declaration from edit to edit. */
import type { Node, Parser } from 'web-tree-sitter';
import { nothing, topLevel, type Found } from './declarations.ts';
import type { FileFacts, InvocationFacts } from './ir.ts';
import { kids, textOf, type Source } from './lower.ts';
import { readInits, readMacros, type MacroMemory } from './macros.ts';

/** `NAME(a, b)` at the beginning of a line, where a declaration may stand: the grammar takes it for many things. */
const invocation = /^(?:static[ \t]+|const[ \t]+)*([A-Za-z_]\w*)[ \t]*\(([^;{}]{0,400}?)\)[ \t]*;?[ \t]*$/gm;

function invocationsIn(text: string, memory: FactsMemory): InvocationFacts[] {
  const now = new Map<string, InvocationFacts>();
  for (const match of text.matchAll(invocation)) {
    const [all, name = '', args = ''] = match;
    const key = `${match.index}:${all}`;
    now.set(
      key,
      memory.invoked.get(key) ?? {
        name,
        args: args.split(',').map((arg) => arg.trim()),
        inits: [],
        span: [match.index, match.index + all.trimEnd().length],
      },
    );
  }
  memory.invoked = now;
  return [...now.values()];
}

function lineStarts(text: string): number[] {
  const out = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) out.push(at + 1);
  return out;
}

const holds = /^(?:preproc_(?:if|ifdef|else|elif)|linkage_specification|declaration_list|ERROR)$/;

function* declarations(node: Node): Generator<Node> {
  for (const kid of kids(node)) {
    if (holds.test(kid.type)) yield* declarations(kid);
    else yield kid;
  }
}

/** What was made of a text before its last edit: declarations that stand where they stood are not read again. */
export interface FactsMemory {
  parts: Map<string, Found>;
  invoked: Map<string, InvocationFacts>;
  readonly invocations: WeakMap<InvocationFacts, InvocationFacts>;
  readonly macros: MacroMemory;
}

export const createFactsMemory = (): FactsMemory => ({
  parts: new Map(),
  invoked: new Map(),
  invocations: new WeakMap(),
  macros: new WeakMap(),
});

/** The invocation with the initialisers among its arguments read: `OPS(name, .mmap = f)`. */
function withInits(parser: Parser, one: InvocationFacts, memory: FactsMemory): InvocationFacts {
  const first = one.args.findIndex((arg) => arg.startsWith('.'));
  if (first < 0) return one;
  const known = memory.invocations.get(one);
  if (known) return known;
  const list = one.args.slice(first).join(', ');
  const inits = readInits(parser, list, one.span);
  const made = { ...one, args: one.args.slice(0, first), inits };
  memory.invocations.set(one, made);
  return made;
}

/** The facts of a parsed file. `text` is the masked text the tree was made of. */
export function fileFacts(
  parser: Parser,
  file: string,
  text: string,
  root: Node,
  memory: FactsMemory = createFactsMemory(),
): FileFacts {
  const source: Source = { text, spanOf: (node) => [node.startIndex, node.endIndex], depth: 0 };
  const parts = new Map<string, Found>();
  for (const node of declarations(root)) {
    const key = `${node.startIndex}:${node.startPosition.row}:${node.type}:${textOf(source, node)}`;
    let part = node.hasError ? undefined : memory.parts.get(key);
    if (!part) topLevel(source, node, (part = nothing()));
    parts.set(node.hasError ? `${key}!` : key, part);
  }
  memory.parts = parts;
  const all = [...parts.values()];
  const read = readMacros(
    parser,
    all.flatMap((part) => part.macros),
    memory.macros,
  );
  return {
    file,
    lines: lineStarts(text),
    functions: [...all.flatMap((part) => part.functions), ...read.functions],
    structs: all.flatMap((part) => part.structs),
    tables: all.flatMap((part) => part.tables),
    typedefs: all.flatMap((part) => part.typedefs),
    templates: read.templates,
    invocations: invocationsIn(text, memory).map((one) => withInits(parser, one, memory)),
    includes: all.flatMap((part) => part.includes),
    systemIncludes: all.flatMap((part) => part.systemIncludes),
  };
}
