/** Which calls drop the mappings of a driver's address space by region offset, as far as the code in sight says. */
import type { FileFacts, FunctionFacts, Init } from '../c/ir.ts';
import type { Site } from './events.ts';
import { interfaces, mayInvalidate } from './knowledge.ts';
import type { InFile, MmapHandler, Program } from './program.ts';
import { expressions, inBody } from './walk.ts';

export interface Invalidation {
  /** A call of unmap_mapping_range() or its kin that the driver reaches. */
  readonly call?: Site & { readonly name: string };
  /** Functions out of sight that the driver hands its device to and that may invalidate. */
  readonly unseen: readonly string[];
}

function invalidatingCall(fn: FunctionFacts, file: FileFacts): (Site & { name: string }) | undefined {
  for (const expr of inBody(fn.body)) {
    if (expr.k !== 'call' || expr.callee.k !== 'name') continue;
    if (interfaces.get(expr.callee.name)?.invalidates)
      return { file, fn, span: expr.span, name: expr.callee.name };
  }
  return undefined;
}

const namesIn = (fields: readonly Init[]): string[] =>
  fields.flatMap(({ value }) =>
    [...expressions(value)].flatMap((expr) => (expr.k === 'name' ? [expr.name] : [])),
  );

/** Follows calls by name from everything in the handler's file and its ops table. */
export function invalidation(program: Program, handler: MmapHandler): Invalidation {
  const unseen = new Set<string>();
  const seen = new Set<FunctionFacts>();
  const queue: InFile<FunctionFacts>[] = handler.file.functions.map((it) => ({ file: handler.file, it }));
  const visit = (name: string, from: FileFacts): void => {
    const fn = program.function(name, from);
    if (fn) queue.push(fn);
    else if (mayInvalidate.test(name)) unseen.add(name);
  };
  const tables = program.files.flatMap((file) =>
    file.tables
      .filter((table) => namesIn(table.fields).includes(handler.it.name))
      .map((table) => ({ file, table })),
  );
  for (const { file, table } of tables) for (const name of namesIn(table.fields)) visit(name, file);
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (seen.has(next.it)) continue;
    seen.add(next.it);
    const call = invalidatingCall(next.it, next.file);
    if (call) return { call, unseen: [] };
    for (const name of next.it.calls) visit(name, next.file);
  }
  return { unseen: [...unseen] };
}
