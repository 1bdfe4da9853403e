/** Many files' facts as one program: names resolved as C does it, static ones inside their file. */
import type { Expr, FileFacts, FunctionFacts, Init, StructFacts, TableFacts, TypeName } from '../c/ir.ts';
import { digest, symbolsOf, type Digest } from './digest.ts';
import { createExpansions, createPaste, type Expansions } from './expand.ts';
import {
  containers,
  interfaces,
  isRegionMacro,
  members,
  mmapTables,
  oneOf,
  transparent,
} from './knowledge.ts';
import { ownersIn, pfnmapReads } from './foreign.ts';
import { includesOf, index, isHeader, isVisible, nearest, put, type InFile } from './resolve.ts';
import { inBody, writtenBy } from './walk.ts';

/** A function that a pointer may stand for: one of the program, or an interface of the kernel. */
export interface Target {
  readonly name: string;
  readonly fn: InFile<FunctionFacts> | undefined;
}

export interface Program {
  readonly files: readonly FileFacts[];
  /** A function or macro as a file sees it; `at` is where it is used, for macros that are defined anew in the file. */
  function(name: string, from: FileFacts, at?: number): InFile<FunctionFacts> | undefined;
  /** What a name comes to that is an object-like macro for one expression. */
  meaning(name: string, from: FileFacts): { readonly expr: Expr; readonly file: FileFacts } | undefined;
  /** A file's variable, or `function:name` for an initialised local. */
  table(name: string, from: FileFacts): InFile<TableFacts> | undefined;
  /** The type of a member as a file sees the struct; undefined where it is not in sight. */
  member(struct: string, field: string, from: FileFacts): TypeName | undefined;
  /** The names of a struct's members in their order; none where it is not in sight. */
  order(struct: string, from: FileFacts): readonly string[];
  /** `struct.field`, apart for each .c file that defines a struct of that name for itself. */
  fieldKey(struct: string, field: string, from: FileFacts): string;
  /** True where the type is a struct in sight. */
  isStruct(type: string, from: FileFacts): boolean;
  /** The struct behind a typedef name, or the name itself. */
  resolve(type: string): string;
  /** The name in a symbol of a value, and the file that names it. */
  symbol(symbol: string): { readonly name: string; readonly from: FileFacts | undefined };
  /** What the program puts into a function pointer, by its field key. */
  targets(key: string): readonly Target[];
  /** The functions that store to a member or variable of that name. */
  writers(name: string): readonly InFile<FunctionFacts>[];
  /** The functions that call this one by name. */
  callers(fn: InFile<FunctionFacts>): readonly InFile<FunctionFacts>[];
  /** The functions in whose text a name stands as a value. */
  mentioning(name: string): readonly InFile<FunctionFacts>[];
  /** The file-level tables whose initialisers name it. */
  tablesNaming(name: string): readonly InFile<TableFacts>[];
  /** The functions and macros that name a member of that name. */
  users(member: string): readonly InFile<FunctionFacts>[];
  /** Functions of files without a VFIO driver that take vm_pgoff of a VM_PFNMAP mapping for a pfn. */
  pfnmapReaders(): readonly InFile<FunctionFacts>[];
  /** True where a macro writes to something, or calls what may: using it is more than naming a value. */
  acts(macro: InFile<FunctionFacts>): boolean;
  digest(fn: FunctionFacts): Digest;
  /** All that a file declares, macros put in; nothing for a file that is not of the program. */
  contents(file: string): Contents;
  /** The struct that an expression in a function is of, by declarations alone; '' where they do not say. */
  structOf(expr: Expr, fn: FunctionFacts | undefined, from: FileFacts): string;
  paste(fn: FunctionFacts, args: readonly Expr[]): FunctionFacts;
}

/** A member that an initialiser fills, at whatever depth, with the struct that it is of. */
export interface Filled {
  readonly struct: string;
  readonly name: string;
  readonly value: Expr;
}

/** The struct that the last name of a designator is a member of: elements of arrays are of their array's type. */
export function structAt(program: Program, base: string, path: readonly string[], from: FileFacts): string {
  const steps = path.filter((name) => !name.startsWith('[')).slice(0, -1);
  return steps.reduce(
    (struct, name) => program.resolve(program.member(struct, name, from)?.base ?? ''),
    program.resolve(base),
  );
}

/** What the elements of an initialiser of type `base` fill, those of initialisers in it included. */
export function* membersIn(
  program: Program,
  base: string,
  fields: readonly Init[],
  from: FileFacts,
): Generator<Filled> {
  for (const { path, value } of fields) {
    const struct = structAt(program, base, path, from);
    const name = path.findLast((one) => one !== '[]');
    const inner = name === undefined ? struct : (program.member(struct, name, from)?.base ?? '');
    if (value.k === 'init') yield* membersIn(program, inner, value.fields, from);
    else if (name !== undefined) yield { struct, name, value };
  }
}

/** What a program's tables and assignments put into function pointers. */
function pointerTargets(program: Program): ReadonlyMap<string, readonly Target[]> {
  const out = new Map<string, Target[]>();
  const add = (key: string, names: readonly string[], file: FileFacts): void => {
    for (const name of names) {
      const fn = program.function(name, file);
      if (fn?.it.isMacro === true || (!fn && !interfaces.has(name))) continue;
      if (!out.get(key)?.some((old) => old.name === name && old.fn?.it === fn?.it))
        put(out, key, { name, fn });
    }
  };
  const inits = (base: string, fields: readonly Init[], file: FileFacts): void => {
    for (const { struct, name, value } of membersIn(program, base, fields, file))
      add(program.fieldKey(struct, name, file), symbolsOf(value), file);
  };
  for (const file of program.files) {
    for (const table of file.tables) inits(table.type.base, table.fields, file);
    for (const fn of file.functions) {
      const { tables, pointers } = program.digest(fn);
      for (const table of tables) inits(table.type.base, table.fields, file);
      for (const { left, names } of pointers)
        if (left.k === 'field' && names.some((name) => interfaces.has(name) || program.function(name, file)))
          add(program.fieldKey(program.structOf(left.base, fn, file), left.field, file), names, file);
    }
  }
  return out;
}

/** A macro of the kernel that only hands its arguments through, or takes one apart. */
const isQuiet = (name: string): boolean => isRegionMacro(name) || transparent.has(name) || oneOf.has(name);

function acts(program: Program, { it, file }: InFile<FunctionFacts>, seen: Set<FunctionFacts>): boolean {
  if (seen.has(it)) return false;
  seen.add(it);
  for (const expr of inBody(it.body)) {
    if (writtenBy(expr).length > 0) return true;
    const name = expr.k === 'name' ? expr.name : undefined;
    const fn = name === undefined ? undefined : program.function(name, file);
    if (fn?.it.isMacro && acts(program, fn, seen)) return true;
    if (expr.k !== 'call') continue;
    const callee = expr.callee.k === 'name' ? expr.callee.name : '';
    const isMacro = program.function(callee, file)?.it.isMacro === true;
    if (!isMacro && interfaces.get(callee)?.pure !== true && !isQuiet(callee)) return true;
  }
  return false;
}

/** What is made of facts alone, and lives as long as they do, whatever programs they are part of. */
export interface ProgramMemory {
  readonly digests: WeakMap<FunctionFacts, Digest>;
  readonly paste: Program['paste'];
  readonly expansions: Expansions;
}

export const createProgramMemory = (): ProgramMemory => ({
  digests: new WeakMap(),
  paste: createPaste(),
  expansions: createExpansions(),
});

/** What a file declares, for those who look at all of it. */
export type Contents = Pick<FileFacts, 'functions' | 'tables'>;

const nothing: Contents = { functions: [], tables: [] };

/** Builds the program of the given files; what it does not hold is unknown. */
export function createProgram(given: readonly FileFacts[], memory: ProgramMemory): Program {
  const files = memory.expansions(given);
  const { digests } = memory;
  const byName = new Map(files.map((file) => [file.file, file] as const));
  const functions = index(files, (file) => file.functions);
  const tables = index(files, (file) => file.tables);
  const structs = index<StructFacts>(files, (file) => file.structs);
  const typedefs = index(files, (file) => file.typedefs);
  let targets: ReadonlyMap<string, readonly Target[]> | undefined;
  let writers: Map<string, InFile<FunctionFacts>[]> | undefined;
  let readers: readonly InFile<FunctionFacts>[] | undefined;
  let users: Map<string, InFile<FunctionFacts>[]> | undefined;
  let naming: Map<string, InFile<TableFacts>[]> | undefined;
  let callers: Map<string, InFile<FunctionFacts>[]> | undefined;
  const everyFunction = function* (): Generator<InFile<FunctionFacts>> {
    for (const file of files) for (const it of file.functions) if (!it.isMacro) yield { file, it };
  };
  const included = includesOf(files);
  const definition = (struct: string, from: FileFacts): InFile<StructFacts> | undefined =>
    nearest(structs.get(struct), from, included, (entry) => isHeader(entry.file));
  const program: Program = {
    files,
    function: (name, from, at) => {
      const all = functions.get(name);
      const isOwn = (entry: InFile<FunctionFacts>): boolean => entry.file.file === from.file;
      const found = nearest(all, from, included, isVisible);
      if (at === undefined || !found?.it.isMacro || !isOwn(found)) return found;
      // Defined anew in the file: before its first definition there, a header's counts.
      const before = all?.findLast((entry) => isOwn(entry) && entry.it.span[0] <= at);
      const others = all?.filter((entry) => !isOwn(entry));
      return before ?? nearest(others, from, included, isVisible) ?? found;
    },
    meaning: (name, from) => {
      const fn = program.function(name, from);
      const [only] = fn?.it.isMacro === true && fn.it.params.length === 0 ? fn.it.body : [];
      return fn && only?.k === 'return' && only.value ? { expr: only.value, file: fn.file } : undefined;
    },
    table: (name, from) => {
      const [owner, local] = name.split(':');
      if (local !== undefined) {
        const fn = program.function(owner ?? '', from);
        const it = fn && program.digest(fn.it).tables.find((table) => table.name === local);
        return it && { file: fn.file, it };
      }
      const own = tables.get(name)?.find(({ file, it }) => file.file === from.file && it.fields.length > 0);
      return own ?? nearest(tables.get(name), from, included, isVisible);
    },
    member: (struct, field, from) =>
      members.get(`${struct}.${field}`) ??
      definition(struct, from)?.it.fields.find((one) => one.name === field)?.type,
    order: (struct, from) => definition(struct, from)?.it.fields.map(({ name }) => name) ?? [],
    fieldKey: (struct, field, from) => {
      const file = definition(struct, from)?.file;
      return file && !isHeader(file) ? `${file.file}#${struct}.${field}` : `${struct}.${field}`;
    },
    symbol: (symbol) => {
      const at = symbol.lastIndexOf('#');
      return { name: symbol.slice(at + 1), from: byName.get(symbol.slice(0, at)) };
    },
    isStruct: (type, from) => definition(program.resolve(type), from) !== undefined,
    resolve: (type) => typedefs.get(type)?.[0]?.it.type.base ?? type,
    targets: (key) => (targets ??= pointerTargets(program)).get(key) ?? [],
    writers: (name) => {
      if (!writers) {
        writers = new Map();
        for (const fn of everyFunction())
          for (const stored of program.digest(fn.it).targets.keys()) put(writers, stored, fn);
      }
      return writers.get(name) ?? [];
    },
    callers: (fn) => {
      if (!callers) {
        callers = new Map();
        for (const one of everyFunction()) for (const name of one.it.calls) put(callers, name, one);
      }
      const all = callers.get(fn.it.name) ?? [];
      return all.filter(({ it, file }) => it !== fn.it && program.function(fn.it.name, file)?.it === fn.it);
    },
    acts: (macro) => acts(program, macro, new Set()),
    mentioning: (name) => [...everyFunction()].filter(({ it }) => program.digest(it).mentions.has(name)),
    users: (member) => {
      if (!users) {
        users = new Map();
        for (const file of files)
          for (const it of file.functions)
            for (const name of program.digest(it).members) put(users, name, { file, it });
      }
      return users.get(member) ?? [];
    },
    tablesNaming: (name) => {
      if (!naming) {
        naming = new Map();
        for (const file of files)
          for (const it of file.tables)
            for (const { value } of it.fields)
              for (const named of symbolsOf(value)) put(naming, named, { file, it });
      }
      return naming.get(name) ?? [];
    },
    pfnmapReaders: () =>
      (readers ??= files
        .filter((file) => !file.tables.some(({ type }) => mmapTables.has(program.resolve(type.base))))
        .flatMap((file) =>
          file.functions
            .filter((fn) => !ownersIn(file).has(fn.name) && pfnmapReads(fn).length > 0)
            .map((it) => ({ file, it })),
        )),
    digest: (fn) => {
      let known = digests.get(fn);
      if (!known) digests.set(fn, (known = digest(fn)));
      return known;
    },
    structOf: (expr, fn, from) => {
      const of = (inner: Expr): string => program.structOf(inner, fn, from);
      switch (expr.k) {
        case 'name': {
          const type =
            (fn && program.digest(fn).types.get(expr.name)) ?? program.table(expr.name, from)?.it.type;
          return program.resolve(type?.base ?? '');
        }
        case 'field':
          return program.resolve(program.member(of(expr.base), expr.field, from)?.base ?? '');
        case 'index':
          return of(expr.base);
        case 'unary':
        case 'cast':
          return expr.k === 'cast' ? program.resolve(expr.type.base) : of(expr.arg);
        case 'call': {
          if (expr.callee.k !== 'name') return '';
          const type = expr.args[1];
          if (containers.has(expr.callee.name)) return type?.k === 'name' ? program.resolve(type.name) : '';
          return program.resolve(program.function(expr.callee.name, from)?.it.returns.base ?? '');
        }
        default:
          return '';
      }
    },
    contents: (file) => byName.get(file) ?? nothing,
    paste: memory.paste,
  };
  return program;
}
