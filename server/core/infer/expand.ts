/** Macros that declare or paste, put in where they are used: afterwards a file reads as if they had been written out. */
import type {
  Expr,
  FileFacts,
  FunctionFacts,
  Init,
  InvocationFacts,
  Span,
  TableFacts,
  TemplateFacts,
} from '../c/ir.ts';
import { includesOf, index, isHeader, nearest } from './resolve.ts';

type Names = ReadonlyMap<string, string>;

/** A copy of facts with parameters replaced, and every place in it moved to `span` where one is given. */
function instance<T>(facts: T, names: Names, span?: Span): T {
  const word = (text: string): string =>
    names.get(text) ??
    (text.includes('$')
      ? text.replace(/\$(\w+?)\$/g, (all, name: string) => names.get(all) ?? names.get(name) ?? all)
      : text);
  const copy = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return key === 'k' || key === 'op' ? value : word(value);
    if (Array.isArray(value))
      return key === 'span' && span
        ? span
        : value.map((one: unknown) => copy(one, key === 'span' ? '' : key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, copy(one, name)]));
  };
  // The copy has the shape of what it was made from: only strings and spans differ.
  return copy(facts, '') as T;
}

/** Parameters to arguments; one that has none stands for itself. */
const namesOf = (params: readonly string[], args: readonly string[]): Names =>
  new Map(
    params.flatMap((param, i) => {
      const arg = args[i];
      return arg === undefined ? [] : [[param, arg] as const];
    }),
  );

/** What an argument is as a word: only names and numbers can be pasted. */
const wordOf = (expr: Expr): string => (expr.k === 'name' ? expr.name : expr.k === 'int' ? expr.value : '');

/** Puts the names that arguments make into the body of a function-like macro that pastes. */
export function createPaste(): (fn: FunctionFacts, args: readonly Expr[]) => FunctionFacts {
  const made = new WeakMap<FunctionFacts, Map<string, FunctionFacts>>();
  const pastes = new WeakMap<FunctionFacts, boolean>();
  return (fn, args) => {
    if (!fn.isMacro || fn.params.length === 0) return fn;
    let does = pastes.get(fn);
    if (does === undefined) {
      const text = JSON.stringify(fn.body);
      pastes.set(fn, (does = fn.params.some(({ name }) => text.includes(`$${name}$`))));
    }
    if (!does) return fn;
    const words = args.map(wordOf);
    const key = words.join(',');
    const known = made.get(fn) ?? new Map<string, FunctionFacts>();
    made.set(fn, known);
    let out = known.get(key);
    if (!out) {
      const names = new Map(fn.params.map(({ name }, i) => [`$${name}$`, words[i] ?? ''] as const));
      out = { ...fn, body: instance(fn.body, names) };
      known.set(key, out);
    }
    return out;
  };
}

type Templates = (name: string, from: FileFacts) => TemplateFacts | undefined;

function templatesIn(files: readonly FileFacts[]): Templates | undefined {
  const all = index(files, (file) => file.templates);
  if (all.size === 0) return undefined;
  const included = includesOf(files);
  return (name, from) => nearest(all.get(name), from, included, ({ file }) => isHeader(file))?.it;
}

/** The elements of an initialiser, with those that a macro supplies in its place. */
function supplied(fields: readonly Init[], from: FileFacts, templates: Templates): readonly Init[] {
  let changed = false;
  const out = fields.flatMap((init): readonly Init[] => {
    const { value } = init;
    if (value.k === 'init') {
      const inner = supplied(value.fields, from, templates);
      if (inner === value.fields) return [init];
      changed = true;
      return [{ ...init, value: { ...value, fields: inner } }];
    }
    if (init.path.length > 0) return [init];
    const callee = value.k === 'call' ? value.callee : value;
    const template = callee.k === 'name' ? templates(callee.name, from) : undefined;
    if (!template || template.inits.length === 0) return [init];
    changed = true;
    const args = value.k === 'call' ? value.args.map(wordOf) : [];
    return supplied(instance(template.inits, namesOf(template.params, args)), from, templates);
  });
  return changed ? out : fields;
}

/** What was put in for an invocation, as long as the template is the same. */
interface PutIn {
  readonly template: TemplateFacts;
  readonly functions: readonly FunctionFacts[];
  readonly tables: readonly TableFacts[];
}

/** The files with every template put in where it is used; a file that uses none is the same object. */
export type Expansions = (files: readonly FileFacts[]) => readonly FileFacts[];

/** Expansion that gives the same objects again for the same facts. */
export function createExpansions(): Expansions {
  const invoked = new WeakMap<InvocationFacts, PutIn>();
  const filled = new WeakMap<TableFacts, TableFacts>();
  const invoke = (it: InvocationFacts, template: TemplateFacts): PutIn => {
    const known = invoked.get(it);
    if (known?.template === template) return known;
    const names = namesOf(template.params, it.args);
    const made = {
      template,
      functions: template.functions.map((fn) => instance(fn, names, it.span)),
      tables: template.tables.map((table) => {
        const copy = instance(table, names, it.span);
        const rest = template.params.at(-1);
        const fields = copy.fields.flatMap((init) =>
          init.path.length === 0 && init.value.k === 'name' && init.value.name === rest ? it.inits : [init],
        );
        return { ...copy, fields };
      }),
    };
    invoked.set(it, made);
    return made;
  };
  const fill = (table: TableFacts, file: FileFacts, templates: Templates): TableFacts => {
    const fields = supplied(table.fields, file, templates);
    if (fields === table.fields) return table;
    const known = filled.get(table);
    if (known && JSON.stringify(known.fields) === JSON.stringify(fields)) return known;
    const made = { ...table, fields };
    filled.set(table, made);
    return made;
  };
  const expandFile = (file: FileFacts, templates: Templates): FileFacts => {
    const put = file.invocations.flatMap((it) => {
      const template = templates(it.name, file);
      return template ? [invoke(it, template)] : [];
    });
    const functions = put.flatMap((one) => one.functions);
    const tables = put.flatMap((one) => one.tables);
    const own = file.tables.map((table) => fill(table, file, templates));
    const isSame =
      functions.length === 0 && tables.length === 0 && own.every((table, i) => table === file.tables[i]);
    if (isSame) return file;
    return { ...file, functions: [...file.functions, ...functions], tables: [...own, ...tables] };
  };
  return (files) => {
    const templates = templatesIn(files);
    return templates ? files.map((file) => expandFile(file, templates)) : files;
  };
}
