/** Which calls drop the mappings of a driver's address space by region offset, as far as the code in sight says. */
import type { FileFacts, FunctionFacts } from '../c/ir.ts';
import { namesIn } from './digest.ts';
import type { Site } from './events.ts';
import { interfaces, mayInvalidate, mmapTables } from './knowledge.ts';
import type { Program } from './program.ts';
import type { InFile } from './resolve.ts';
import type { MmapHandler } from './scope.ts';
import { inBody } from './walk.ts';

export interface Invalidation {
  /** A call of unmap_mapping_range() or its kin that the driver reaches. */
  readonly call?: Site & { readonly name: string };
  /** Functions that may invalidate: out of sight, or in the driver's files and not reached by what is followed. */
  readonly unseen: readonly string[];
}

/** A call that drops mappings: of a file range, or of the user addresses of one mapping. */
export interface Drop extends Site {
  readonly name: string;
  readonly by: 'offset' | 'address';
}

function* dropsIn(fn: FunctionFacts, file: FileFacts): Generator<Drop> {
  for (const expr of inBody(fn.body)) {
    if (expr.k !== 'call' || expr.callee.k !== 'name') continue;
    const { name } = expr.callee;
    const known = interfaces.get(name);
    if (known?.invalidates) yield { file, fn, span: expr.span, name, by: 'offset' };
    else if (known?.zaps) yield { file, fn, span: expr.span, name, by: 'address' };
  }
}

function invalidatingCall(fn: FunctionFacts, file: FileFacts): Drop | undefined {
  for (const drop of dropsIn(fn, file)) if (drop.by === 'offset') return drop;
  return undefined;
}

/** A region's or parent's ops are handed to the driver around them. */
const isPartOf = (program: Program, handler: MmapHandler): boolean =>
  handler.tables.some(({ it }) => program.resolve(it.type.base) !== 'vfio_device_ops');

/** The files of a driver: where its handler and ops tables stand, and for ops that are a part of it, who names them. */
function filesOf(program: Program, handler: MmapHandler): ReadonlySet<FileFacts> {
  const files = new Set([handler.file, ...handler.tables.map(({ file }) => file)]);
  if (isPartOf(program, handler))
    for (const { it } of handler.tables) for (const { file } of program.mentioning(it.name)) files.add(file);
  return files;
}

/**
 * Where the kernel enters this driver: everything that its ops tables name, and in its files what other tables name (a bus
 * driver's, error handlers, interrupts) and what is not static. What another driver's ops alone name is that driver's.
 */
function entries(
  program: Program,
  handler: MmapHandler,
  files: ReadonlySet<FileFacts>,
): InFile<FunctionFacts>[] {
  const isPart = isPartOf(program, handler);
  const own = new Set(handler.tables.map(({ it }) => it));
  const mine = new Set<string>();
  const theirs = new Set<string>();
  for (const { it } of handler.tables) for (const name of namesIn(it.fields)) mine.add(name);
  for (const { file } of files)
    for (const table of program.contents(file).tables)
      if (!own.has(table))
        for (const name of namesIn(table.fields))
          (own.size > 0 && !isPart && mmapTables.has(program.resolve(table.type.base)) ? theirs : mine).add(
            name,
          );
  const out: InFile<FunctionFacts>[] = [{ file: handler.file, it: handler.it }];
  for (const file of files) {
    for (const name of mine) {
      const fn = program.function(name, file);
      if (fn) out.push(fn);
    }
    for (const it of program.contents(file.file).functions)
      if (!it.isStatic && !theirs.has(it.name)) out.push({ file, it });
  }
  return out;
}

/**
 * Follows calls, function names handed over and function pointers from every entry of the handler's driver, function by
 * function; what is out of sight and may invalidate goes into `unseen`.
 */
function* reached(
  program: Program,
  handler: MmapHandler,
  files: ReadonlySet<FileFacts>,
  unseen: Set<string>,
  more: readonly InFile<FunctionFacts>[] = [],
): Generator<InFile<FunctionFacts>> {
  const seen = new Set<FunctionFacts>();
  const queue = [...entries(program, handler, files), ...more];
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { it, file } = next;
    if (seen.has(it)) continue;
    seen.add(it);
    yield next;
    const { mentions, indirect } = program.digest(it);
    for (const name of [...it.calls, ...mentions]) {
      // What the kernel's own interfaces do is known, also where mm/ is among the files.
      if (interfaces.has(name)) continue;
      const fn = program.function(name, file);
      if (fn) queue.push(fn);
      else if (mayInvalidate.test(name)) unseen.add(name);
    }
    for (const callee of indirect) {
      if (callee.k !== 'field') continue;
      const key = program.fieldKey(program.structOf(callee.base, it, file), callee.field, file);
      for (const { fn } of program.targets(key)) if (fn) queue.push(fn);
    }
  }
}

/** The first invalidation by region offset that the handler's driver reaches. */
export function invalidation(program: Program, handler: MmapHandler): Invalidation {
  const unseen = new Set<string>();
  const seen = new Set<FunctionFacts>();
  const files = filesOf(program, handler);
  for (const { it, file } of reached(program, handler, files, unseen)) {
    seen.add(it);
    const call = invalidatingCall(it, file);
    if (call) return { call, unseen: [] };
  }
  // One that stands in the driver's files, and that nothing in sight reaches, may be reached in a way that is not followed.
  for (const file of files)
    for (const it of program.contents(file.file).functions)
      if (!seen.has(it) && invalidatingCall(it, file)) unseen.add(it.name);
  return { unseen: [...unseen] };
}

/**
 * Every call that drops mappings and that the handler's driver reaches, also from the operations that it leaves in the vma, and
 * what may and is out of sight.
 */
export function drops(
  program: Program,
  handler: MmapHandler,
  operations: readonly InFile<FunctionFacts>[],
): { readonly calls: readonly Drop[]; readonly unseen: readonly string[] } {
  const unseen = new Set<string>();
  const calls: Drop[] = [];
  for (const { it, file } of reached(program, handler, filesOf(program, handler), unseen, operations))
    calls.push(...dropsIn(it, file));
  return { calls, unseen: [...unseen] };
}
