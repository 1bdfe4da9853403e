/** What is VFIO's: the mmap handlers that some ops table, in whatever form, names. */
import type { FileFacts, FunctionFacts, Init, Param, Span, TableFacts } from '../c/ir.ts';
import { numeric } from './constants.ts';
import { isRegionShift, lastName, symbolsOf } from './digest.ts';
import { mmapMembers, mmapTables } from './knowledge.ts';
import { membersIn, type Program } from './program.ts';
import type { InFile } from './resolve.ts';

/** A place that names a function as the .mmap of VFIO ops. */
export interface Naming {
  /** The struct whose .mmap it is. */
  readonly struct: string;
  /** The table's or variable's name; empty where a compound literal has none. */
  readonly name: string;
  readonly file: FileFacts;
  readonly span: Span;
}

/** A function that some ops table names as the way to create a VFIO mapping. */
export interface MmapHandler extends InFile<FunctionFacts> {
  /** The ops tables that name it, where they are in sight. */
  readonly tables: readonly InFile<TableFacts>[];
  /** The same with what is filled in functions; empty for a function that is one by its parameters alone. */
  readonly named: readonly Naming[];
}

const is = (param: Param, base: string): boolean => param.type.base === base && param.type.pointers === 1;

/** True for a file of kernel code that belongs to VFIO: it names a header of VFIO, or has ops or devices of it. */
export function isOfVfio(program: Program, file: FileFacts): boolean {
  return (
    [...file.includes, ...file.systemIncludes].some((name) => /vfio|linux\/mdev\.h/.test(name)) ||
    file.tables.some(({ type }) => mmapTables.has(program.resolve(type.base))) ||
    file.functions.some((fn) => fn.params.some(({ type }) => /^vfio_(?:pci_core_)?device$/.test(type.base)))
  );
}

/** Ops whose functions the VFIO core calls with what user space gave. */
const deviceTables: ReadonlySet<string> = new Set(['vfio_device_ops', 'mdev_parent_ops']);

/** True for a function that a driver's ops name: .read, .write, .ioctl and the like. */
export const isEntry = (program: Program, { it, file }: InFile<FunctionFacts>): boolean =>
  program
    .tablesNaming(it.name)
    .some(
      (table) =>
        deviceTables.has(program.resolve(table.it.type.base)) &&
        program.function(it.name, table.file)?.file.file === file.file,
    );

/** Functions above one that are climbed to, and how many may call it. */
const maxClimb = 4;
const maxRoots = 8;

/**
 * Where the functions are entered that deal with offsets of the device fd and that no run from an mmap handler came by, or
 * not only: their callers, as far as they are in sight.
 */
export function otherEntries(
  program: Program,
  isEntered: (fn: FunctionFacts) => boolean,
): readonly InFile<FunctionFacts>[] {
  const roots = new Map<FunctionFacts, InFile<FunctionFacts>>();
  const climb = (fn: InFile<FunctionFacts>, above: number): void => {
    // What the core enters is a beginning; wrappers of other drivers around it add nothing.
    const callers = above < maxClimb && !isEntry(program, fn) ? program.callers(fn) : [];
    if (callers.length === 0 || callers.length > maxRoots) {
      if (!isEntered(fn.it)) roots.set(fn.it, fn);
      return;
    }
    for (const caller of callers) if (!isEntered(caller.it)) climb(caller, above + 1);
  };
  for (const file of program.files) {
    if (!isOfVfio(program, file)) continue;
    for (const it of file.functions)
      if (!it.isMacro && dealsWithOffsets(program, file, it)) climb({ file, it }, 0);
  }
  return [...roots.values()];
}

/** It takes offsets of the device fd apart: by a region macro, or a position by a number of bits that a macro of the driver's own is. */
function dealsWithOffsets(program: Program, file: FileFacts, fn: FunctionFacts): boolean {
  const { offsets, shifts } = program.digest(fn);
  if (offsets || !fn.params.some(({ type }) => type.base === 'loff_t')) return offsets;
  return [...shifts].some((name) => {
    const bits = numeric(program, file, { k: 'name', name, span: fn.span });
    return bits !== undefined && isRegionShift(bits);
  });
}

/** Without an ops table in its file, a function with a VFIO device and a vma can only be a handler. */
function looksLikeHandler(fn: FunctionFacts): boolean {
  return (
    !fn.isMacro &&
    fn.params.some((param) => is(param, 'vfio_device')) &&
    fn.params.some((param) => is(param, 'vm_area_struct'))
  );
}

/** The .mmap of an initialiser of type `base`, also where the ops are a member or element of the driver's own. */
function* mmapIn(
  program: Program,
  base: string,
  fields: readonly Init[],
  file: FileFacts,
): Generator<{ readonly struct: string; readonly symbol: string }> {
  for (const { struct, name, value } of membersIn(program, base, fields, file))
    if (mmapTables.has(struct) && name !== undefined && mmapMembers.has(name))
      for (const symbol of symbolsOf(value)) yield { struct, symbol };
}

/** The same at run time: `ops->mmap = f`, a local table, a compound literal. */
function* mmapAssigned(
  program: Program,
  file: FileFacts,
  fn: FunctionFacts,
): Generator<{ readonly symbol: string; readonly naming: Naming }> {
  const { pointers, tables } = program.digest(fn);
  for (const { left, names } of pointers) {
    if (left.k !== 'field' || !mmapMembers.has(left.field)) continue;
    const struct = program.structOf(left.base, fn, file);
    if (!mmapTables.has(struct)) continue;
    const naming = { struct, name: lastName(left.base) ?? '', file, span: left.span };
    for (const symbol of names) yield { symbol, naming };
  }
  for (const { type, fields, name, span } of tables)
    for (const { struct, symbol } of mmapIn(program, type.base, fields, file))
      yield { symbol, naming: { struct, name, file, span } };
}

/** Names of macros that stand for each other. */
const maxAliases = 4;

/** The function that a name in ops stands for, also by a macro that is another name for it. */
function behind(
  program: Program,
  symbol: string,
  file: FileFacts,
  depth = 0,
): InFile<FunctionFacts> | undefined {
  const fn = program.function(symbol, file);
  if (!fn?.it.isMacro) return fn;
  const meaning = depth < maxAliases ? program.meaning(symbol, file) : undefined;
  const [name] = meaning ? symbolsOf(meaning.expr) : [];
  return meaning && name !== undefined ? behind(program, name, file, depth + 1) : undefined;
}

/** A name that ops tables give for .mmap: of functions in sight, or of what is defined elsewhere. */
interface Given {
  readonly symbol: string;
  readonly naming: Naming;
  readonly table: InFile<TableFacts> | undefined;
}

/** All that a file says of .mmap, and whether it has ops at all: then they say who the handlers are, also by naming none. */
function givenIn(program: Program, file: FileFacts): { readonly given: Given[]; readonly hasOps: boolean } {
  const given: Given[] = [];
  for (const it of file.tables)
    for (const { struct, symbol } of mmapIn(program, it.type.base, it.fields, file))
      given.push({
        symbol,
        naming: { struct, name: it.name, file, span: it.span },
        table: { file, it },
      });
  for (const fn of file.functions)
    if (!fn.isMacro)
      for (const { symbol, naming } of mmapAssigned(program, file, fn))
        given.push({ symbol, naming, table: undefined });
  const hasOps =
    given.length > 0 || file.tables.some(({ type }) => mmapTables.has(program.resolve(type.base)));
  return { given, hasOps };
}

/** Every handler of the program, once however many tables name it. */
export function mmapHandlers(program: Program): readonly MmapHandler[] {
  const out = new Map<
    FunctionFacts,
    { fn: InFile<FunctionFacts>; tables: InFile<TableFacts>[]; named: Naming[] }
  >();
  for (const file of program.files) {
    const { given, hasOps } = givenIn(program, file);
    for (const { symbol, naming, table } of given) {
      const fn = behind(program, symbol, file);
      if (!fn) continue;
      const entry = out.get(fn.it) ?? { fn, tables: [], named: [] };
      if (table) entry.tables.push(table);
      entry.named.push(naming);
      out.set(fn.it, entry);
    }
    if (hasOps) continue;
    for (const it of file.functions)
      if (looksLikeHandler(it) && !out.has(it)) out.set(it, { fn: { file, it }, tables: [], named: [] });
  }
  return [...out.values()].map(({ fn, ...rest }) => ({ ...fn, ...rest }));
}

/** What ops name as .mmap and no file in sight defines. */
export function unseenHandlers(program: Program): ReadonlyMap<string, readonly Naming[]> {
  const out = new Map<string, Naming[]>();
  for (const file of program.files)
    for (const { symbol, naming } of givenIn(program, file).given) {
      if (!behind(program, symbol, file) && symbol !== 'NULL')
        out.set(symbol, [...(out.get(symbol) ?? []), naming]);
    }
  return out;
}
