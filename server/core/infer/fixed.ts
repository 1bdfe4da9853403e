/** Conditions that the text itself settles: `if (0)`, `while (DEBUG)` where DEBUG is 0. What they exclude is no code. */
import type { Expr } from '../c/ir.ts';
import type { Frame, Run } from './frame.ts';

/** The value of an expression of constants, macros and enumerators alone; undefined for any other. */
function settled(run: Run, frame: Frame, expr: Expr, depth: number): bigint | undefined {
  if (depth > 8) return undefined;
  const of = (inner: Expr): bigint | undefined => settled(run, frame, inner, depth + 1);
  switch (expr.k) {
    case 'int':
      return /^(0[xX][0-9a-fA-F]+|\d+)[uUlL]*$/.test(expr.value)
        ? BigInt(expr.value.replace(/[uUlL]+$/, ''))
        : undefined;
    case 'name': {
      if (expr.name === 'false') return 0n;
      if (expr.name === 'true') return 1n;
      if (frame.types.has(expr.name)) return undefined;
      const fn = run.program.function(expr.name, frame.file)?.it;
      const [only] = fn?.isMacro === true && fn.params.length === 0 && fn.body.length === 1 ? fn.body : [];
      return only?.k === 'return' && only.value ? of(only.value) : undefined;
    }
    case 'unary': {
      const inner = expr.op === '!' ? of(expr.arg) : undefined;
      return inner === undefined ? undefined : inner === 0n ? 1n : 0n;
    }
    case 'call': {
      const [arg] = expr.args;
      const isHint = expr.callee.k === 'name' && /^(un)?likely$/.test(expr.callee.name);
      return isHint && arg ? of(arg) : undefined;
    }
    case 'binary': {
      const [a, b] = [of(expr.left), of(expr.right)];
      if (expr.op === '&&')
        return a === 0n || b === 0n ? 0n : a !== undefined && b !== undefined ? 1n : undefined;
      if (expr.op === '||')
        return (a ?? 0n) !== 0n || (b ?? 0n) !== 0n ? 1n : a === 0n && b === 0n ? 0n : undefined;
      if (a === undefined || b === undefined) return undefined;
      if (expr.op === '==') return a === b ? 1n : 0n;
      if (expr.op === '!=') return a === b ? 0n : 1n;
      if (expr.op === '>') return a > b ? 1n : 0n;
      return expr.op === '<' ? (a < b ? 1n : 0n) : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether a condition always or never holds; undefined where the text alone does not settle it. */
export function truth(run: Run, frame: Frame, test: Expr): boolean | undefined {
  const value = settled(run, frame, test, 0);
  return value === undefined ? undefined : value !== 0n;
}
