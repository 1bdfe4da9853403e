/** What goes with a store: locals that only it read, what sets them, and checks that then check nothing. */
import type { Expr, FileFacts, FunctionFacts, Span, Stmt } from '../c/ir.ts';
import { checked, containers } from '../infer/knowledge.ts';
import { inBody, statements } from '../infer/walk.ts';
import type { Changes } from './changes.ts';
import { no, type NoFix } from './draft.ts';
import { localsOf, type Local } from './locals.ts';
import type { Quiet } from './quiet.ts';
import type { InFile } from '../infer/resolve.ts';
import { isBareBody } from './layout.ts';
import { codeOf, inside, placesOf, startWithComment } from './text.ts';

/** Statements that leave the function or its straight line, and do nothing else. */
const leaves = (body: readonly Stmt[]): boolean =>
  body.length > 0 &&
  body.every((stmt) => stmt.k === 'return' || stmt.k === 'goto' || (stmt.k === 'block' && leaves(stmt.body)));

/** The local that `check_add_overflow(a, b, &local)` and its kin put their result in, where the rest is quiet. */
function overflowTarget(expr: Expr, quiet: Quiet): string | undefined {
  const call = expr.k === 'call' && /^(?:un)?likely$/.test(nameOf(expr)) ? expr.args[0] : expr;
  // The difference of two offsets may well wrap around: a check of that is one of the request.
  if (call?.k !== 'call' || checked.get(nameOf(call)) !== '+') return undefined;
  const [a, b, out] = call.args;
  if (!a || !b || !quiet(a) || !quiet(b)) return undefined;
  return out?.k === 'unary' && out.op === '&' && out.arg.k === 'name' ? out.arg.name : undefined;
}

const nameOf = (call: Expr & { k: 'call' }): string => (call.callee.k === 'name' ? call.callee.name : '');

/** True where a statement does nothing but set the local, or check for the overflow of what it sets. */
function onlySets(stmt: Stmt, local: string, operands: ReadonlySet<string>, quiet: Quiet): boolean {
  switch (stmt.k) {
    case 'expr':
      if (stmt.expr.k === 'assign')
        return stmt.expr.left.k === 'name' && stmt.expr.left.name === local && quiet(stmt.expr.right);
      return overflowTarget(stmt.expr, quiet) === local;
    case 'if': {
      if (overflowTarget(stmt.test, quiet) === local) return leaves(stmt.taken) && stmt.else.length === 0;
      if (asksOverflow(stmt.test, local, operands, quiet))
        return leaves(stmt.taken) && stmt.else.length === 0;
      const arms = [...stmt.taken, ...stmt.else];
      return (
        arms.length > 0 && quiet(stmt.test) && arms.every((one) => onlySets(one, local, operands, quiet))
      );
    }
    case 'block':
      return stmt.body.every((one) => onlySets(one, local, operands, quiet));
    default:
      return false;
  }
}

/** `sum < part` and the like: whether a sum wrapped around, asked of the sum and one of what it is made of. */
function asksOverflow(test: Expr, local: string, operands: ReadonlySet<string>, quiet: Quiet): boolean {
  if (test.k !== 'binary' || !/^[<>]$/.test(test.op) || !quiet(test)) return false;
  const isSum = (side: Expr): boolean => side.k === 'name' && side.name === local;
  const isPart = (side: Expr): boolean => side.k === 'name' && operands.has(side.name);
  return test.op.startsWith('<')
    ? isSum(test.left) && isPart(test.right)
    : isPart(test.left) && isSum(test.right);
}

/** The variables that a local is the sum of, where it is nothing else. */
function operandsOf(fn: FunctionFacts, local: Local): ReadonlySet<string> {
  const values: Expr[] = local.decl.init ? [local.decl.init] : [];
  for (const expr of inBody(fn.body))
    if (expr.k === 'assign' && expr.left.k === 'name' && expr.left.name === local.name)
      values.push(expr.right);
  const [sum, other] = values;
  if (other || sum?.k !== 'binary' || sum.op !== '+') return new Set();
  return new Set([sum.left, sum.right].flatMap((part) => (part.k === 'name' ? [part.name] : [])));
}

/** The outermost statements that only set the local. */
function* setters(
  body: readonly Stmt[],
  local: string,
  operands: ReadonlySet<string>,
  quiet: Quiet,
): Generator<Stmt> {
  for (const stmt of body) {
    if (onlySets(stmt, local, operands, quiet)) yield stmt;
    else if (stmt.k === 'if') {
      yield* setters(stmt.taken, local, operands, quiet);
      yield* setters(stmt.else, local, operands, quiet);
    } else if (stmt.k === 'block' || stmt.k === 'loop' || stmt.k === 'switch')
      yield* setters(stmt.body, local, operands, quiet);
    else if (stmt.k === 'either') for (const arm of stmt.arms) yield* setters(arm, local, operands, quiet);
  }
}

function namesAt(fn: FunctionFacts, spans: readonly Span[]): Set<string> {
  const names = new Set<string>();
  for (const expr of inBody(fn.body))
    if (expr.k === 'name' && spans.some((span) => inside(expr.span, span))) names.add(expr.name);
  return names;
}

/** True where a statement may leave the function. */
const refuses = (stmt: Stmt): boolean =>
  [...statements([stmt])].some((one) => one.k === 'return' || one.k === 'goto');

/** True where every label that a statement goes to is gone to from elsewhere: the compiler warns of one that is not. */
function labelsStay(fn: FunctionFacts, stmt: Stmt): boolean {
  const all = [...statements(fn.body)].flatMap((one) => (one.k === 'goto' ? [one] : []));
  return all.every(
    (one) =>
      !inside(one.span, stmt.span) ||
      all.some((other) => other.label === one.label && !inside(other.span, stmt.span)),
  );
}

/** A local without a use outside of what goes, and what sets it: undefined where something else needs it. */
function unused(
  fn: FunctionFacts,
  local: Local,
  gone: readonly Span[],
  quiet: Quiet,
  checksToo: boolean,
): readonly Span[] | undefined {
  const found = [...setters(fn.body, local.name, operandsOf(fn, local), quiet)];
  // A check of a sum that is still made elsewhere keeps what it refuses.
  if (!found.every((stmt) => labelsStay(fn, stmt) && (checksToo || !refuses(stmt)))) return undefined;
  const sets = found.map(({ span }) => span);
  for (const stmt of statements(fn.body))
    if (stmt.k === 'damaged' && stmt.names.includes(local.name)) return undefined;
  const words = new Set(
    [...inBody(fn.body)].flatMap((expr) =>
      expr.k === 'call' && containers.has(nameOf(expr)) ? expr.args.slice(1) : [],
    ),
  );
  for (const expr of inBody(fn.body))
    if (
      expr.k === 'name' &&
      expr.name === local.name &&
      // A container_of()'s type and member are no variables.
      !words.has(expr) &&
      ![...sets, ...gone].some((s) => inside(expr.span, s))
    )
      return undefined;
  return sets;
}

const unusedLeft = (name: string): NoFix => no(`${name} would be left unused`);

/**
 * Takes out what served only the code in `gone` (statements and expressions that go, or that something else stands for
 * now). Checks for overflow go only if nothing needs the sum any more (`checksToo`), and what macros take
 * from the function (`captured`) stays. Returns all that goes, or names a local that would be left unused and can't go.
 */
export function sweep(
  { it, file }: InFile<FunctionFacts>,
  text: string,
  changes: Changes,
  given: readonly Span[],
  quiet: Quiet,
  { checksToo, captured }: { readonly checksToo: boolean; readonly captured: ReadonlySet<string> },
): NoFix | readonly Span[] {
  const gone = [...given];
  const locals = localsOf(it, text);
  const dead = new Map<Local, true>();
  for (let found = true; found;) {
    found = false;
    for (const name of namesAt(it, gone)) {
      const own = locals.filter((local) => local.name === name);
      const [local] = own;
      if (!local || dead.has(local) || captured.has(name)) continue;
      const sets = unused(it, local, gone, quiet, checksToo);
      if (!sets) continue;
      const { init } = local.decl;
      if (own.length > 1 || (init && !quiet(init))) return unusedLeft(name);
      if (sets.some((span) => isBareBody(text, span))) return unusedLeft(name);
      dead.set(local, true);
      for (const span of sets) {
        if (gone.some((one) => inside(span, one))) continue;
        if (changes.remove(file, span) !== undefined) return unusedLeft(name);
        gone.push(span);
      }
      gone.push(local.span);
      found = true;
    }
  }
  const left = undeclare(file, locals, dead, changes);
  return left === undefined ? gone : unusedLeft(left);
}

/** Takes the declarations of locals out: whole statements, or their names from a list. */
function undeclare(
  file: InFile<FunctionFacts>['file'],
  locals: readonly Local[],
  dead: ReadonlyMap<Local, true>,
  changes: Changes,
): string | undefined {
  const statementsOf = new Map<string, Local[]>();
  for (const local of locals) {
    const key = local.decl.span.join();
    statementsOf.set(key, [...(statementsOf.get(key) ?? []), local]);
  }
  for (const names of statementsOf.values()) {
    const going = names.filter((local) => dead.has(local));
    const [first] = names;
    if (going.length === 0 || !first) continue;
    if (names.length !== first.among) return going[0]?.name;
    if (going.length === names.length) {
      const why = changes.remove(file, first.decl.span);
      if (why !== undefined) return first.name;
      continue;
    }
    const stays = names.filter((local) => !dead.has(local));
    const [head, tail] = [names[0], names.at(-1)];
    if (!head || !tail) continue;
    const listed = stays.map((local) => changes.textAt(file, local.span));
    changes.replace(file, [head.span[0], tail.span[1]], listed.join(', '));
  }
  return undefined;
}

/** The declaration that a name at file level stands in. */
function prototypeAt(code: string, [start, end]: Span): Span | undefined {
  const after = /^\s*\([^;{}]*\)[^;{}]*;/.exec(code.slice(end));
  const before = Math.max(...[';', '}', '\n\n', '#'].map((mark) => code.lastIndexOf(mark, start - 1))) + 1;
  const head = code.slice(before, start);
  if (!after || !/^\s*static\b[^(){}=;#]*$/.test(head)) return undefined;
  return [before + head.search(/\S/), end + after[0].length];
}

/** Takes static functions out that only what goes called, with the comment on them, and what only they called. */
export function sweepFunctions(
  file: FileFacts,
  text: string,
  changes: Changes,
  given: readonly Span[],
  kept: ReadonlySet<string>,
): void {
  const code = codeOf(text);
  const gone = [...given];
  for (let found = true; found;) {
    found = false;
    for (const fn of file.functions) {
      if (!fn.isStatic || fn.isMacro || kept.has(fn.name) || gone.some((span) => inside(fn.span, span)))
        continue;
      const places = placesOf(code, fn.name).map((at): Span => [at, at + fn.name.length]);
      const prototypes = places.map((at) => prototypeAt(code, at)).filter((span) => span !== undefined);
      const others = places.filter((at) => ![fn.span, ...prototypes].some((span) => inside(at, span)));
      if (others.length === 0 || !others.every((at) => gone.some((span) => inside(at, span)))) continue;
      gone.push(fn.span);
      changes.removeFunction(file, [startWithComment(text, fn), fn.span[1]]);
      for (const span of prototypes) changes.remove(file, span);
      found = true;
    }
  }
}
