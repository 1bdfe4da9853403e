/** The proof that an expression comes to the same a few lines later: nothing in between may touch what it reads. */
import type { Expr, Span, Stmt } from '../c/ir.ts';
import type { Call, MacroUse, Store } from '../infer/events.ts';
import { interfaces, isRegionMacro } from '../infer/knowledge.ts';
import { expressions, inBody, statements, writtenBy } from '../infer/walk.ts';

/** True where one span lies within the other, ends included. */
export const inside = (inner: Span, outer: Span): boolean => inner[0] >= outer[0] && inner[1] <= outer[1];

const nameOf = (call: Expr & { k: 'call' }): string => (call.callee.k === 'name' ? call.callee.name : '');

/** True where evaluating it twice, later or never makes no difference but for what it reads. */
export function isPure(expr: Expr): boolean {
  for (const part of expressions(expr)) {
    if (part.k === 'assign' || part.k === 'update' || part.k === 'block' || part.k === 'init') return false;
    if (part.k !== 'call') continue;
    const name = nameOf(part);
    if (!interfaces.get(name)?.pure && !isRegionMacro(name)) return false;
  }
  return true;
}

export function namesOf(expr: Expr): Set<string> {
  const names = new Set<string>();
  for (const part of expressions(expr)) if (part.k === 'name') names.add(part.name);
  return names;
}

/** The names that the function itself declares: what other code cannot reach unless their address is taken. */
function localsOf(store: Store): Set<string> {
  const locals = new Set(store.fn.params.map((param) => param.name));
  for (const stmt of statements(store.fn.body)) if (stmt.k === 'decl') locals.add(stmt.name);
  for (const expr of inBody(store.fn.body))
    if (expr.k === 'unary' && expr.op === '&') for (const name of namesOf(expr.arg)) locals.delete(name);
  return locals;
}

const isConstant = (name: string): boolean => /^[A-Z_][A-Z0-9_]*$/.test(name);

/** True where the expression is made of the function's own variables and constants alone. */
function isOwn(store: Store, locals: ReadonlySet<string>): boolean {
  for (const part of expressions(store.value)) {
    if (part.k === 'index' || (part.k === 'field' && part.arrow) || (part.k === 'unary' && part.op === '*'))
      return false;
    if (part.k === 'name' && !locals.has(part.name) && !isConstant(part.name) && !interfaces.has(part.name))
      return false;
    // What these read is the device's, not the function's.
    if (part.k === 'call' && !isConstant(nameOf(part))) return false;
  }
  return true;
}

/** Members of the vma that a handler sets on its way: none of them holds a base. */
const vmaMember = /^vm_(?:page_prot|flags|ops|private_data)$/;

/** Calls that change nothing a driver keeps a base in, and release no lock. */
const harmless = /^(?:pgprot_\w+|vm_flags_\w+|(?:pci|dev)_(?:dbg|info|warn|err|notice)|likely|unlikely)$/;
const isHarmless = (call: Expr & { k: 'call' }): boolean =>
  interfaces.get(nameOf(call))?.pure === true || harmless.test(nameOf(call));

/** What a write in between may do to the stored expression; undefined where it can do nothing. */
function written(
  target: Expr,
  names: ReadonlySet<string>,
  locals: ReadonlySet<string>,
  own: boolean,
): string | undefined {
  if (target.k === 'name') {
    if (names.has(target.name)) return `${target.name} changes`;
    return own || locals.has(target.name) ? undefined : `${target.name} is written`;
  }
  if (target.k === 'field' && vmaMember.test(target.field)) return undefined;
  if (own) return [...namesOf(target)].some((name) => names.has(name)) ? 'an operand changes' : undefined;
  return 'memory is written';
}

/** What one expression in between may do to the stored one; undefined where it can do nothing. */
function touches(
  expr: Expr,
  names: ReadonlySet<string>,
  locals: ReadonlySet<string>,
  own: boolean,
  functions: ReadonlySet<string>,
): string | undefined {
  const targets = writtenBy(expr);
  for (const target of targets) {
    const found = written(target, names, locals, own);
    if (found !== undefined) return found;
  }
  if (targets.length > 0 || expr.k !== 'call' || isHarmless(expr)) return undefined;
  // Only a macro changes what it is given by name; what is not written out as a function may be one.
  const mayBeMacro = !interfaces.has(nameOf(expr)) && !functions.has(nameOf(expr));
  if (own && !(mayBeMacro && expr.args.some((arg) => arg.k === 'name' && names.has(arg.name))))
    return undefined;
  return `${nameOf(expr) || 'a call'}() may change it`;
}

/** A reason why the stored expression could come to something else at the call; undefined where there is none. */
export function disturbance(
  store: Store,
  call: Pick<Call, 'span'> & { readonly args: readonly { readonly expr: Expr }[] },
  macros: Iterable<MacroUse>,
): string | undefined {
  const names = namesOf(store.value);
  const locals = localsOf(store);
  const own = isOwn(store, locals);
  const functions = new Set(store.file.functions.flatMap((fn) => (fn.isMacro ? [] : [fn.name])));
  const between = (span: Span): boolean => span[0] >= store.span[1] && span[1] <= call.span[0];
  for (const { fn, span, name } of macros)
    if (fn === store.fn && between(span)) return `the macro ${name} may change it`;
  for (const stmt of statements(store.fn.body)) {
    if (stmt.k === 'loop' && inside(store.span, stmt.span) && inside(call.span, stmt.span))
      return 'both stand in a loop';
    // A way back to before the call may bring other operands to it.
    if (stmt.k === 'goto' && stmt.span[0] > store.span[0] && leadsBack(store, stmt.label, call))
      return 'a goto leads back';
    if (!between(stmt.span)) continue;
    if (stmt.k === 'damaged') return 'text in between does not parse';
    if (stmt.k === 'decl' && names.has(stmt.name)) return `${stmt.name} is declared again`;
  }
  for (const expr of inBody(store.fn.body)) {
    const counts = between(expr.span) || call.args.some((arg) => inside(expr.span, arg.expr.span));
    const found = counts ? touches(expr, names, locals, own, functions) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

const leadsBack = (store: Store, label: string, call: Pick<Call, 'span'>): boolean =>
  [...statements(store.fn.body)].some(
    (stmt) => stmt.k === 'label' && stmt.name === label && stmt.span[0] < call.span[0],
  );

/** The blocks of a body that declare a name, as spans: outside them it means something else, or nothing. */
function* declaringBlocks(
  body: readonly Stmt[],
  name: string,
  block: Span | undefined,
): Generator<Span | undefined> {
  for (const stmt of body) {
    if (stmt.k === 'decl' && stmt.name === name) yield block;
    if (stmt.k === 'block' || stmt.k === 'switch') yield* declaringBlocks(stmt.body, name, stmt.span);
    else if (stmt.k === 'loop') yield* declaringBlocks([...stmt.init, ...stmt.body], name, stmt.span);
    else if (stmt.k === 'if') yield* declaringBlocks([...stmt.taken, ...stmt.else], name, stmt.span);
    else if (stmt.k === 'either') for (const arm of stmt.arms) yield* declaringBlocks(arm, name, stmt.span);
  }
}

/** A variable of the stored expression that the call cannot see. */
export function outOfScope(store: Store, call: Span): string | undefined {
  for (const name of namesOf(store.value))
    for (const block of declaringBlocks(store.fn.body, name, undefined))
      if (block && inside(store.span, block) && !inside(call, block)) return name;
  return undefined;
}
