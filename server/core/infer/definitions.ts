/** What a name stands for by the text alone: the one definition of a local, what callers give for a parameter, earlier tests. */
import type { Expr, FileFacts, FunctionFacts, Stmt } from '../c/ir.ts';
import type { Program } from './program.ts';
import type { InFile } from './resolve.ts';
import { expressions, inBody, statements, writtenBy } from './walk.ts';

/** The expression that a local gets its only value from; undefined where it has none, or more than one. */
export function definitionOf(fn: FunctionFacts, name: string): Expr | undefined {
  const values: (Expr | undefined)[] = [];
  for (const stmt of statements(fn.body))
    if (stmt.k === 'decl' && stmt.name === name && stmt.init) values.push(stmt.init);
  for (const expr of inBody(fn.body)) {
    if (writtenBy(expr).some((target) => target.k === 'name' && target.name === name))
      values.push(expr.k === 'assign' && expr.op === '=' ? expr.right : undefined);
    if (expr.k === 'unary' && expr.op === '&' && expr.arg.k === 'name' && expr.arg.name === name)
      values.push(undefined);
  }
  return values.length === 1 ? values[0] : undefined;
}

/** The same for every local of a function that has one, in one look. */
export function definitionsOf(fn: FunctionFacts): ReadonlyMap<string, Expr> {
  const out = new Map<string, Expr>();
  const seen = new Set<string>();
  const put = (name: string, value: Expr | undefined): void => {
    if (value && !seen.has(name)) out.set(name, value);
    else out.delete(name);
    seen.add(name);
  };
  for (const stmt of statements(fn.body)) if (stmt.k === 'decl' && stmt.init) put(stmt.name, stmt.init);
  for (const expr of inBody(fn.body)) {
    for (const target of writtenBy(expr))
      if (target.k === 'name')
        put(target.name, expr.k === 'assign' && expr.op === '=' ? expr.right : undefined);
    if (expr.k === 'unary' && expr.op === '&' && expr.arg.k === 'name') put(expr.arg.name, undefined);
  }
  return out;
}

/** Locals behind one another that are followed; in broken text they may go round. */
const maxDepth = 4;

/** An expression with the locals that it is put for their definitions, casts taken off. */
export function meant(fn: FunctionFacts, expr: Expr, depth = 0): Expr {
  if (expr.k === 'cast') return meant(fn, expr.arg, depth);
  if (expr.k !== 'name' || depth > maxDepth) return expr;
  const definition = definitionOf(fn, expr.name);
  return definition ? meant(fn, definition, depth + 1) : expr;
}

/** Two expressions that say the same, whatever their places. */
export function sameText(a: Expr, b: Expr): boolean {
  if (a.k === 'cast') return sameText(a.arg, b);
  if (b.k === 'cast') return sameText(a, b.arg);
  if (a.k === 'name') return b.k === 'name' && a.name === b.name;
  if (a.k === 'int') return b.k === 'int' && a.value === b.value;
  if (a.k === 'field') return b.k === 'field' && a.field === b.field && sameText(a.base, b.base);
  if (a.k === 'index') return b.k === 'index' && sameText(a.base, b.base) && sameText(a.index, b.index);
  if (a.k === 'unary') return b.k === 'unary' && a.op === b.op && sameText(a.arg, b.arg);
  if (a.k === 'binary')
    return b.k === 'binary' && a.op === b.op && sameText(a.left, b.left) && sameText(a.right, b.right);
  if (a.k !== 'call' || b.k !== 'call' || a.args.length !== b.args.length) return false;
  return (
    sameText(a.callee, b.callee) &&
    a.args.every((arg, i) => {
      const other = b.args[i];
      return other !== undefined && sameText(arg, other);
    })
  );
}

/** True where an expression holds another one. */
export const holds = (outer: Expr, inner: Expr): boolean =>
  [...expressions(outer)].some((part) => sameText(part, inner));

/** The tests of a function that stand before a place: of branches, loops and `?:`. */
export function testsBefore(fn: FunctionFacts, before: number): readonly Expr[] {
  const out: Expr[] = [];
  const add = (test: Expr | undefined): void => {
    if (test && test.span[0] < before) out.push(test);
  };
  for (const stmt of statements(fn.body)) {
    if (stmt.k === 'if' || stmt.k === 'loop') add(stmt.test);
    if (stmt.k === 'switch') add(stmt.value);
  }
  for (const expr of inBody(fn.body)) if (expr.k === 'cond') add(expr.test);
  return out;
}

/** What each caller in sight gives for the arguments of a function. */
export function* givenBy(
  program: Program,
  fn: InFile<FunctionFacts>,
): Generator<{ readonly caller: InFile<FunctionFacts>; readonly args: readonly Expr[] }> {
  for (const caller of program.callers(fn))
    for (const expr of inBody(caller.it.body))
      if (expr.k === 'call' && expr.callee.k === 'name' && expr.callee.name === fn.it.name)
        yield { caller, args: expr.args };
}

/** The position of a parameter that the function leaves as it was given. */
export function givenParam(fn: FunctionFacts, expr: Expr): number | undefined {
  if (expr.k === 'cast') return givenParam(fn, expr.arg);
  if (expr.k !== 'name') return undefined;
  const at = fn.params.findIndex(({ name }) => name === expr.name);
  const isWritten = [...inBody(fn.body)].some((one) =>
    writtenBy(one).some((target) => target.k === 'name' && target.name === expr.name),
  );
  return at < 0 || isWritten ? undefined : at;
}

/** The innermost list of statements that holds a place, and the statement in it. */
export function statementAt(
  body: readonly Stmt[],
  at: number,
): { readonly list: readonly Stmt[]; readonly stmt: Stmt } | undefined {
  for (const stmt of body) {
    if (at < stmt.span[0] || at >= stmt.span[1]) continue;
    for (const inner of listsOf(stmt)) {
      const found = statementAt(inner, at);
      if (found) return found;
    }
    return { list: body, stmt };
  }
  return undefined;
}

function listsOf(stmt: Stmt): readonly (readonly Stmt[])[] {
  switch (stmt.k) {
    case 'if':
      return [stmt.taken, stmt.else];
    case 'loop':
    case 'switch':
    case 'block':
      return [stmt.body];
    case 'either':
      return stmt.arms;
    default:
      return [];
  }
}

/** The first expression of a file's functions for which something holds, with its function. */
export function* everyExpression(
  file: FileFacts,
): Generator<{ readonly fn: FunctionFacts; readonly expr: Expr }> {
  for (const fn of file.functions) for (const expr of inBody(fn.body)) yield { fn, expr };
}

/** The name of an integer's type, by declarations: of a name, a member, or what a pointer points to. */
export function typeNameOf(
  program: Program,
  file: FileFacts,
  fn: FunctionFacts,
  expr: Expr,
): string | undefined {
  if (expr.k === 'cast') return expr.type.pointers === 0 ? expr.type.base : undefined;
  if (expr.k === 'unary' && expr.op === '*' && expr.arg.k === 'name') {
    const type = program.digest(fn).types.get(expr.arg.name);
    return type?.pointers === 1 ? type.base : undefined;
  }
  if (expr.k === 'name') {
    const type = program.digest(fn).types.get(expr.name);
    return type && type.pointers === 0 && type.array !== true ? type.base : undefined;
  }
  if (expr.k !== 'field') return undefined;
  const struct = program.structOf(expr.base, fn, file);
  if (struct === 'vm_area_struct' && expr.field === 'vm_pgoff') return 'unsigned long';
  const type = struct === '' ? undefined : program.member(struct, expr.field, file);
  return type && type.pointers === 0 && type.array !== true ? type.base : undefined;
}
