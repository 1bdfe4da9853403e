/** Calls: known interfaces, functions in sight run with their arguments, the rest leave what they can reach unknown. */
import type { Expr, FunctionFacts, Span } from '../c/ir.ts';
import { binary, evaluate, label } from './eval.ts';
import { pointeeOf } from './digest.ts';
import { keyOf } from './events.ts';
import { runFunction } from './exec.ts';
import {
  become,
  copyFields,
  forget,
  joinStates,
  placeInText,
  siteOf,
  type Frame,
  type Run,
  type State,
} from './frame.ts';
import {
  bitRanges,
  bits,
  checked,
  copies,
  containers,
  FOFF,
  IDX,
  interfaces,
  oneOf,
  operators,
  toIndexName,
  toOffsetName,
  transparent,
} from './knowledge.ts';
import { handedOut, locks, pass, sharedTests, unlocks, unpass } from './guards.ts';
import { knownCall, region } from './known-call.ts';
import { storeTo, write } from './memory.ts';
import { placeOf, pointedTo, typeOf } from './place.ts';
import type { Target } from './program.ts';
import type { InFile } from './resolve.ts';
import { writtenBy } from './walk.ts';
import { certain, constant, join, lost, unknown, type Value } from './value.ts';

const maxDepth = 8;

/** A call of `name` at `expr`. */
export function call(
  run: Run,
  frame: Frame,
  state: State,
  expr: Expr,
  name: string,
  args: readonly Expr[],
  target?: InFile<FunctionFacts>,
): Value {
  const first = args[0];
  if (target) return inlined(run, frame, state, expr.span, target, args);
  if (transparent.has(name) && first) {
    for (const arg of args.slice(1)) evaluate(run, frame, state, arg);
    const value = evaluate(run, frame, state, first);
    if (name === 'array_index_nospec') handedOut(state, value);
    return value;
  }
  const operator = operators.get(name);
  if (operator) {
    const [a, b] = operator.args.map((i) => args[i]);
    if (a && b)
      return evaluate(run, frame, state, {
        k: 'binary',
        op: operator.op,
        left: a,
        right: b,
        span: expr.span,
      });
  }
  if (copies.has(name) && first && args[1]) return copied(run, frame, state, expr, first, args[1]);
  if (name === 'smp_store_release' && first && args[1]) {
    storeThrough(run, frame, state, expr, first, evaluate(run, frame, state, args[1]));
    return unknown;
  }
  if (name === 'smp_load_acquire' && first) return evaluate(run, frame, state, pointeeOf(first));
  if (name === 'do_div' && first && args[1]) {
    const value = binary(run, '/', evaluate(run, frame, state, first), evaluate(run, frame, state, args[1]));
    storeThrough(run, frame, state, expr, address(first), value);
    return unknown;
  }
  if (name === 'swap' && first && args[1]) return swapped(run, frame, state, expr, first, args[1]);
  const one: Expr = { k: 'int', value: '1', span: expr.span };
  if (bits.has(name) && first)
    return evaluate(run, frame, state, { k: 'binary', op: '<<', left: one, right: first, span: expr.span });
  if (bitRanges.has(name)) return range(run, frame, state, args);
  const op = checked.get(name);
  if (op) return overflow(run, frame, state, op, args, expr);
  const choices = oneOf.get(name);
  if (choices) return chosen(run, frame, state, args, choices);
  if (name === 'WRITE_ONCE' && first && args[1])
    return evaluate(run, frame, state, {
      k: 'assign',
      op: '=',
      left: first,
      right: args[1],
      span: expr.span,
    });
  if (containers.has(name) && first) {
    const ref = pointedTo(run, frame, state, first);
    const member = args[2] ? label(args[2]) : '';
    if (ref === undefined) return unknown;
    const around = ref.endsWith(`.${member}`) ? ref.slice(0, -member.length - 1) : `${ref}^${member}`;
    return { ...unknown, ref: around };
  }
  if (toIndexName.test(name)) return region(run, frame, state, args, IDX, expr);
  if (toOffsetName.test(name)) return region(run, frame, state, args, FOFF, expr);
  const known = interfaces.get(name);
  if (known) return knownCall(run, frame, state, expr, name, known, args);
  const fn = name === '' ? undefined : run.program.function(name, frame.file, placeInText(frame, expr));
  if (fn) return inlined(run, frame, state, expr.span, fn, args);
  return unseen(run, frame, state, expr, name, args);
}

/** GENMASK(h, 0) is the mask of the h + 1 lowest bits. */
function range(run: Run, frame: Frame, state: State, args: readonly Expr[]): Value {
  const [high, low] = args.map((arg) => certain(evaluate(run, frame, state, arg)));
  const isLow = low?.k === 'constant' && low.value === 0n;
  if (!isLow || high?.k !== 'constant' || high.value < 0n || high.value > 63n) return unknown;
  return constant((1n << (high.value + 1n)) - 1n);
}

/** More than these through one pointer, and the call is out of sight. */
const maxTargets = 6;

const lastExits = (run: Run): readonly State[] | undefined => run.lastCall?.exits;

/** A call through a pointer: every function that it may stand for is run, each on its own path. */
export function indirectCall(run: Run, frame: Frame, state: State, expr: Expr & { k: 'call' }): Value {
  const { symbols = [], unnamed } = evaluate(run, frame, state, expr.callee);
  let targets: readonly Target[] = symbols.map((symbol) => {
    const { name, from } = run.program.symbol(symbol);
    return { name, fn: run.program.function(name, from ?? frame.file) };
  });
  if (unnamed) targets = [];
  if (targets.length === 0 || targets.length > maxTargets)
    return call(run, frame, state, expr, '', expr.args);
  let met: State | undefined;
  let value: Value | undefined;
  const exits: State[] = [];
  for (const { name, fn } of targets) {
    const path: State = new Map(state);
    run.lastCall = undefined;
    value = join(value, call(run, frame, path, expr, name, expr.args, fn));
    exits.push(...(lastExits(run) ?? [path]));
    met = joinStates(run, met, path);
  }
  become(state, met);
  run.lastCall = { span: expr.span, exits };
  return value ?? unknown;
}

function copied(run: Run, frame: Frame, state: State, at: Expr, to: Expr, from: Expr): Value {
  escape(run, frame, state, at.span, 'it is copied', [from]);
  storeThrough(run, frame, state, at, to, evaluate(run, frame, state, pointeeOf(from)));
  return unknown;
}

const address = (arg: Expr): Expr => ({ k: 'unary', op: '&', arg, span: arg.span });

function swapped(run: Run, frame: Frame, state: State, at: Expr, a: Expr, b: Expr): Value {
  const [x, y] = [evaluate(run, frame, state, a), evaluate(run, frame, state, b)];
  storeThrough(run, frame, state, at, address(a), y);
  storeThrough(run, frame, state, at, address(b), x);
  return unknown;
}

/** A call that writes through a pointer that it is given: a store like any other. */
export function storeThrough(
  run: Run,
  frame: Frame,
  state: State,
  at: Expr,
  pointer: Expr,
  value: Value,
): void {
  evaluate(run, frame, state, pointer);
  const left = pointeeOf(pointer);
  const store = { k: 'assign', op: '=', left, right: at, span: at.span } as const;
  write(run, frame, state, left, storeTo(run, frame, state, store, value));
}

function overflow(run: Run, frame: Frame, state: State, op: string, args: readonly Expr[], at: Expr): Value {
  const [a, b, out] = args;
  if (!a || !b || !out) return unknown;
  const value = binary(run, op, evaluate(run, frame, state, a), evaluate(run, frame, state, b));
  storeThrough(run, frame, state, at, out, value);
  return unknown;
}

function chosen(
  run: Run,
  frame: Frame,
  state: State,
  args: readonly Expr[],
  indexes: readonly number[],
): Value {
  let out: Value | undefined;
  args.forEach((arg, i) => {
    if (arg.k === 'other' || !indexes.includes(i)) return;
    const value = evaluate(run, frame, state, arg);
    handedOut(state, value);
    out = join(out, value);
  });
  const alts = (out ?? unknown).alts.filter((alt) => alt.kind.k !== 'constant' && alt.kind.k !== 'unknown');
  return alts.length > 0 && out ? { alts: alts.length === out.alts.length ? out.alts : alts } : unknown;
}

/** The vma goes out of sight after a store: what was stored may be read there. Objects that an argument holds go along. */
export function escape(
  run: Run,
  frame: Frame,
  state: State,
  span: Span,
  why: string,
  args: readonly Expr[],
): void {
  const objects = new Set<string>();
  for (const arg of args) {
    if (arg.k === 'call' || arg.k === 'int' || arg.k === 'binary') continue;
    const type = typeOf(run, frame, arg);
    const isValue = type !== undefined && type.pointers === 0 && !type.array;
    const ref = isValue ? placeOf(run, frame, state, arg) : pointedTo(run, frame, state, arg);
    if (ref === undefined) continue;
    objects.add(ref).add(`*${ref}`);
    for (const [key, value] of state)
      if ((key === ref || key.startsWith(`${ref}.`)) && value.ref !== undefined) objects.add(value.ref);
  }
  for (const object of objects)
    for (const member of ['vm_pgoff', 'pgoff'])
      for (const alt of state.get(`${object}.${member}`)?.alts ?? []) {
        const store = alt.store === undefined ? undefined : run.events?.stores.get(alt.store);
        store?.escapes.set(`${why}:${span[0]}`, { ...siteOf(frame, span), why });
      }
}

function inlined(
  run: Run,
  frame: Frame,
  state: State,
  span: Span,
  called: InFile<FunctionFacts>,
  args: readonly Expr[],
): Value {
  const fn = { file: called.file, it: run.program.paste(called.it, args) };
  const tag = `${fn.file.file}:${fn.it.name}`;
  const values = args.map((arg) => evaluate(run, frame, state, arg));
  if (frame.stack.length >= maxDepth || frame.stack.includes(tag) || run.budget <= 0) {
    escape(run, frame, state, span, `${fn.it.name}() may read it`, args);
    return lost(`${fn.it.name}() is recursive, or too deep`);
  }
  run.budget--;
  const prefix = `${++run.frames}:`;
  const types = new Map(fn.it.params.map((param) => [param.name, param.type] as const));
  fn.it.params.forEach((param, i) => {
    const [value, arg] = [values[i], args[i]];
    if (!value || !arg) return;
    const place = prefix + param.name;
    const type = fn.it.isMacro ? typeOf(run, frame, arg) : param.type;
    if (fn.it.isMacro) types.set(param.name, type ?? { base: '', pointers: 0 });
    const from = value.place ?? (type && type.pointers === 0 ? placeOf(run, frame, state, arg) : undefined);
    const ref = value.ref ?? (type && type.pointers > 0 ? pointedTo(run, frame, state, arg) : undefined);
    if (from !== undefined && type?.pointers === 0) copyFields(state, from, place);
    const { place: _place, ...kept } = value;
    state.set(place, ref === undefined ? kept : { ...kept, ref });
  });
  const byName = new Map(
    fn.it.params.flatMap((param, i) => (args[i] ? [[param.name, args[i]] as const] : [])),
  );
  const at = fn.it.isMacro ? { at: siteOf(frame, span), outer: frame, args: byName } : {};
  if (fn.it.isMacro && run.events && !frame.at && run.program.acts(called))
    run.events.macros.set(keyOf({ file: frame.file, span }), {
      ...siteOf(frame, span),
      name: fn.it.name,
    });
  const stack = [...frame.stack, tag];
  const callee: Frame = { prefix, fn: fn.it, file: fn.file, types, stack, ...at };
  const exits: State[] = [];
  let value = runFunction(run, callee, state, exits);
  if (value.place?.startsWith(prefix) === true) {
    // A struct is returned: its members outlive the local that they were in.
    const place = `returned:${prefix}`;
    copyFields(state, value.place, place);
    value = { ...value, place };
  }
  for (const one of [state, ...exits])
    for (const key of one.keys()) if (key.startsWith(prefix)) one.delete(key);
  run.lastCall = { span, exits };
  return value;
}

/** Functions that show what they are given. */
const prints = /^(?:pr_|dev_|netdev_|printk|trace_|WARN|DRM_|drm_dbg)/;

/** A function out of sight that gets the mapping may test all of it. */
function handOutVma(state: State): void {
  for (const guard of ['shared', 'start', 'first', 'index', 'region0'] as const) pass(state, guard);
}

/** The arguments that a macro out of sight writes to by name are unknown afterwards. */
function overwrite(run: Run, frame: Frame, state: State, expr: Expr, value: Value): void {
  for (const target of writtenBy(expr)) storeThrough(run, frame, state, expr, address(target), value);
}

/** A function out of sight: what its pointer arguments reach is unknown afterwards, its result too. */
function unseen(
  run: Run,
  frame: Frame,
  state: State,
  expr: Expr,
  name: string,
  args: readonly Expr[],
): Value {
  if (locks.test(name)) pass(state, 'locked');
  else if (unlocks.test(name)) unpass(state, 'locked');
  else if (sharedTests.has(name)) pass(state, 'shared');
  // Before anything is forgotten: what an argument holds goes out of sight with it.
  escape(run, frame, state, expr.span, `${name || 'a call'}() may read it`, args);
  const outside = lost(name === '' ? 'a function pointer leads out of sight' : `${name}() is out of sight`);
  // What is tested out there is tested after all that it gets was worked out.
  const given = args.map((arg) => evaluate(run, frame, state, arg));
  if (!prints.test(name)) for (const value of given) handedOut(state, value);
  for (const arg of args) {
    const type = typeOf(run, frame, arg);
    if (type?.base === 'vm_area_struct' && type.pointers > 0 && !prints.test(name)) handOutVma(state);
    const isPointer = type === undefined || type.pointers > 0 || type.array === true;
    const mayPoint = arg.k === 'unary' ? arg.op === '&' : arg.k === 'name' || arg.k === 'field';
    if (!mayPoint || !isPointer || type?.base === 'vm_area_struct' || type?.base === 'vm_fault') continue;
    const place = pointedTo(run, frame, state, arg);
    if (place === undefined || run.pgoffs.has(place)) continue;
    forget(state, place);
    // What a local holds afterwards nobody knows; of other memory, what the program stores there.
    if (/^\d+:/.test(place)) state.set(place, { ...outside, whole: true });
  }
  overwrite(run, frame, state, expr, outside);
  return outside;
}
