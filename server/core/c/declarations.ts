/** What one node of a file's top level declares: functions, structs, variables, types, includes and macros. */
import type { Node } from 'web-tree-sitter';
import { macroOf, type Macro } from './define.ts';
import type { Expr, FunctionFacts, Param, StructFacts, TableFacts } from './ir.ts';
import { baseType, declared, kids, lowerBody, lowerExpr, textOf, type Source } from './lower.ts';

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

/** True where a declaration or definition says `static`, `extern` or `const` before what it declares. */
const hasWord = (source: Source, node: Node, word: string): boolean =>
  kids(node).some(
    (kid) =>
      (kid.type === 'storage_class_specifier' || kid.type === 'type_qualifier') &&
      textOf(source, kid) === word,
  );

export function functionFacts(source: Source, node: Node, isMacro: boolean): FunctionFacts | undefined {
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
    isStatic: isMacro || hasWord(source, node, 'static'),
    isMacro,
    params: paramsOf(source, declarator),
    returns: { base, pointers },
    body: lowerBody(source, body),
    calls: callsIn(text),
    span: source.spanOf(node),
    damaged: isDamaged(node),
  };
}

/** A struct and the nameless ones in it, which are named by the member that they are: `outer.member`. */
function structFacts(source: Source, node: Node, nameless?: string): StructFacts[] {
  const name = nameless ?? (node.childForFieldName('name') ? baseType(source, node) : undefined);
  const body = node.childForFieldName('body');
  if (name === undefined || !body) return [];
  const fields: Param[] = [];
  const inside: StructFacts[] = [];
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
        if (!named) continue;
        const isNameless = inner && type && named.type.base === '' && type.type !== 'enum_specifier';
        const base = `${name}.${named.name}`;
        fields.push(isNameless ? { ...named, type: { ...named.type, base } } : named);
        if (isNameless) inside.push(...structFacts(source, type, base));
      }
    }
  };
  collect(body);
  return [{ name, fields }, ...inside];
}

/** What the top level of a text holds. */
export interface Found {
  readonly functions: FunctionFacts[];
  readonly structs: StructFacts[];
  readonly tables: TableFacts[];
  readonly typedefs: Param[];
  readonly includes: string[];
  readonly systemIncludes: string[];
  readonly macros: Macro[];
}

export const nothing = (): Found => ({
  functions: [],
  structs: [],
  tables: [],
  typedefs: [],
  includes: [],
  systemIncludes: [],
  macros: [],
});

/** Enumerators as macros: one mechanism follows both kinds of constants. */
function enumerators(source: Source, list: Node, found: Found): void {
  let last: Expr | undefined;
  for (const kid of kids(list)) {
    const name = kid.type === 'enumerator' ? kid.childForFieldName('name') : null;
    if (!name) continue;
    const span = source.spanOf(kid);
    const value = kid.childForFieldName('value');
    const one: Expr = { k: 'int', value: '1', span };
    const next: Expr = value
      ? lowerExpr(source, value)
      : last
        ? { k: 'binary', op: '+', left: last, right: one, span }
        : { k: 'int', value: '0', span };
    last = { k: 'name', name: textOf(source, name), span };
    found.functions.push({
      name: last.name,
      isStatic: true,
      isMacro: true,
      params: [],
      returns: { base: 'int', pointers: 0 },
      body: [{ k: 'return', value: next, span }],
      calls: [],
      span,
      damaged: false,
    });
  }
}

function typeBodies(source: Source, node: Node | null, found: Found): void {
  if (!node) return;
  if (/^(struct|union)_specifier$/.test(node.type)) found.structs.push(...structFacts(source, node));
  const body = node.childForFieldName('body');
  if (body?.type === 'enumerator_list') enumerators(source, body, found);
  else for (const kid of body ? kids(body) : []) typeBodies(source, kid.childForFieldName('type'), found);
}

/** The variables of a file-level declaration. */
function variables(source: Source, node: Node, found: Found): void {
  const base = baseType(source, node.childForFieldName('type') ?? undefined);
  if (hasWord(source, node, 'extern')) return;
  for (const kid of node.childrenForFieldName('declarator')) {
    const target = kid?.type === 'init_declarator' ? kid.childForFieldName('declarator') : kid;
    const value = kid?.type === 'init_declarator' ? kid.childForFieldName('value') : undefined;
    const plain = target && declared(source, target, base);
    if (!plain || plain.type.base === 'function') continue;
    // A nameless struct is named by its variable.
    const type = node.childForFieldName('type');
    const isNameless = base === '' && type?.childForFieldName('body') !== null && type !== null;
    if (isNameless) found.structs.push(...structFacts(source, type, `struct ${plain.name}`));
    const named = isNameless ? { ...plain, type: { ...plain.type, base: `struct ${plain.name}` } } : plain;
    const init = value ? lowerExpr(source, value) : undefined;
    const fields = init?.k === 'init' ? init.fields : init ? [{ path: [], value: init }] : [];
    found.tables.push({
      ...named,
      isStatic: hasWord(source, node, 'static'),
      isConst: hasWord(source, node, 'const'),
      fields,
      span: source.spanOf(node),
    });
  }
}

/** Adds what one node of the top level declares. */
export function topLevel(source: Source, node: Node, found: Found): void {
  switch (node.type) {
    case 'function_definition': {
      const facts = functionFacts(source, node, false);
      if (facts) found.functions.push(facts);
      return;
    }
    case 'declaration': {
      const type = node.childForFieldName('type');
      typeBodies(source, type, found);
      variables(source, node, found);
      return;
    }
    case 'struct_specifier':
    case 'union_specifier':
    case 'enum_specifier':
      typeBodies(source, node, found);
      return;
    case 'type_definition': {
      const type = node.childForFieldName('type');
      typeBodies(source, type, found);
      const declarator = node.childForFieldName('declarator');
      const named = declarator && declared(source, declarator, baseType(source, type ?? undefined));
      if (named && named.type.base) found.typedefs.push(named);
      // A nameless struct is named by its type.
      else if (named && type && /^(struct|union)_specifier$/.test(type.type))
        found.structs.push(...structFacts(source, type, named.name));
      return;
    }
    case 'preproc_include': {
      const path = node.childForFieldName('path');
      const name = path ? textOf(source, path).slice(1, -1) : '';
      if (path?.type === 'string_literal') found.includes.push(name);
      else if (path?.type === 'system_lib_string') found.systemIncludes.push(name);
      return;
    }
    case 'preproc_def':
    case 'preproc_function_def':
      {
        const macro = macroOf(source, node);
        if (macro) found.macros.push(macro);
      }
      return;
    default:
  }
}
