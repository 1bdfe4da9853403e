/** The part of a function that a member's value hangs on: a run for one member passes over the rest. */
import type { Expr, FunctionFacts } from '../c/ir.ts';
import { rootName } from './digest.ts';
import type { Program } from './program.ts';
import type { InFile } from './resolve.ts';
import { expressions, inBody, statements, writtenBy } from './walk.ts';

/** Tells which expressions of a function have to be evaluated, and which locals matter. */
export interface Slice {
  expr(expr: Expr): boolean;
  name(name: string): boolean;
}

const maxRounds = 6;

/** The functions that store to a member or variable of this name, and those that reach them by calls. */
export function writersAbove(program: Program, name: string): ReadonlySet<FunctionFacts> {
  const above = new Set<FunctionFacts>();
  const queue: InFile<FunctionFacts>[] = [...program.writers(name)];
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (above.has(next.it)) continue;
    above.add(next.it);
    queue.push(...program.callers(next));
  }
  return above;
}

function* wordsOf(expr: Expr): Generator<string> {
  for (const part of expressions(expr)) {
    if (part.k === 'name') yield part.name;
    else if (part.k === 'field') yield part.field;
  }
}

/** The slice of a function for a member of this name, whose writers and what calls them are `above`. */
export function sliceOf(
  program: Program,
  { it: fn, file }: InFile<FunctionFacts>,
  wanted: string,
  above: ReadonlySet<FunctionFacts>,
): Slice {
  const names = new Set<string>([wanted]);
  const locals = program.digest(fn).types;
  const writes = (target: Expr): boolean => {
    const root = rootName(target);
    if (root !== undefined && names.has(root) && locals.has(root)) return true;
    for (const part of expressions(target)) if (part.k === 'field' && names.has(part.field)) return true;
    return target.k === 'name' && names.has(target.name);
  };
  const calls = (expr: Expr & { k: 'call' }): boolean => {
    const callee = expr.callee.k === 'name' ? program.function(expr.callee.name, file)?.it : undefined;
    if (callee && (above.has(callee) || callee.isMacro)) return true;
    if (writtenBy(expr).some(writes)) return true;
    // By address the call may store to a local that matters here; what it does to other memory is looked up where it is read.
    return expr.args.some((arg) => {
      const root =
        arg.k === 'unary' && arg.op === '&' ? rootName(arg) : arg.k === 'name' ? arg.name : undefined;
      if (arg.k === 'unary' && arg.arg.k === 'field' && names.has(arg.arg.field)) return true;
      const type = root === undefined ? undefined : locals.get(root);
      return (
        root !== undefined &&
        type !== undefined &&
        names.has(root) &&
        (arg.k === 'unary' || type.array === true)
      );
    });
  };
  const matters = (expr: Expr): boolean => {
    for (const part of expressions(expr)) {
      if (writtenBy(part).some(writes)) return true;
      if (part.k === 'call' && calls(part)) return true;
    }
    return false;
  };
  const add = (expr: Expr): void => {
    for (const name of wordsOf(expr)) names.add(name);
  };
  for (let round = 0, size = 0; round < maxRounds && size !== names.size; round++) {
    size = names.size;
    for (const stmt of statements(fn.body)) {
      if (stmt.k === 'return' && stmt.value) add(stmt.value);
      else if (stmt.k === 'decl' && stmt.init && names.has(stmt.name)) add(stmt.init);
    }
    for (const expr of inBody(fn.body)) {
      if (expr.k === 'assign' && writes(expr.left)) add(expr);
      else if (expr.k === 'call' && calls(expr)) for (const arg of expr.args) add(arg);
      else if (expr.k === 'init' && expr.type) for (const { value } of expr.fields) add(value);
    }
  }
  return { expr: matters, name: (name) => names.has(name) };
}
