/** Which variables expressions name and statements set: what a look back along a function's statements asks. */
import type { Expr, FunctionFacts, Span, Stmt } from '../c/ir.ts';
import { rootName } from '../infer/digest.ts';
import { containers } from '../infer/knowledge.ts';
import { expressions, inBody, statements, writtenBy } from '../infer/walk.ts';
import { inside } from './text.ts';

/** Variables that expressions name: a container_of()'s type and member are none, nor is what is called. */
export function namesIn(exprs: readonly Expr[]): Set<string> {
  const names = new Set<string>();
  const words = new Set<Expr>();
  const all = exprs.flatMap((expr) => [...expressions(expr)]);
  for (const part of all) {
    if (part.k !== 'call') continue;
    words.add(part.callee);
    if (containers.has(callName(part))) for (const word of part.args.slice(1)) words.add(word);
  }
  for (const part of all) if (part.k === 'name' && !words.has(part)) names.add(part.name);
  return names;
}

export const callName = (expr: Expr): string =>
  expr.k === 'call' && expr.callee.k === 'name' ? expr.callee.name : '';

/** True where an lvalue goes through a pointer: what it writes to is not the variable itself. */
export const reaches = (expr: Expr): boolean =>
  [...expressions(expr)].some(
    (part) => (part.k === 'field' && part.arrow) || (part.k === 'unary' && part.op === '*'),
  );

/** Variables that statements give values, also by their address. */
export function setIn(stmts: readonly Stmt[]): Set<string> {
  const names = new Set<string>();
  const add = (target: Expr): void => {
    const root = reaches(target) ? undefined : rootName(target);
    if (root !== undefined) names.add(root);
  };
  for (const stmt of statements(stmts)) {
    if (stmt.k === 'decl' && stmt.init) names.add(stmt.name);
    if (stmt.k === 'damaged') for (const name of stmt.names) names.add(name);
  }
  for (const expr of inBody(stmts)) {
    for (const target of writtenBy(expr)) add(target);
    if (expr.k === 'unary' && expr.op === '&') add(expr.arg);
  }
  return names;
}

/** The statements around a place, outermost first, each with its list and where in it it stands. */
export function around(body: readonly Stmt[], span: Span): { list: readonly Stmt[]; index: number }[] {
  const index = body.findIndex((stmt) => stmt.k !== 'case' && stmt.k !== 'label' && inside(span, stmt.span));
  const stmt = body[index];
  if (!stmt) return [];
  const here = { list: body, index };
  const within = (list: readonly Stmt[]): { list: readonly Stmt[]; index: number }[] => around(list, span);
  switch (stmt.k) {
    case 'if':
      return [here, ...within(stmt.taken), ...within(stmt.else)];
    case 'block':
    case 'switch':
    case 'loop':
      return [here, ...within(stmt.body)];
    case 'either':
      return [here, ...stmt.arms.flatMap(within)];
    default:
      return [here];
  }
}

export const leaves = (stmts: readonly Stmt[]): boolean =>
  stmts.every(
    (stmt) => stmt.k === 'return' || stmt.k === 'goto' || (stmt.k === 'block' && leaves(stmt.body)),
  );

/** The expression that a statement is, tests for failure put aside: `if (f(x)) return` and `ret = f(x)` are f(x). */
export function callIn(stmt: Stmt): (Expr & { k: 'call' }) | undefined {
  const expr =
    stmt.k === 'expr'
      ? stmt.expr
      : stmt.k === 'decl'
        ? stmt.init
        : stmt.k === 'if' && leaves(stmt.taken) && stmt.else.length === 0
          ? stmt.test
          : undefined;
  const inner = expr?.k === 'assign' && expr.left.k === 'name' ? expr.right : expr;
  const call =
    inner && [...expressions(inner)].find((part) => part.k === 'call' && part.args.some(isAddress));
  return call?.k === 'call' ? call : undefined;
}

export const isAddress = (expr: Expr): boolean =>
  expr.k === 'unary' && expr.op === '&' && expr.arg.k === 'name';

/** How often a function gives a variable a value. */
export function timesSet(fn: FunctionFacts, name: string): number {
  let times = 0;
  for (const stmt of statements(fn.body)) if (stmt.k === 'decl' && stmt.init && stmt.name === name) times++;
  for (const expr of inBody(fn.body)) {
    for (const target of writtenBy(expr)) if (target.k === 'name' && target.name === name) times++;
    if (isAddress(expr) && expr.k === 'unary' && expr.arg.k === 'name' && expr.arg.name === name) times++;
  }
  return times;
}

/** True where a variable has one value wherever it has any. */
export const isFixed = (fn: FunctionFacts, name: string): boolean =>
  timesSet(fn, name) <= (fn.params.some((param) => param.name === name) ? 0 : 1);

/** The value of a variable that is given one once. */
export function onlyValue(fn: FunctionFacts, name: string): Expr | undefined {
  if (timesSet(fn, name) !== 1) return undefined;
  for (const stmt of statements(fn.body))
    if (stmt.k === 'decl' && stmt.name === name && stmt.init) return stmt.init;
  for (const expr of inBody(fn.body))
    if (expr.k === 'assign' && expr.op === '=' && expr.left.k === 'name' && expr.left.name === name)
      return expr.right;
  return undefined;
}

export const bare = (expr: Expr): Expr => (expr.k === 'cast' ? bare(expr.arg) : expr);
