/** Many files' facts as one program: names resolved as C does it, static ones inside their file. */
import type { FileFacts, FunctionFacts, Param, StructFacts, TableFacts, TypeName } from '../c/ir.ts';
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
  /** The type of a member; undefined where the struct is not in sight. */
  member(struct: string, field: string): TypeName | undefined;
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
  const program: Program = {
    files,
    function: functionOf,
    table: (name, from) => find(tables, name, from, () => true),
    member: (struct, field) =>
      members.get(`${struct}.${field}`) ??
      structs
        .get(struct)
        ?.flatMap((entry) => entry.it.fields)
        .find((member) => member.name === field)?.type,
    resolve: (type) => typedefs.get(type)?.[0]?.it.type.base ?? type,
    mmapHandlers: handlers(files, functionOf),
  };
  return program;
}

function handlers(files: readonly FileFacts[], functionOf: Program['function']): MmapHandler[] {
  const out = new Map<FunctionFacts, MmapHandler>();
  for (const file of files) {
    let named = false;
    for (const table of file.tables) {
      if (!mmapTables.has(table.type.base)) continue;
      for (const { path, value } of table.fields) {
        const target = value.k === 'unary' && value.op === '&' ? value.arg : value;
        if (path.at(-1) !== 'mmap' || target.k !== 'name') continue;
        named = true;
        const fn = functionOf(target.name, file);
        if (fn && !out.has(fn.it)) out.set(fn.it, { ...fn, table: { file, it: table } });
      }
    }
    if (named) continue;
    for (const fn of file.functions) if (looksLikeHandler(fn) && !out.has(fn)) out.set(fn, { file, it: fn });
  }
  // A handler found by its shape that a table in another file names keeps the table.
  return [...out.values()];
}
