/** Tree to FileFacts: functions, structs, file-level tables and macros of one file. */
import type { Node, Parser } from 'web-tree-sitter';
import type { FileFacts, FunctionFacts, Param, Span, StructFacts, TableFacts } from './ir.ts';
import { baseType, declared, kids, lowerBody, lowerExpr, textOf, type Source } from './lower.ts';

/** A body without any of these cannot move a pfn, a pgoff or a vma: only its calls are kept. */
const matters =
  /pgoff|pfn|PFN|PAGE_SHIFT|vm_area_struct|vm_operations_struct|vm_ops|vm_fault|mmap\b|unmap_mapping|remap|\bstart\b|resource_start|OFFSET_SHIFT|OFFSET_MASK|INDEX_TO_OFFSET|OFFSET_TO_INDEX|index_to_offset|offset_to_index|phys|addr/;

/** A damaged function: some ERROR or MISSING node is left in it after masking. */
const isDamaged = (node: Node): boolean => node.hasError;

const callWords = /\b([A-Za-z_]\w*)\s*(?=\()/g;

function callsIn(text: string): string[] {
  const names = new Set<string>();
  for (const match of text.matchAll(callWords)) if (match[1]) names.add(match[1]);
  return [...names];
}

function paramsOf(source: Source, declarator: Node): Param[] {
  const list = declarator.childForFieldName('parameters');
  const out: Param[] = [];
  for (const kid of list ? kids(list) : []) {
    if (kid.type !== 'parameter_declaration') continue;
    const base = baseType(source, kid.childForFieldName('type') ?? undefined);
    const inner = kid.childForFieldName('declarator');
    const named = inner ? declared(source, inner, base) : undefined;
    if (named) out.push(named);
    else if (base !== 'void') out.push({ name: '', type: { base, pointers: 0 } });
  }
  return out;
}

function functionFacts(source: Source, node: Node, isMacro: boolean): FunctionFacts | undefined {
  const base = baseType(source, node.childForFieldName('type') ?? undefined);
  let declarator = node.childForFieldName('declarator');
  let pointers = 0;
  while (declarator && declarator.type !== 'function_declarator') {
    if (declarator.type === 'pointer_declarator') pointers++;
    declarator = declarator.childForFieldName('declarator');
  }
  const name = declarator?.childForFieldName('declarator');
  const body = node.childForFieldName('body');
  if (!declarator || !name || !body || name.type !== 'identifier') return undefined;
  const text = textOf(source, body);
  return {
    name: textOf(source, name),
    isStatic:
      isMacro ||
      kids(node).some((kid) => kid.type === 'storage_class_specifier' && textOf(source, kid) === 'static'),
    isMacro,
    params: paramsOf(source, declarator),
    returns: { base, pointers },
    body: isMacro || matters.test(textOf(source, node)) ? lowerBody(source, body) : [],
    calls: callsIn(text),
    span: source.spanOf(node),
    damaged: isDamaged(node),
  };
}

function structFacts(source: Source, node: Node): StructFacts | undefined {
  const name = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  if (!name || !body) return undefined;
  const fields: Param[] = [];
  const collect = (list: Node): void => {
    for (const kid of kids(list)) {
      if (kid.type === 'preproc_ifdef' || kid.type === 'preproc_if') collect(kid);
      if (kid.type !== 'field_declaration') continue;
      const type = kid.childForFieldName('type');
      const declarators = kid.childrenForFieldName('declarator');
      const inner = type?.childForFieldName('body');
      if (inner && declarators.length === 0) collect(inner);
      for (const declarator of declarators) {
        const named = declarator && declared(source, declarator, baseType(source, type ?? undefined));
        if (named) fields.push(named);
      }
    }
  };
  collect(body);
  return { name: textOf(source, name), fields };
}

interface Found {
  readonly functions: FunctionFacts[];
  readonly structs: StructFacts[];
  readonly tables: TableFacts[];
  readonly typedefs: Param[];
  readonly includes: string[];
  readonly macros: Node[];
}

function typeBodies(source: Source, node: Node | null, found: Found): void {
  if (!node) return;
  const struct = /^(struct|union)_specifier$/.test(node.type) ? structFacts(source, node) : undefined;
  if (struct) found.structs.push(struct);
  const body = node.childForFieldName('body');
  for (const kid of body ? kids(body) : []) typeBodies(source, kid.childForFieldName('type'), found);
}

function topLevel(source: Source, node: Node, found: Found): void {
  switch (node.type) {
    case 'function_definition': {
      const facts = functionFacts(source, node, false);
      if (facts) found.functions.push(facts);
      return;
    }
    case 'declaration': {
      const type = node.childForFieldName('type');
      typeBodies(source, type, found);
      const base = baseType(source, type ?? undefined);
      for (const kid of node.childrenForFieldName('declarator')) {
        const target = kid?.type === 'init_declarator' ? kid.childForFieldName('declarator') : undefined;
        const value = kid?.type === 'init_declarator' ? kid.childForFieldName('value') : undefined;
        const named = target && declared(source, target, base);
        if (!named || !value) continue;
        const init = lowerExpr(source, value);
        const fields = init.k === 'init' ? init.fields : [{ path: [], value: init }];
        found.tables.push({ ...named, fields, span: source.spanOf(node) });
      }
      return;
    }
    case 'struct_specifier':
    case 'union_specifier':
      typeBodies(source, node, found);
      return;
    case 'type_definition': {
      const type = node.childForFieldName('type');
      typeBodies(source, type, found);
      const declarator = node.childForFieldName('declarator');
      const named = declarator && declared(source, declarator, baseType(source, type ?? undefined));
      if (named && named.type.base) found.typedefs.push(named);
      return;
    }
    case 'preproc_include': {
      const path = node.childForFieldName('path');
      if (path?.type === 'string_literal') found.includes.push(textOf(source, path).slice(1, -1));
      return;
    }
    case 'preproc_def':
    case 'preproc_function_def':
      found.macros.push(node);
      return;
    case 'preproc_if':
    case 'preproc_ifdef':
    case 'preproc_else':
    case 'preproc_elif':
    case 'linkage_specification':
    case 'declaration_list':
    case 'ERROR':
      for (const kid of kids(node)) topLevel(source, kid, found);
      return;
    default:
  }
}

/** Macros read as functions: the body is parsed apart, and every place in it is the #define. */
function macroFunctions(parser: Parser, source: Source, nodes: readonly Node[]): FunctionFacts[] {
  const pieces: string[] = [];
  const spans: { from: number; span: Span }[] = [];
  let length = 0;
  for (const node of nodes) {
    const name = node.childForFieldName('name');
    const value = node.childForFieldName('value');
    if (!name || !value) continue;
    const body = textOf(source, value)
      .replace(/\\\r?\n/g, ' ')
      .replace(/\/\*.*?\*\//g, ' ')
      .trim();
    if (!body || body.length > 2000 || /#|\.\.\./.test(body)) continue;
    const params = node.childForFieldName('parameters');
    const list = params ? kids(params).map((param) => `long ${textOf(source, param)}`) : [];
    const isStatement = /^(do\b|\{|if\b|for\b|while\b)|;/.test(body) && !body.startsWith('(');
    const text = `long ${textOf(source, name)}(${list.join(', ')}) { ${isStatement ? body : `return ${body}`}; }\n`;
    spans.push({ from: length, span: source.spanOf(node) });
    pieces.push(text);
    length += text.length;
  }
  if (pieces.length === 0) return [];
  const text = pieces.join('');
  const tree = parser.parse(text);
  if (!tree) return [];
  const spanOf = (node: Node): Span => {
    let span: Span = [0, 0];
    for (const piece of spans) if (piece.from <= node.startIndex) span = piece.span;
    return span;
  };
  const out: FunctionFacts[] = [];
  for (const node of kids(tree.rootNode)) {
    if (node.type !== 'function_definition' || node.hasError) continue;
    const facts = functionFacts({ text, spanOf, depth: 0 }, node, true);
    if (facts) out.push(facts);
  }
  tree.delete();
  return out;
}

function lineStarts(text: string): number[] {
  const out = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) out.push(at + 1);
  return out;
}

/** The facts of a parsed file. `text` is the masked text the tree was made of. */
export function fileFacts(parser: Parser, file: string, text: string, root: Node): FileFacts {
  const source: Source = { text, spanOf: (node) => [node.startIndex, node.endIndex], depth: 0 };
  const found: Found = { functions: [], structs: [], tables: [], typedefs: [], includes: [], macros: [] };
  for (const node of kids(root)) topLevel(source, node, found);
  const { macros, ...rest } = found;
  return {
    file,
    lines: lineStarts(text),
    ...rest,
    functions: [...found.functions, ...macroFunctions(parser, source, macros)],
  };
}
