/** Accesses that are tested against one region's beginning, and then counted from another's or from none. */
import type { Expr, FileFacts, FunctionFacts, Stmt } from '../c/ir.ts';
import { numeric } from './constants.ts';
import { holds, sameText } from './definitions.ts';
import type { Program } from './program.ts';
import { expressions, inBody, statements } from './walk.ts';

/** The bases that a test puts a position above: `pos >= BASE`, `BASE <= pos`. */
function* basesOf(test: Expr): Generator<{ readonly position: Expr; readonly base: Expr }> {
  for (const part of expressions(test)) {
    if (part.k !== 'binary') continue;
    if (part.op === '>=') yield { position: part.left, base: part.right };
    if (part.op === '<=') yield { position: part.right, base: part.left };
  }
}

interface Subtraction {
  readonly position: Expr;
  readonly base: Expr;
  readonly at: Expr;
  /** The statement does nothing else: `pos -= BASE`, `off = pos - BASE`. */
  readonly into: Expr | undefined;
}

function subtraction(expr: Expr): Subtraction | undefined {
  if (expr.k === 'assign' && expr.op === '-=')
    return { position: expr.left, base: expr.right, at: expr, into: expr.left };
  if (expr.k === 'assign' && expr.op === '=' && expr.right.k === 'binary' && expr.right.op === '-')
    return { position: expr.right.left, base: expr.right.right, at: expr, into: expr.left };
  return expr.k === 'binary' && expr.op === '-'
    ? { position: expr.left, base: expr.right, at: expr, into: undefined }
    : undefined;
}

/** A beginning of a region: a number that has a name. */
const isNamed = (expr: Expr): boolean => expr.k === 'name' && /^[A-Z][A-Z0-9_]*$/.test(expr.name);

/** True where a variable is read behind a place in the same branch, or behind the branches. */
function isReadAfter(fn: FunctionFacts, branch: Stmt & { k: 'if' }, name: Expr, after: number): boolean {
  const own = branch.taken.at(-1)?.span[1] ?? branch.span[1];
  for (const expr of inBody(fn.body)) {
    if (!sameText(expr, name)) continue;
    const [start] = expr.span;
    if (start >= after && (start < own || start >= branch.span[1])) return true;
  }
  // A loop around both comes back to the reads before.
  return [...statements(fn.body)].some(
    (stmt) => stmt.k === 'loop' && stmt.span[0] <= branch.span[0] && branch.span[1] <= stmt.span[1],
  );
}

/** An address of the variable was taken: it may be read anywhere. */
const isShared = (fn: FunctionFacts, name: Expr): boolean =>
  [...inBody(fn.body)].some((expr) => expr.k === 'unary' && expr.op === '&' && holds(expr.arg, name));

/** A beginning that is subtracted in a branch that tested one. */
export interface Subtracted {
  readonly fn: FunctionFacts;
  /** The subtraction, and the beginning in it. */
  readonly at: Expr;
  readonly base: Expr;
  /** The beginnings that the branch tested the position against. */
  readonly tested: readonly Expr[];
  /** Another beginning than those, one of them whose result nobody reads, or one that is in order. */
  readonly is: 'other' | 'unused' | 'right';
}

function* inBranch(
  program: Program,
  file: FileFacts,
  fn: FunctionFacts,
  branch: Stmt & { k: 'if' },
): Generator<Subtracted> {
  const tested = [...basesOf(branch.test)].filter(({ base }) => isNamed(base));
  if (tested.length === 0) return;
  const moved: Expr[] = [];
  for (const expr of inBody(branch.taken)) {
    const found = subtraction(expr);
    // Once something was subtracted, the test says nothing more of it.
    if (!found || moved.some((one) => sameText(one, found.position))) continue;
    if (found.into) moved.push(found.into);
    if (!isNamed(found.base)) continue;
    const bases = tested.flatMap(({ position, base }) => (sameText(position, found.position) ? [base] : []));
    if (bases.length === 0) continue;
    const number = numeric(program, file, found.base);
    const own = bases.map((base) => numeric(program, file, base));
    const isOther = number !== undefined && own.every((one) => one !== undefined && one !== number);
    const isUnused =
      found.into?.k === 'name' &&
      bases.some((base) => sameText(base, found.base)) &&
      !isShared(fn, found.into) &&
      !isReadAfter(fn, branch, found.into, found.at.span[1]);
    yield {
      fn,
      at: found.at,
      base: found.base,
      tested: bases,
      is: isOther ? 'other' : isUnused ? 'unused' : 'right',
    };
  }
}

/** Every such place of a file's functions. */
export function* subtractedIn(program: Program, file: FileFacts): Generator<Subtracted> {
  for (const fn of file.functions)
    for (const stmt of statements(fn.body)) if (stmt.k === 'if') yield* inBranch(program, file, fn, stmt);
}
