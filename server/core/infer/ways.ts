/** The ways out of a call, told apart by what it returns: zero, or an error number. */
import type { Expr, Stmt } from '../c/ir.ts';
import { joinStates, type Run, type State } from './frame.ts';

/** What an expression that is returned says of itself: true for zero, false for `-EINVAL` and other numbers. */
export function isZero(expr: Expr | undefined): boolean | undefined {
  if (expr?.k === 'int') return /^0[uUlL]*$/.test(expr.value);
  if (expr?.k !== 'unary' || expr.op !== '-') return undefined;
  const { arg } = expr;
  const isNumber =
    arg.k === 'int' ? !/^0[uUlL]*$/.test(arg.value) : arg.k === 'name' && /^E[A-Z0-9]+$/.test(arg.name);
  return isNumber ? false : undefined;
}

/** The states after a call where it returned zero, and where it did not. */
export interface Ways {
  readonly zero: State;
  readonly other: State;
}

/** The stores to vm_pgoff that a state has behind it. */
function storesIn(state: State): string {
  const out: string[] = [];
  for (const [key, { alts }] of state)
    if (key.endsWith('.vm_pgoff'))
      out.push(
        `${key}=${alts
          .map(({ store }) => store ?? '')
          .toSorted()
          .join()}`,
      );
  return out.toSorted().join(';');
}

/** The ways out of the call that was run last, if it is this one, all of them are known and it matters which was taken. */
export function waysOut(run: Run, call: Expr): Ways | undefined {
  if (call.k !== 'call' || run.lastCall?.span !== call.span) return undefined;
  const sides: Record<'zero' | 'other', State | undefined> = { zero: undefined, other: undefined };
  for (const exit of run.lastCall.exits) {
    const known = run.returnsZero.get(exit);
    if (known === undefined) return undefined;
    const side = known ? 'zero' : 'other';
    sides[side] = joinStates(run, sides[side], exit);
  }
  const { zero, other } = sides;
  if (!zero || !other || storesIn(zero) === storesIn(other)) return undefined;
  return { zero: new Map(zero), other: new Map(other) };
}

/** The variable that a statement gives a call's value, and the call: `int ret = f(x)`, `ret = f(x)`. */
export function callInto(stmt: Stmt): { readonly name: string; readonly call: Expr } | undefined {
  if (stmt.k === 'decl' && stmt.init?.k === 'call') return { name: stmt.name, call: stmt.init };
  const expr = stmt.k === 'expr' ? stmt.expr : undefined;
  if (expr?.k !== 'assign' || expr.op !== '=' || expr.left.k !== 'name' || expr.right.k !== 'call')
    return undefined;
  return { name: expr.left.name, call: expr.right };
}

/** The call that a test asks about, and whether the test holds where it returned zero: `f(x)`, `!f(x)`, `f(x) < 0`. */
export function callTested(test: Expr): { readonly call: Expr; readonly whenZero: boolean } | undefined {
  if (test.k === 'call') {
    const [arg] = test.args;
    const isHint = test.callee.k === 'name' && /^(?:un)?likely$/.test(test.callee.name);
    return isHint && arg ? callTested(arg) : { call: test, whenZero: false };
  }
  if (test.k === 'unary' && test.op === '!') {
    const inner = callTested(test.arg);
    return inner && { ...inner, whenZero: !inner.whenZero };
  }
  const asksZero =
    test.k === 'binary' && test.left.k === 'call' && test.right.k === 'int' && test.right.value === '0';
  if (!asksZero || !/^(?:<|!=|==)$/.test(test.op)) return undefined;
  return { call: test.left, whenZero: test.op === '==' };
}
