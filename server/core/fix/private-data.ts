/** The device behind a mapping: what the driver puts in vm_private_data, and what of a function's variables that gives. */
import type { Expr, FunctionFacts, Span } from '../c/ir.ts';
import { containers } from '../infer/knowledge.ts';
import type { Store } from '../infer/events.ts';
import type { InFile } from '../infer/resolve.ts';
import { inBody, statements } from '../infer/walk.ts';
import { no, type NoFix } from './draft.ts';
import { storesTo } from './late.ts';
import { localsOf } from './locals.ts';
import type { Scene } from './scene.ts';
import { callsOf } from './signature.ts';
import { codeOf, parameterList, parts } from './text.ts';
import { around, bare, callName, isFixed, namesIn, onlyValue, timesSet } from './variables.ts';

type Fn = InFile<FunctionFacts>;

/** The text of a parameter's type, from the definition. */
export function parameterType(scene: Scene, { it, file }: Fn, name: string): string | undefined {
  const text = scene.textOf(file);
  const code = codeOf(text);
  const list = parameterList(code, it);
  for (const span of list ? parts(code, list) : []) {
    const source = text.slice(...span).replace(/\s+/g, ' ');
    const match = new RegExp(`^(.*?[\\s*])${name}$`).exec(source);
    if (match?.[1] !== undefined) return match[1];
  }
  return undefined;
}

export const typeOf = (scene: Scene, fn: Fn, name: string): string | undefined =>
  localsOf(fn.it, scene.textOf(fn.file)).find((local) => local.name === name)?.type ??
  parameterType(scene, fn, name);

/** True where a statement stands in no branch or loop that another place of the function is not in as well. */
function isAlways(fn: FunctionFacts, span: Span, other?: Span): boolean {
  const own = around(fn.body, span).at(-1);
  const level = other && around(fn.body, other).find(({ list }) => list === own?.list);
  if (!own || !level) return own?.list === fn.body;
  const [from, to] = [own.index, level.index].toSorted((a, b) => a - b);
  return !own.list.slice(from, to).some((stmt) => stmt.k === 'case' || stmt.k === 'label');
}

/** What a driver puts in vm_private_data, if it is one thing. */
export function privateData(traced: Scene['traced'], store: Store): { fn: Fn; value: Expr } | NoFix {
  const found: { fn: Fn; value: Expr }[] = [];
  for (const one of traced)
    for (const [it, file] of one.entered)
      for (const expr of inBody(it.body))
        if (expr.k === 'assign' && expr.left.k === 'field' && expr.left.field === 'vm_private_data')
          if (!found.some(({ value }) => value === expr.right))
            found.push({ fn: { it, file }, value: expr.right });
  const [first] = found;
  if (!first) return no("vm_private_data leads to no device: a fault handler can't know the base");
  if (found.length > 1) return no('vm_private_data is set at more than one place');
  const place = first.fn.it === store.fn ? store.span : undefined;
  if (!isAlways(first.fn.it, first.value.span, place)) return no('vm_private_data is not set on every way');
  return first;
}

/** The variable that vm_private_data is, in the function that sets it. */
function holder({ fn, value }: { fn: Fn; value: Expr }, textOf: (expr: Expr) => string): string | undefined {
  const inner = bare(value);
  if (inner.k === 'name') return isFixed(fn.it, inner.name) ? inner.name : undefined;
  // The same text is the same value only where nothing in it changes.
  if (![...namesIn([inner])].every((name) => isFixed(fn.it, name))) return undefined;
  for (const stmt of statements(fn.it.body)) {
    if (stmt.k !== 'decl') continue;
    const given = onlyValue(fn.it, stmt.name);
    if (given && textOf(bare(given)) === textOf(inner)) return stmt.name;
  }
  return undefined;
}

/** The struct and member of a container_of(), also behind a macro or function of the driver that is one. */
function containerOf(scene: Scene, fn: Fn, expr: Expr): { of: Expr; member: string } | undefined {
  if (expr.k !== 'call') return undefined;
  const [of, , member] = expr.args;
  if (containers.has(callName(expr)) && of && member?.k === 'name') return { of, member: member.name };
  const callee = scene.program.function(callName(expr), fn.file);
  const [only] = callee?.it.body ?? [];
  const [arg] = expr.args;
  if (
    !callee ||
    !arg ||
    expr.args.length !== 1 ||
    callee.it.body.length !== 1 ||
    only?.k !== 'return' ||
    !only.value
  )
    return undefined;
  const inner = containerOf(scene, callee, only.value);
  return inner?.of.k === 'name' && inner.of.name === callee.it.params[0]?.name
    ? { of: arg, member: inner.member }
    : undefined;
}

/** Names of a function whose value the vma's private data gives: how to write that, and what it hangs on. */
export interface Root {
  readonly init: string;
  readonly on?: string;
}

export function rootsIn(scene: Scene, fn: Fn, held: string, vma: string): Map<string, Root> {
  const roots = new Map<string, Root>([[held, { init: `${vma}->vm_private_data` }]]);
  const value = onlyValue(fn.it, held);
  const container = value && containerOf(scene, fn, value);
  if (container?.of.k === 'name' && timesSet(fn.it, container.of.name) === 0)
    roots.set(container.of.name, { init: `&${held}->${container.member}`, on: held });
  // What the driver keeps in the context that it hangs on the vma, pointers alone: they don't move with the mapping.
  for (const expr of inBody(fn.it.body)) {
    if (expr.k !== 'assign' || expr.op !== '=' || expr.left.k !== 'field' || !expr.left.arrow) continue;
    const { base, field } = expr.left;
    const given = bare(expr.right);
    if (base.k !== 'name' || base.name !== held || given.k !== 'name' || !isFixed(fn.it, given.name))
      continue;
    const isPointer = typeOf(scene, fn, given.name)?.endsWith('*') === true;
    const struct = scene.program.structOf(base, fn.it, fn.file);
    const key = scene.program.fieldKey(struct, field, fn.file);
    const writers = scene.program.writers(field).filter((writer) => storesTo(scene, writer, key, field));
    if (isPointer && !roots.has(given.name) && writers.length === 1 && writers[0]?.it === fn.it)
      roots.set(given.name, { init: `${held}->${field}`, on: held });
  }
  return roots;
}

/** The name that vm_private_data has in a function: its own, or what it hands to the helper that sets it. */
export function heldIn(scene: Scene, fn: Fn, data: { fn: Fn; value: Expr }): string | undefined {
  const text = scene.textOf(data.fn.file);
  if (data.fn.it === fn.it) return holder(data, (expr) => text.slice(...expr.span));
  const given = bare(data.value);
  const at = data.fn.it.params.findIndex((param) => given.k === 'name' && param.name === given.name);
  const [call, other] = at < 0 ? [] : callsOf(data.fn.it.name, fn.it);
  const arg = call && !other && isAlways(fn.it, call.span) ? call.args[at] : undefined;
  return arg?.k === 'name' && isFixed(fn.it, arg.name) ? arg.name : undefined;
}
