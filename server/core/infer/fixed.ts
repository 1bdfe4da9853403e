/** Conditions that the text itself settles, or an earlier test of the same path: `if (0)`, `while (DEBUG)` where DEBUG is 0. What they exclude is no code. */
import type { Expr } from '../c/ir.ts';
import { atomOf, type Atom } from './digest.ts';
import type { Frame, Run, State } from './frame.ts';
import { constant } from './value.ts';

const placeOfAtom = (frame: Frame, { key }: Atom): string => `?${frame.prefix}${key}`;

/** What this path has been told of a test before. */
function known(frame: Frame, state: State, test: Expr): boolean | undefined {
  const atom = atomOf(test);
  const alts = atom && state.get(placeOfAtom(frame, atom))?.alts;
  const kind = alts?.length === 1 ? alts[0]?.kind : undefined;
  return atom && kind?.k === 'constant' ? (kind.value === 1n) === atom.holds : undefined;
}

/** The question of a test that is asked again further down, of a variable that nothing changes in between. */
export function askedAgain(run: Run, frame: Frame, test: Expr, after: number): Atom | undefined {
  const atom = atomOf(test);
  if (!atom || !frame.types.has(atom.variable)) return undefined;
  const { atoms, targets } = run.program.digest(frame.fn);
  const again = atoms.get(atom.key)?.some(([start]) => start >= after) === true;
  const changes = (targets.get(atom.variable) ?? []).some(
    (target) => !target.expr || target.expr.k !== 'name' || target.expr.span[0] >= test.span[0],
  );
  return again && !changes ? atom : undefined;
}

/** Tells a path which way it took. */
export function tell(frame: Frame, state: State, atom: Atom, took: boolean): void {
  state.set(placeOfAtom(frame, atom), constant(took === atom.holds ? 1n : 0n));
}

/** Tells a path whether a variable that a call gave its value is zero; else it is an error number, below it. */
export function tellZero(frame: Frame, state: State, name: string, isZero: boolean): void {
  const answer = constant(isZero ? 0n : 1n);
  state.set(`?${frame.prefix}${name}`, answer);
  state.set(`?${frame.prefix}${name}<0`, answer);
}

/** The number that a caller gave for a parameter that the function never changes: what it switches off there is no code. */
function givenConstant(run: Run, frame: Frame, state: State, name: string): bigint | undefined {
  const isParam = frame.fn.params.some((param) => param.name === name);
  if (!isParam || frame.fn.isMacro || run.program.digest(frame.fn).targets.has(name)) return undefined;
  const alts = state.get(frame.prefix + name)?.alts;
  const kind = alts?.length === 1 ? alts[0]?.kind : undefined;
  return kind?.k === 'constant' ? kind.value : undefined;
}

/** The value of an expression of constants, macros and enumerators alone; undefined for any other. */
function settled(run: Run, frame: Frame, state: State, expr: Expr, depth: number): bigint | undefined {
  if (depth > 8) return undefined;
  const told = known(frame, state, expr);
  if (told !== undefined) return told ? 1n : 0n;
  const of = (inner: Expr): bigint | undefined => settled(run, frame, state, inner, depth + 1);
  switch (expr.k) {
    case 'int':
      return /^(0[xX][0-9a-fA-F]+|\d+)[uUlL]*$/.test(expr.value)
        ? BigInt(expr.value.replace(/[uUlL]+$/, ''))
        : undefined;
    case 'name': {
      if (expr.name === 'false') return 0n;
      if (expr.name === 'true') return 1n;
      if (frame.types.has(expr.name)) return givenConstant(run, frame, state, expr.name);
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
export function truth(run: Run, frame: Frame, state: State, test: Expr): boolean | undefined {
  const value = settled(run, frame, state, test, 0);
  return value === undefined ? undefined : value !== 0n;
}
