/** Walks over the facts of a body: every expression, every statement, in the order of the text. */
import type { Expr, Stmt } from '../c/ir.ts';
import { writesArguments } from './knowledge.ts';

/** The lvalues that an expression itself writes to, not what is in it. */
export function writtenBy(expr: Expr): readonly Expr[] {
  if (expr.k === 'assign') return [expr.left];
  if (expr.k === 'update') return [expr.arg];
  if (expr.k !== 'call' || expr.callee.k !== 'name') return [];
  return (writesArguments.get(expr.callee.name) ?? []).flatMap((i) => expr.args[i] ?? []);
}

/** An expression and everything in it, outer first. */
export function* expressions(expr: Expr): Generator<Expr> {
  yield expr;
  switch (expr.k) {
    case 'field':
      yield* expressions(expr.base);
      break;
    case 'index':
      yield* expressions(expr.base);
      yield* expressions(expr.index);
      break;
    case 'call':
      yield* expressions(expr.callee);
      for (const arg of expr.args) yield* expressions(arg);
      break;
    case 'unary':
    case 'update':
    case 'cast':
      yield* expressions(expr.arg);
      break;
    case 'binary':
    case 'assign':
    case 'comma':
      yield* expressions(expr.left);
      yield* expressions(expr.right);
      break;
    case 'cond':
      yield* expressions(expr.test);
      if (expr.taken) yield* expressions(expr.taken);
      yield* expressions(expr.else);
      break;
    case 'block':
      yield* inBody(expr.body);
      break;
    case 'init':
      for (const init of expr.fields) yield* expressions(init.value);
      break;
    case 'other':
      for (const part of expr.parts) yield* expressions(part);
      break;
    case 'name':
    case 'int':
      break;
  }
}

/** Every expression in the statements, outer ones first. */
export function* inBody(body: readonly Stmt[]): Generator<Expr> {
  for (const stmt of body) {
    switch (stmt.k) {
      case 'expr':
        yield* expressions(stmt.expr);
        break;
      case 'decl':
        if (stmt.init) yield* expressions(stmt.init);
        break;
      case 'return':
        if (stmt.value) yield* expressions(stmt.value);
        break;
      case 'if':
        yield* expressions(stmt.test);
        yield* inBody(stmt.taken);
        yield* inBody(stmt.else);
        break;
      case 'loop':
        yield* inBody(stmt.init);
        if (stmt.test) yield* expressions(stmt.test);
        if (stmt.step) yield* expressions(stmt.step);
        yield* inBody(stmt.body);
        break;
      case 'switch':
        yield* expressions(stmt.value);
        yield* inBody(stmt.body);
        break;
      case 'block':
        yield* inBody(stmt.body);
        break;
      case 'either':
        for (const arm of stmt.arms) yield* inBody(arm);
        break;
      default:
    }
  }
}

/** Every statement, outer ones first. */
export function* statements(body: readonly Stmt[]): Generator<Stmt> {
  for (const stmt of body) {
    yield stmt;
    if (stmt.k === 'if') {
      yield* statements(stmt.taken);
      yield* statements(stmt.else);
    } else if (stmt.k === 'loop') {
      yield* statements(stmt.init);
      yield* statements(stmt.body);
    } else if (stmt.k === 'switch' || stmt.k === 'block') yield* statements(stmt.body);
    else if (stmt.k === 'either') for (const arm of stmt.arms) yield* statements(arm);
  }
}
