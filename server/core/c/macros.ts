/** Macros of one file: those that are expressions or statements read as functions, those that declare things as templates. */
import type { Node, Parser } from 'web-tree-sitter';
import { functionFacts, nothing, topLevel } from './declarations.ts';
import type { Macro } from './define.ts';
import type { FunctionFacts, Init, Span, TemplateFacts } from './ir.ts';
import { kids, type Source } from './lower.ts';

const supplies = /^\.\s*[A-Za-z_]/;
const declares = /^(?:static|const|struct|union|enum|int|void|unsigned|long|bool|vm_fault_t)\b[^;]*[{=(]/;
/** A declaration of locals in a statement macro opens with a type as well: it is no template where a statement follows. */
const isTemplate = (body: string): boolean => supplies.test(body) || declares.test(body);

/** Reads elements of an initialiser; every place in them is `span`. */
export function readInits(parser: Parser, list: string, span: Span): readonly Init[] {
  const text = `struct _ _ = { ${list} };`;
  const tree = parser.parse(text);
  if (!tree) return [];
  const found = nothing();
  for (const node of kids(tree.rootNode)) topLevel({ text, spanOf: () => span, depth: 0 }, node, found);
  tree.delete();
  return found.tables[0]?.fields ?? [];
}

function template(parser: Parser, macro: Macro): TemplateFacts | undefined {
  const { name, params, body, span } = macro;
  if (supplies.test(body))
    return { name, params, functions: [], tables: [], inits: readInits(parser, body, span) };
  const text = `${body};`;
  const tree = parser.parse(text);
  if (!tree) return undefined;
  const found = nothing();
  const source: Source = { text, spanOf: () => span, depth: 0 };
  for (const node of kids(tree.rootNode)) topLevel(source, node, found);
  tree.delete();
  return { name, params, functions: found.functions, tables: found.tables, inits: [] };
}

/** Macros read together, which is faster than apart; one that does not parse may take its neighbours with it. */
function together(parser: Parser, macros: readonly Macro[]): Map<Macro, FunctionFacts> {
  const pieces: string[] = [];
  const starts: { from: number; macro: Macro }[] = [];
  let length = 0;
  for (const macro of macros) {
    const { name, params, body } = macro;
    const list = params.map((param) => `long ${param}`);
    const isStatement = /^(do\b|\{|if\b|for\b|while\b)|;/.test(body) && !body.startsWith('(');
    const text = `long ${name}(${list.join(', ')}) { ${isStatement ? body : `return ${body}`}; }\n`;
    starts.push({ from: length, macro });
    pieces.push(text);
    length += text.length;
  }
  const out = new Map<Macro, FunctionFacts>();
  const text = pieces.join('');
  const tree = pieces.length === 0 ? null : parser.parse(text);
  if (!tree) return out;
  const at = (node: Node): Macro | undefined => starts.findLast(({ from }) => from <= node.startIndex)?.macro;
  for (const node of kids(tree.rootNode)) {
    if (node.type !== 'function_definition' || node.hasError) continue;
    const macro = at(node);
    if (!macro) continue;
    const facts = functionFacts({ text, spanOf: () => macro.span, depth: 0 }, node, true);
    if (facts) out.set(macro, facts);
  }
  tree.delete();
  return out;
}

/** The macros as functions, each as it would be read alone: what is kept from an edit before must not hang on its neighbours. */
function asFunctions(parser: Parser, macros: readonly Macro[]): Map<Macro, FunctionFacts> {
  const out = together(
    parser,
    macros.filter(({ body }) => isClosed(body)),
  );
  for (const macro of macros)
    if (!out.has(macro)) for (const [one, facts] of together(parser, [macro])) out.set(one, facts);
  return out;
}

/** True where every bracket and quote of a text is closed in it. */
function isClosed(text: string): boolean {
  const open: string[] = [];
  const bare = text.replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/\*[\s\S]*?\*\//g, ' ');
  if (/["'`]|\/\*|\*\//.test(bare)) return false;
  for (const char of bare) {
    const closing = { '(': ')', '[': ']', '{': '}' }[char];
    if (closing !== undefined) open.push(closing);
    else if (/[)\]}]/.test(char) && open.pop() !== char) return false;
  }
  return open.length === 0;
}

/** What was made of a macro; null where it is neither an expression nor a statement. */
export type MacroMemory = WeakMap<Macro, FunctionFacts | TemplateFacts | null>;

const isFunction = (facts: FunctionFacts | TemplateFacts): facts is FunctionFacts => 'body' in facts;

/** Reads the macros of a file. Every place in what they hold is the #define. */
export function readMacros(
  parser: Parser,
  macros: readonly Macro[],
  memory: MacroMemory,
): { functions: readonly FunctionFacts[]; templates: readonly TemplateFacts[] } {
  const fresh = macros.filter((macro) => !memory.has(macro));
  const functions = asFunctions(
    parser,
    fresh.filter(({ body }) => !isTemplate(body)),
  );
  for (const macro of fresh) {
    const made = isTemplate(macro.body) ? template(parser, macro) : functions.get(macro);
    memory.set(macro, made ?? null);
  }
  const read = macros.flatMap((macro) => memory.get(macro) ?? []);
  return {
    functions: read.filter(isFunction),
    templates: read.flatMap((facts) => (isFunction(facts) ? [] : [facts])),
  };
}
