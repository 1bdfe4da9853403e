/** What is VFIO's: the mmap handlers that some ops table, in whatever form, names. */
import type { Expr, FileFacts, FunctionFacts, Init, Param, TableFacts } from '../c/ir.ts';
import { numeric } from './constants.ts';
import { isRegionShift, symbolsOf } from './digest.ts';
import { mmapTables } from './knowledge.ts';
import { membersIn, type Program } from './program.ts';
import type { InFile } from './resolve.ts';

/** A function that some ops table names as the way to create a VFIO mapping. */
export interface MmapHandler extends InFile<FunctionFacts> {
  /** The ops tables that name it, where they are in sight. */
  readonly tables: readonly InFile<TableFacts>[];
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
): Generator<string> {
  for (const { struct, name, value } of membersIn(program, base, fields, file))
    if (mmapTables.has(struct) && name === 'mmap') yield* symbolsOf(value);
}

/** The same at run time: `ops->mmap = f`, a local table, a compound literal. */
function* mmapAssigned(program: Program, file: FileFacts, fn: FunctionFacts): Generator<string> {
  const { pointers, tables } = program.digest(fn);
  const structOf = (expr: Expr): string => program.structOf(expr, fn, file);
  for (const { left, names } of pointers)
    if (left.k === 'field' && left.field === 'mmap' && mmapTables.has(structOf(left.base))) yield* names;
  for (const { type, fields } of tables) yield* mmapIn(program, type.base, fields, file);
}

/** Every handler of the program, once however many tables name it. */
export function mmapHandlers(program: Program): readonly MmapHandler[] {
  const out = new Map<FunctionFacts, { fn: InFile<FunctionFacts>; tables: InFile<TableFacts>[] }>();
  for (const file of program.files) {
    let named = false;
    const add = (name: string, table?: InFile<TableFacts>): void => {
      named = true;
      const fn = program.function(name, file);
      if (!fn || fn.it.isMacro) return;
      const entry = out.get(fn.it) ?? { fn, tables: [] };
      if (table) entry.tables.push(table);
      out.set(fn.it, entry);
    };
    for (const table of file.tables) {
      // An ops table in sight says who the handlers are, also by naming none.
      if (mmapTables.has(program.resolve(table.type.base))) named = true;
      for (const name of mmapIn(program, table.type.base, table.fields, file)) add(name, { file, it: table });
    }
    for (const fn of file.functions)
      if (!fn.isMacro) for (const name of mmapAssigned(program, file, fn)) add(name);
    if (named) continue;
    for (const it of file.functions)
      if (looksLikeHandler(it) && !out.has(it)) out.set(it, { fn: { file, it }, tables: [] });
  }
  return [...out.values()].map(({ fn, tables }) => ({ ...fn, tables }));
}
