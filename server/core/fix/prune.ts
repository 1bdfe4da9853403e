/** A branching statement without what nobody needs of it: checks that only leave, and variables that the rest does not hang on. */
import type { Expr, Span, Stmt } from '../c/ir.ts';
import { inBody, writtenBy } from '../infer/walk.ts';
import { isBareBody, linesOf, tidy } from './layout.ts';
import type { Quiet } from './quiet.ts';
import { inside } from './text.ts';
import { leaves, namesIn, setIn } from './variables.ts';

/** True where an expression assigns to a variable of that name. */
export const setsName = (expr: Expr, name: string): boolean =>
  writtenBy(expr).some((target) => target.k === 'name' && target.name === name);

/** True where a variable is named otherwise than to be set. */
export function readsName(exprs: readonly Expr[], name: string): boolean {
  const targets = new Set(
    exprs.flatMap((expr) => (expr.k === 'assign' && expr.op === '=' ? [expr.left] : [])),
  );
  return exprs.some((expr) => expr.k === 'name' && expr.name === name && !targets.has(expr));
}

/** The statements within one, at any depth. */
function* within(stmt: Stmt): Generator<Stmt> {
  const inner =
    stmt.k === 'if'
      ? [...stmt.taken, ...stmt.else]
      : stmt.k === 'block' || stmt.k === 'switch' || stmt.k === 'loop'
        ? stmt.body
        : [];
  for (const one of inner) {
    yield one;
    yield* within(one);
  }
}

/** True where a statement may go: it sets nothing that is needed, or only checks something and leaves. */
function mayGo(stmt: Stmt, needed: ReadonlySet<string>, quiet: Quiet): boolean {
  if ([...setIn([stmt])].some((name) => needed.has(name))) return false;
  if (stmt.k === 'expr')
    return stmt.expr.k === 'assign' && stmt.expr.left.k === 'name' && quiet(stmt.expr.right);
  if (stmt.k !== 'if' || !quiet(stmt.test)) return false;
  const goes = (arm: Stmt): boolean =>
    leaves([arm]) || (arm.k === 'block' ? arm.body.every(goes) : mayGo(arm, needed, quiet));
  return [...stmt.taken, ...stmt.else].every(goes);
}

/** The parts of a statement that nothing in `wanted`, and nothing that the rest hangs on, needs. */
export function pruned(stmt: Stmt, wanted: ReadonlySet<string>, text: string, quiet: Quiet): readonly Span[] {
  const needed = new Set(wanted);
  for (;;) {
    const gone: Span[] = [];
    for (const one of within(stmt))
      if (
        !gone.some((span) => inside(one.span, span)) &&
        mayGo(one, needed, quiet) &&
        linesOf(text, one.span) &&
        !isBareBody(text, one.span)
      )
        gone.push(one.span);
    const before = needed.size;
    const kept = [...inBody([stmt])].filter(({ span }) => !gone.some((one) => inside(span, one)));
    for (const name of namesIn(kept)) needed.add(name);
    if (needed.size === before) return gone;
  }
}

/** A text without the lines of some statements, and where a span of it is then. */
export function without(text: string, span: Span, gone: readonly Span[]): { text: string; span: Span } {
  let out = text;
  let end = span[1];
  for (const [from, to] of tidy(text, gone).toSorted((a, b) => b[0] - a[0])) {
    out = out.slice(0, from) + out.slice(to);
    end -= to - from;
  }
  return { text: out, span: [span[0], end] };
}
