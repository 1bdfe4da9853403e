/** Calls of user space: those that take an offset on an fd, functions and macros in sight, and all others. */
import type { Expr, FunctionFacts } from '../../c/ir.ts';
import { label } from '../eval.ts';
import { toIndexName, toOffsetName } from '../knowledge.ts';
import type { InFile } from '../resolve.ts';
import { evaluate } from './eval.ts';
import { calleeOf, nameOf, offsetOf } from './evidence.ts';
import { runBody } from './exec.ts';
import { getDevice, opens, prints, takesOffT, transparent } from './knowledge.ts';
import { note, noteBuilt, noteOtherUse, siteOf, stepAt, type Frame, type Run, type State } from './run.ts';
import { fitted } from './types.ts';
import { asNumber, find, only, unknown, type Value } from './value.ts';

const maxDepth = 7;
/** Where vfio-pci has its second region: nothing of a device is that long, so the number is no length. */
const firstRegion = 1n << 40n;

/** True for the fd of a VFIO device, false for that of something else, undefined where nothing says. */
function isDevice(fd: Value): boolean | undefined {
  if (find(fd, 'device')) return true;
  return find(fd, 'plain') ? false : undefined;
}

const saysDevice = (fd: Expr): boolean =>
  /dev|vfio/i.test(label(fd)) && !/dump|out|log|file|mem|group|container|iommu|null|zero/i.test(label(fd));

/** A call that takes an offset on an fd: what it gets there. */
function offsetCall(run: Run, frame: Frame, expr: Expr & { k: 'call' }, args: readonly Value[]): Value {
  const name = calleeOf(expr);
  const taken = offsetOf(expr);
  const offset = taken && args[taken.at];
  const fd = taken && args[expr.args.indexOf(taken.fd)];
  if (!taken || !offset || !fd) return unknown;
  const site = siteOf(frame, taken.offset.span);
  const isOurs = isDevice(fd);
  const made = find(offset, 'made');
  const isSure = isOurs === true || (made?.bits === 40 && isOurs === undefined);
  if (made && isSure) noteBuilt(run, made, stepAt(site, `${name}() takes it as an offset on the fd`));
  if (isOurs === false) noteOtherUse(run, made);
  const written = asNumber(offset);
  if (isOurs === true && !made && written !== undefined && written >= firstRegion)
    note(run, { ...site, kind: 'built', bits: undefined, because: [], proved: true });
  if (takesOffT.has(name))
    fitted(run, frame, { base: 'off_t', pointers: 0 }, offset, site, `${name}()'s offset`);
  const area = find(offset, 'area');
  const isArea = area && offset.tags.every(({ what, value }) => what === 'area' || value === 0n);
  const isMap = /mmap/i.test(name);
  const mayBeOurs = isOurs === true || (isOurs === undefined && (isMap || saysDevice(taken.fd)));
  if (isArea && mayBeOurs) note(run, { ...site, kind: 'area-offset', call: name, because: area.because });
  if (!isMap || !offset.tags.some((tag) => tag.area === true || tag.what === 'area')) return unknown;
  return only('window', [stepAt(siteOf(frame, expr.span), `${name}() maps it from where the area begins`)]);
}

/** Runs a function or macro that is in sight with what it is given. */
export function inline(
  run: Run,
  frame: Frame,
  state: State,
  at: Expr,
  target: InFile<FunctionFacts>,
  args: readonly Expr[],
): Value {
  const { file, it: fn } = target;
  const spare = fn.isMacro && fn.params.at(-1)?.name === '__VA_ARGS__' ? args.slice(fn.params.length) : [];
  const given = fn.isMacro ? [] : args.map((arg) => evaluate(run, frame, state, arg));
  for (const arg of spare) evaluate(run, frame, state, arg);
  if (frame.stack.length >= maxDepth || frame.stack.includes(fn) || run.budget <= 0) return unknown;
  run.entered.add(fn);
  const id = ++run.frames;
  const types = new Map(fn.isMacro ? [] : fn.params.map(({ name, type }) => [name, type] as const));
  const inner: Frame = {
    id,
    fn,
    file,
    types,
    stack: [...frame.stack, fn],
    evidence: run.evidenceOf(fn, file),
    compared: new Set(),
    ...(fn.isMacro
      ? {
          outer: frame,
          at: siteOf(frame, at.span),
          args: new Map(fn.params.flatMap(({ name }, i) => (args[i] ? [[name, args[i]] as const] : []))),
        }
      : {}),
  };
  if (!fn.isMacro)
    fn.params.forEach(({ name, type }, i) => {
      const [value, arg] = [given[i], args[i]];
      if (!value || !arg) return;
      const site = siteOf(frame, arg.span);
      state.set(`${id}:${name}`, fitted(run, frame, type, value, site, `${name} of ${fn.name}()`, file));
      const passed = nameOf(arg);
      if (passed !== undefined && frame.compared.has(passed)) inner.compared.add(name);
    });
  const value = runBody(run, inner, state);
  // What a helper tests of its argument, it tests for its caller.
  if (!fn.isMacro)
    fn.params.forEach(({ name }, i) => {
      const passed = args[i] && nameOf(args[i]);
      if (passed !== undefined && inner.compared.has(name)) frame.compared.add(passed);
    });
  for (const key of state.keys()) if (key.startsWith(`${id}:`)) state.delete(key);
  return value;
}

/** Arguments of a call that only prints them. */
function printed(run: Run, frame: Frame, state: State, args: readonly Expr[]): Value {
  run.printing++;
  for (const arg of args) evaluate(run, frame, state, arg);
  run.printing--;
  return unknown;
}

/** The macros of kernel headers that take an offset apart, or build one, where user space has copied them out of sight. */
function copied(
  run: Run,
  frame: Frame,
  expr: Expr & { k: 'call' },
  name: string,
  arg: Value,
): Value | undefined {
  if (!/vfio/i.test(name)) return undefined;
  const site = siteOf(frame, expr.span);
  const because = arg.tags[0]?.because ?? [];
  if (toOffsetName.test(name)) {
    note(run, { ...site, kind: 'built', bits: undefined, because, proved: true });
    return { tags: [{ what: 'made', because, at: site }] };
  }
  if (!toIndexName.test(name)) return undefined;
  note(run, { ...site, kind: 'taken', bits: undefined, part: 'index', because, printed: run.printing > 0 });
  return only('index');
}

export function call(run: Run, frame: Frame, state: State, expr: Expr & { k: 'call' }): Value {
  const name = calleeOf(expr);
  const { args } = expr;
  if (prints.test(name)) return printed(run, frame, state, args);
  const fn = name === '' ? undefined : run.program.function(name, frame.file);
  if (fn) {
    const isPrint = fn.it.isMacro && fn.it.calls.some((one) => prints.test(one)) && fn.it.body.length < 2;
    if (isPrint && fn.it.params.at(-1)?.name === '__VA_ARGS__') return printed(run, frame, state, args);
    return inline(run, frame, state, expr, fn, args);
  }
  if (name === '') evaluate(run, frame, state, expr.callee);
  const given = args.map((arg) => evaluate(run, frame, state, arg));
  const [first] = given;
  if (first && transparent.test(name)) return first;
  const known = first && copied(run, frame, expr, name, first);
  if (known) return known;
  if (offsetOf(expr)) return offsetCall(run, frame, expr, given);
  // What a pointer to a local was given for, a function out of sight may have written there.
  for (const { ref } of given) if (ref !== undefined && !ref.startsWith('f:')) state.set(ref, unknown);
  if (name === 'ioctl' && args[1] && nameOf(args[1]) === getDevice) return only('device');
  return opens.has(name) ? only('plain') : unknown;
}
