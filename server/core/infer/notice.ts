/** What inference writes down for the rules while it evaluates: operations, and uses of indexes. */
import type { Expr } from '../c/ir.ts';
import { noteOperation, noteUse } from './events.ts';
import { siteOf, type Frame, type Run, type State } from './frame.ts';
import { boundsOf, missing, passed } from './guards.ts';
import type { Value } from './value.ts';

/** True for a value that counts nothing: numbers, and what nobody knows. */
export const isPlain = (value: Value): boolean =>
  value.alts.every(({ kind }) => kind.k === 'unknown' || kind.k === 'constant');

/** Operations that rules look at: comparisons, and what makes one number of two. */
const noticed = /^(?:[-+|&]|<<|>>|[<>]=?|[!=]=)$/;

/** Notes an operation on what is not just numbers. */
export function notice(
  run: Run,
  frame: Frame,
  state: State,
  { op, left, right, span }: Pick<Expr & { k: 'binary' }, 'op' | 'left' | 'right' | 'span'>,
  leftIs: Value,
  rightIs: Value,
): void {
  if (!run.events || !noticed.test(op) || (isPlain(leftIs) && isPlain(rightIs))) return;
  noteOperation(run.events, {
    ...siteOf(frame, span),
    inMacro: frame.at !== undefined,
    op,
    left,
    right,
    leftIs,
    rightIs,
    phases: new Set([run.phase]),
    missing: new Set(missing(state)),
  });
}

/** Notes where a region index is used: as a subscript, or as the number of a resource. */
export function useIndex(run: Run, frame: Frame, state: State, at: Expr, index: Expr, value: Value): void {
  if (!run.events || !value.alts.some(({ kind }) => kind.k === 'index')) return;
  noteUse(run.events, {
    ...siteOf(frame, at.span),
    inMacro: frame.at !== undefined,
    index,
    value,
    bounds: passed(state, 'index') ? boundsOf(state) : undefined,
    resource: at.k === 'call' && at.callee.k === 'name' ? at.callee.name : undefined,
    phases: new Set([run.phase]),
  });
}

/** The table that an expression names: an array, or a pointer to its first element. */
function isTable(run: Run, { fn, file }: Frame, expr: Expr): boolean {
  const type =
    expr.k === 'name'
      ? run.program.digest(fn).types.get(expr.name)
      : expr.k === 'field'
        ? run.program.member(run.program.structOf(expr.base, fn, file), expr.field, file)
        : undefined;
  return type !== undefined && (type.pointers > 0 || type.array === true);
}

/** What of `table + index` chooses the element, as in `table[index]`; undefined for any other sum. */
export function elementIn(run: Run, frame: Frame, sum: Expr): Expr | undefined {
  if (sum.k !== 'binary' || sum.op !== '+') return undefined;
  if (isTable(run, frame, sum.left)) return sum.right;
  return isTable(run, frame, sum.right) ? sum.left : undefined;
}
