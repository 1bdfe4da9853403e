/** The memory of a path: reads, writes and initialisers of places, and the stores to a vm_pgoff among them. */
import type { Expr, Init, TypeName } from '../c/ir.ts';
import { demandOffset, evaluate, label, words } from './eval.ts';
import { keyOf, noteRead, noteSeen, noteStore, type Store } from './events.ts';
import { copyFields, forget, siteOf, type Frame, type Run, type State } from './frame.ts';
import { fields, physicalTypes, sizeName, PA, PGOFF } from './knowledge.ts';
import { fieldKey, fieldName, placeOf, typeOf } from './place.ts';
import { structAt } from './program.ts';
import { lastName, pointeeOf, symbolsOf } from './digest.ts';
import {
  constant,
  join,
  lost,
  ofKind,
  parts,
  sameKind,
  symbolIn,
  unknown,
  whyUnknown,
  type Step,
  type Value,
} from './value.ts';

const pgoffField = 'vm_area_struct.vm_pgoff';
const descField = 'vm_area_desc.pgoff';
/** The members that hold a mapping's page offset: the vma's, and in newer kernels the mmap descriptor's. */
const isPgoff = (name: string | undefined): boolean => name === pgoffField || name === descField;

/** True where an expression names such a member, also through a pointer to it. */
export function namesPgoff(run: Run, frame: Frame, state: State, expr: Expr): boolean {
  if (isPgoff(fieldName(run, frame, expr))) return true;
  const pointee = expr.k === 'unary' && expr.op === '*' ? pointeeOf(expr.arg) : undefined;
  if (pointee?.k === 'field') return namesPgoff(run, frame, state, pointee);
  if (run.pgoffs.size === 0 || expr.k === 'field') return false;
  const place = placeOf(run, frame, state, expr);
  return place !== undefined && run.pgoffs.has(place);
}

/** A step in a chain of reasons, at an expression. */
export const step = (frame: Frame, expr: Expr, message: string): Step => ({
  file: frame.file.file,
  span: expr.span,
  message,
});

/** What a place holds that nothing on this path has written to. */
function initial(run: Run, frame: Frame, expr: Expr, place: string | undefined): Value {
  const type = typeOf(run, frame, expr);
  const name = fieldName(run, frame, expr);
  const isPointer = type !== undefined && (type.pointers > 0 || type.array === true);
  const ref = place && isPointer ? { ref: type.array ? place : `*${place}` } : {};
  const own = place ? { place } : {};
  const pointer = pointerOf(run, frame, expr);
  if (pointer.length > 0) return { ...unknown, symbols: pointer, ...own };
  const known = name === undefined ? undefined : fields.get(name);
  if (known && !isPointer) {
    const text = name?.replace('vm_area_struct.', 'vma->').replace('resource.', 'struct resource, ');
    return {
      ...ofKind(known, isPgoff(name) ? [] : [step(frame, expr, `${text ?? ''} is ${words(known)}`)]),
      ...own,
    };
  }
  if (place !== undefined && run.pgoffs.has(place)) return { ...ofKind(PGOFF), ...own };
  const last = lastName(expr) ?? '';
  const isScalar = !isPointer && !(type && run.program.isStruct(type.base, frame.file));
  const key = isScalar ? ((place && run.pointed.get(place)) ?? fieldKey(run, frame, expr)) : undefined;
  const isGiven =
    run.wanted &&
    expr.k === 'name' &&
    frame.stack.length === 1 &&
    frame.fn.params.some((p) => p.name === expr.name);
  // A type that says what it holds is asked last: where it is filled is the better reason.
  const isPhysical = type !== undefined && !isPointer && physicalTypes.has(type.base) && !sizeName.test(last);
  const byType = isPhysical ? typed(ofKind(PA, [step(frame, expr, `${last} is a ${type.base}`)])) : undefined;
  const stored = key === undefined || !mayBeStored(run, key) ? undefined : pendingOf(key);
  if (stored && byType) {
    const value = force(run, stored);
    return { ...(value === stored || isUnknown(value) ? byType : value), ...own };
  }
  if (isGiven) return { ...giveMark(byType ?? unknown), ...ref, ...own };
  return { ...(stored ?? byType ?? lost(whence(name, expr))), ...ref, ...own };
}

/** Known by its type alone. */
const typed = (value: Value): Value => ({
  ...value,
  alts: value.alts.map((alt) => ({ ...alt, parts: parts.byType })),
});

/** What the program puts into a function pointer that nothing on this path has written to. */
function pointerOf(run: Run, frame: Frame, expr: Expr): readonly string[] {
  if (expr.k !== 'field') return [];
  const key = fieldKey(run, frame, expr);
  return (key === undefined ? [] : run.program.targets(key)).map(({ name, fn }) =>
    symbolIn(fn?.file.file ?? frame.file.file, name),
  );
}

/** Why nothing is known of what stands in memory. */
function whence(name: string | undefined, expr: Expr): string {
  if (name !== undefined) return `nothing in sight fills ${name}`;
  return expr.k === 'name'
    ? `nothing in sight gives ${expr.name} a value`
    : 'it is reached through a pointer';
}

const giveMark = (value: Value): Value => ({
  ...value,
  alts: value.alts.map((alt) => ({ ...alt, given: true as const })),
});
const nameOfKey = (key: string): string => key.slice(key.search(/[\w$]+$/));
const mayBeStored = (run: Run, key: string): boolean => run.program.writers(nameOfKey(key)).length > 0;
const pendingOf = (key: string): Value => ({
  alts: [{ kind: { k: 'unknown' }, because: [], pending: { key, name: nameOfKey(key) } }],
});
const isUnknown = (value: Value): boolean => value.alts.every(({ kind }) => kind.k === 'unknown');

/** The value with what the program stores into the members and variables that it was read from. */
export function force(run: Run, value: Value): Value {
  if (!value.alts.some((alt) => alt.pending)) return value;
  const { alts: _alts, ...rest } = value;
  let met: Value | undefined;
  for (const alt of value.alts) {
    const { pending, ...bare } = alt;
    const found = pending && run.fields.of(pending.key, pending.name);
    const none = pending && !found ? { ...bare, why: `nothing in sight fills ${pending.key}` } : bare;
    const alts = (found?.alts ?? [none]).map((one) =>
      bare.store === undefined ? one : { ...one, store: bare.store },
    );
    met = join(met, { alts });
  }
  return { ...rest, alts: met?.alts ?? [] };
}

/** What a place holds because something around it was written to as a whole, or an element that may be this one. */
function partOf(state: State, place: string | undefined): Value | undefined {
  if (place === undefined) return undefined;
  if (place.includes('[')) {
    let met: Value | undefined;
    for (const [, held] of elements(state, place)) met = join(met, held);
    if (met) return { ...met, place };
  }
  for (let at = place.length; at > 0;) {
    at = Math.max(place.lastIndexOf('.', at - 1), place.lastIndexOf('[', at - 1));
    const around = at > 0 ? state.get(place.slice(0, at)) : undefined;
    if (around?.whole) return { alts: around.alts, place };
  }
  return undefined;
}

/** The places that an array access with an unknown index may mean; for a known one, those with an unknown index. */
function elements(state: State, place: string): [string, Value][] {
  if (place.includes('[]')) {
    const pattern = new RegExp(
      `^${place.replace(/[$()*+.?[\]\\^{|}]/g, '\\$&').replaceAll('\\[\\]', '\\[\\d*\\]')}$`,
    );
    return [...state].filter(([key]) => pattern.test(key));
  }
  const any = place.replace(/\[\d+\]/g, '[]');
  const held = state.get(any);
  return held ? [[any, held]] : [];
}

/** A member of a table that a pointer is known to point to, as in `vma->vm_ops->open`. */
function memberOfTable(run: Run, frame: Frame, state: State, expr: Expr): Value | undefined {
  if (expr.k !== 'field' || !expr.arrow || (expr.base.k !== 'field' && expr.base.k !== 'name'))
    return undefined;
  const base = placeOf(run, frame, state, expr.base);
  const { symbols = [], unnamed } = (base === undefined ? undefined : state.get(base)) ?? {};
  if (symbols.length === 0 || unnamed) return undefined;
  const found = symbols.map((symbol) => {
    const { name, from } = run.program.symbol(symbol);
    const table = run.program.table(name, from ?? frame.file);
    const init = table?.it.fields.find(({ path }) => path.length === 1 && path[0] === expr.field);
    return table && init ? symbolsOf(init.value).map((one) => symbolIn(table.file.file, one)) : [];
  });
  return found.some((names) => names.length === 0) ? undefined : { ...unknown, symbols: found.flat() };
}

/** A member of a kernel's struct that a function out of sight filled counts what it always counts. */
function filledElsewhere(
  run: Run,
  frame: Frame,
  state: State,
  expr: Expr,
  place: string | undefined,
): Value | undefined {
  const name = fieldName(run, frame, expr);
  if (name === undefined || !fields.has(name) || isPgoff(name)) return undefined;
  const part = partOf(state, place);
  return part && isUnknown(part) ? initial(run, frame, expr, place) : undefined;
}

/** Reads a place, and notes reads of a vm_pgoff; `written` is what the text has where that is a call. */
export function read(run: Run, frame: Frame, state: State, expr: Expr, written = expr): Value {
  const place = placeOf(run, frame, state, expr);
  const held = place === undefined ? undefined : state.get(place);
  const value = held
    ? { ...held, ...(place ? { place } : {}) }
    : (filledElsewhere(run, frame, state, expr, place) ??
      partOf(state, place) ??
      memberOfTable(run, frame, state, expr) ??
      initial(run, frame, expr, place));
  const name = fieldName(run, frame, expr);
  if (!namesPgoff(run, frame, state, expr) && name !== 'vm_fault.pgoff') return value;
  if (run.events)
    noteRead(run.events, {
      ...siteOf(frame, written.span),
      ...(frame.at ? {} : { expr: written }),
      stores: new Set(value.alts.flatMap(({ store }) => store ?? [])),
      bare: value.alts.some(({ store }) => store === undefined),
      phases: new Set([run.phase]),
    });
  const linear = name === 'vm_fault.pgoff' ? parts.linear : 0;
  return {
    ...value,
    alts: value.alts.map((alt) => ({
      ...alt,
      fromPgoff: true,
      ...(linear === 0 ? {} : { parts: (alt.parts ?? 0) | linear }),
    })),
  };
}

/** Writes a value to the place that an expression names. */
export function write(run: Run, frame: Frame, state: State, target: Expr, value: Value): void {
  const place = placeOf(run, frame, state, target);
  if (run.wanted && !isZero(value)) {
    const key = fieldKey(run, frame, target) ?? (place && run.pointed.get(place));
    if (key === run.wanted.key) want(run, value);
  }
  if (place === undefined) return;
  if (!run.defaults.has(place) && target.k !== 'name')
    run.defaults.set(place, initial(run, frame, target, place));
  // Locals begin with the number of their frame; anything else outlives it.
  if (value.ref !== undefined && !/^\d+:/.test(place))
    run.kept.set(value.ref, {
      ...siteOf(frame, target.span),
      ...keptIn(run, frame, target),
    });
  const weak = place.includes('[]') && state.has(place);
  const old = state.get(place);
  if (place.includes('[]'))
    for (const [key, held] of elements(state, place)) if (key !== place) state.set(key, join(held, value));
  forget(state, place);
  // What was told of a variable's old value says nothing of the new one.
  state.delete(`?${place}`);
  state.delete(`?${place}<0`);
  if (value.place && value.place !== place) copyFields(state, value.place, place);
  state.set(place, weak ? join(old, value) : value);
}

/** The member that a pointer is kept in, where its struct is known. */
function keptIn(run: Run, frame: Frame, target: Expr): { member?: string } {
  const key = target.k === 'field' ? fieldKey(run, frame, target) : undefined;
  return key === undefined || key.startsWith('.') ? {} : { member: key };
}

/** Nothing, or an invalid address: no kind of number. Any other constant is one. */
const isZero = (value: Value): boolean =>
  value.alts.every(({ kind }) => kind.k === 'constant' && (kind.value === 0n || kind.value === -1n)) &&
  value.ref === undefined &&
  value.symbols === undefined;

/** All stores to a field have to agree; one that can't be placed makes it unknown. */
export function merge(a: Value | undefined, b: Value): Value {
  if (!a) return b;
  const [x, y] = [a.alts[0], b.alts[0]];
  const agree = a.alts.length === 1 && b.alts.length === 1 && x && y && sameKind(x.kind, y.kind);
  return agree ? a : lost(whyUnknown(b) ?? whyUnknown(a) ?? 'it is filled with different things');
}

/** Notes what is stored into the member or variable that the run is made for. */
function want(run: Run, value: Value): void {
  if (!run.wanted) return;
  const { place: _place, ref: _ref, ...kept } = force(run, value);
  run.wanted.found = merge(run.wanted.found, kept);
}

/** A vm_area_struct that a function out of sight gave, a copy or another mapping's: not known to be this one. */
function isOfElsewhere(run: Run, frame: Frame, state: State, left: Expr): boolean {
  if (left.k !== 'field' || !left.arrow) return false;
  const place = placeOf(run, frame, state, left.base);
  const held = place === undefined ? undefined : state.get(place);
  return held !== undefined && held.ref === undefined && held.alts.every(({ why }) => why !== undefined);
}

/** Notes a store to a vm_pgoff, and tags what it leaves there. */
export function storeTo(
  run: Run,
  frame: Frame,
  state: State,
  expr: Expr & { k: 'assign' },
  given: Value,
): Value {
  if (!namesPgoff(run, frame, state, expr.left)) return given;
  // A vm_area_struct that is a local variable is a copy: nobody maps by it.
  if (/^\d+:/.test(placeOf(run, frame, state, expr.left) ?? '')) return given;
  if (isOfElsewhere(run, frame, state, expr.left)) return given;
  const value = force(run, given);
  // What is written to is named by what it takes, not by what it gets.
  const takes = { ...siteOf(frame, expr.left.span), text: label(expr.left) };
  if (run.events && !frame.at) noteSeen(run.events, { ...takes, value: ofKind(PGOFF) });
  const site = siteOf(frame, expr.span);
  const key = keyOf(site);
  const whole = frame.statement?.expr === expr && !frame.at ? { statement: frame.statement.span } : {};
  const store: Store = {
    ...site,
    ...whole,
    key,
    inMacro: frame.at !== undefined,
    op: expr.op,
    value: expr.right,
    stored: value,
    consumers: new Map(),
    escapes: new Map(),
    unseenOperations: false,
    unfilled: false,
    restored: false,
  };
  if (run.events) noteStore(run.events, store);
  const place = placeOf(run, frame, state, expr.left) ?? '';
  const object = place.slice(0, place.lastIndexOf('.'));
  run.storedIn.set(object, (run.storedIn.get(object) ?? new Set()).add(key));
  return { ...value, alts: value.alts.map((alt) => ({ ...alt, store: key })) };
}

/** Where an element of an initialiser goes: what it names, or the next in order. */
function elementAt(
  run: Run,
  frame: Frame,
  type: TypeName,
  path: readonly string[],
  next: number,
): readonly string[] {
  if (path.length > 0) return path;
  if (type.array) return [`[${next}]`];
  const name = run.program.order(run.program.resolve(type.base), frame.file)[next];
  return name === undefined ? [] : [name];
}

/** Fills the fields of a place from an initialiser, and those of the initialisers in it. */
export function initialise(
  run: Run,
  frame: Frame,
  state: State,
  place: string,
  type: TypeName,
  inits: readonly Init[],
): void {
  // Members that the initialiser leaves out are zero.
  state.set(place, { ...constant(0n), whole: true });
  const base = run.program.resolve(type.base);
  let next = 0;
  for (const { path, value } of inits) {
    const steps = elementAt(run, frame, type, path, next);
    next = path.length === 0 ? next + 1 : run.program.order(base, frame.file).indexOf(path[0] ?? '') + 1;
    const at = steps.reduce((on, one) => (one.startsWith('[') ? on + one : `${on}.${one}`), place);
    const struct = structAt(run.program, base, steps, frame.file);
    const last = steps.findLast((one) => !one.startsWith('[')) ?? '';
    if (value.k === 'init' && !value.type && steps.length > 0) {
      const isElement = steps.at(-1)?.startsWith('[') === true;
      const member = last === '' ? type : run.program.member(struct, last, frame.file);
      const inner = member ?? { base: '', pointers: 0 };
      const { array: _array, ...element } = inner;
      initialise(run, frame, state, at, isElement ? element : inner, value.fields);
      continue;
    }
    const result = evaluate(run, frame, state, value);
    if (steps.length === 0) continue;
    state.set(at, result);
    if (base === 'vfio_region_info' && steps.join() === 'offset') demandOffset(run, frame, value);
    if (run.wanted?.name !== last || isZero(result)) continue;
    if (run.program.fieldKey(struct, last, frame.file) === run.wanted.key) want(run, result);
  }
}
