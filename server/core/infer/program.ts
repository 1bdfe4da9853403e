/** Many files' facts as one program: names resolved as C does it, static ones inside their file. */
import type {
  Expr,
  FileFacts,
  FunctionFacts,
  Init,
  Param,
  StructFacts,
  TableFacts,
  TypeName,
} from '../c/ir.ts';
import { inBody, statements } from './walk.ts';
import { members, mmapTables } from './knowledge.ts';

export interface InFile<T> {
  readonly file: FileFacts;
  readonly it: T;
}

/** A function that some ops table names as the way to create a VFIO mapping. */
export interface MmapHandler extends InFile<FunctionFacts> {
  /** The ops table that names it, where one is in sight. */
  readonly table?: InFile<TableFacts>;
}

export interface Program {
  readonly files: readonly FileFacts[];
  function(name: string, from: FileFacts): InFile<FunctionFacts> | undefined;
  table(name: string, from: FileFacts): InFile<TableFacts> | undefined;
  /** The type of a member as a file sees the struct; undefined where it is not in sight. */
  member(struct: string, field: string, from: FileFacts): TypeName | undefined;
  /** `struct.field`, apart for each .c file that defines a struct of that name for itself. */
  fieldKey(struct: string, field: string, from: FileFacts): string;
  /** The struct behind a typedef name, or the name itself. */
  resolve(type: string): string;
  readonly mmapHandlers: readonly MmapHandler[];
}

function index<T extends { readonly name: string }>(
  files: readonly FileFacts[],
  of: (file: FileFacts) => readonly T[],
): Map<string, InFile<T>[]> {
  const map = new Map<string, InFile<T>[]>();
  for (const file of files)
    for (const it of of(file)) {
      const list = map.get(it.name);
      if (list) list.push({ file, it });
      else map.set(it.name, [{ file, it }]);
    }
  return map;
}

/** A name's definition as seen from a file: its own first, then one that other files can see. */
function find<T>(
  map: ReadonlyMap<string, readonly InFile<T>[]>,
  name: string,
  from: FileFacts,
  visible: (entry: InFile<T>) => boolean,
): InFile<T> | undefined {
  const all = map.get(name);
  return all?.find((entry) => entry.file === from) ?? all?.find(visible);
}

const isHeader = (file: FileFacts): boolean => file.file.endsWith('.h');

const is = (param: Param, base: string): boolean => param.type.base === base && param.type.pointers === 1;

/** Without an ops table in its file, a function with a VFIO device and a vma can only be a handler. */
function looksLikeHandler(fn: FunctionFacts): boolean {
  return (
    !fn.isMacro &&
    fn.params.some((param) => is(param, 'vfio_device')) &&
    fn.params.some((param) => is(param, 'vm_area_struct'))
  );
}

/** Builds the program of the given files; what it does not hold is unknown. */
export function createProgram(files: readonly FileFacts[]): Program {
  const functions = index(files, (file) => file.functions);
  const tables = index(files, (file) => file.tables);
  const structs = index<StructFacts>(files, (file) => file.structs);
  const typedefs = index(files, (file) => file.typedefs);
  const functionOf: Program['function'] = (name, from) =>
    find(functions, name, from, (entry) => !entry.it.isStatic || isHeader(entry.file));
  const definition = (struct: string, from: FileFacts): InFile<StructFacts> | undefined =>
    find(structs, struct, from, (entry) => isHeader(entry.file));
  const member: Program['member'] = (struct, field, from) =>
    members.get(`${struct}.${field}`) ??
    definition(struct, from)?.it.fields.find((one) => one.name === field)?.type;
  const fieldKey: Program['fieldKey'] = (struct, field, from) => {
    const file = definition(struct, from)?.file;
    return file && !isHeader(file) ? `${file.file}#${struct}.${field}` : `${struct}.${field}`;
  };
  return {
    files,
    function: functionOf,
    table: (name, from) => find(tables, name, from, () => true),
    member,
    fieldKey,
    resolve: (type) => typedefs.get(type)?.[0]?.it.type.base ?? type,
    mmapHandlers: handlers(files, { function: functionOf, member }),
  };
}

type Member = (struct: string, field: string) => TypeName | undefined;

const bare = (expr: Expr): Expr => (expr.k === 'unary' && expr.op === '&' ? expr.arg : expr);

/** The .mmap of an initialiser of type `base`, also where the ops are a member of the driver's own struct. */
function* mmapIn(base: string, fields: readonly Init[], member: Member): Generator<string> {
  for (const { path, value } of fields) {
    let type = base;
    for (const name of path.slice(0, -1)) type = member(type, name)?.base ?? '';
    const target = bare(value);
    const last = path.at(-1) ?? '';
    if (mmapTables.has(type) && last === 'mmap' && target.k === 'name') yield target.name;
    else if (value.k === 'init') yield* mmapIn(member(type, last)?.base ?? '', value.fields, member);
  }
}

/** `ops->mmap = f` at run time, where the left side's type is declared in the function, the file or a struct in sight. */
function* mmapAssigned(file: FileFacts, fn: FunctionFacts, member: Member): Generator<string> {
  const types = new Map(fn.params.map((param) => [param.name, param.type.base] as const));
  for (const table of file.tables) types.set(table.name, table.type.base);
  for (const stmt of statements(fn.body)) if (stmt.k === 'decl') types.set(stmt.name, stmt.type.base);
  const typeOf = (expr: Expr): string => {
    if (expr.k === 'name') return types.get(expr.name) ?? '';
    return expr.k === 'field' ? (member(typeOf(expr.base), expr.field)?.base ?? '') : '';
  };
  for (const expr of inBody(fn.body)) {
    if (expr.k !== 'assign' || expr.left.k !== 'field' || expr.left.field !== 'mmap') continue;
    const target = bare(expr.right);
    if (target.k === 'name' && mmapTables.has(typeOf(expr.left.base))) yield target.name;
  }
}

function handlers(files: readonly FileFacts[], program: Pick<Program, 'function' | 'member'>): MmapHandler[] {
  const out = new Map<FunctionFacts, MmapHandler>();
  for (const file of files) {
    let named = false;
    const member: Member = (struct, field) => program.member(struct, field, file);
    const add = (name: string, table?: InFile<TableFacts>): void => {
      named = true;
      const fn = program.function(name, file);
      if (fn && !out.has(fn.it)) out.set(fn.it, table ? { ...fn, table } : fn);
    };
    for (const table of file.tables)
      for (const name of mmapIn(table.type.base, table.fields, member)) add(name, { file, it: table });
    for (const fn of file.functions) for (const name of mmapAssigned(file, fn, member)) add(name);
    if (named) continue;
    for (const fn of file.functions) if (looksLikeHandler(fn) && !out.has(fn)) out.set(fn, { file, it: fn });
  }
  return [...out.values()];
}
