/** The value of an expression on one path, and what evaluating it does to the state. */
import type { Expr, Init } from '../c/ir.ts';
import { show } from '../region/space.ts';
import { combine, complement } from './algebra.ts';
import { call } from './call.ts';
import { keyOf, noteComparison, noteSeen, noteStore, type Store } from './events.ts';
import { execBlock } from './exec.ts';
import { become, copyFields, forget, joinStates, type Frame, type Run, type State } from './frame.ts';
import {
  fields,
  names,
  physicalTypes,
  regionMaskName,
  regionShiftName,
  sizeName,
  PA,
  PGOFF,
} from './knowledge.ts';
import { fieldKey, fieldName, placeOf, typeOf } from './place.ts';
import {
  addStep,
  constant,
  join,
  ofKind,
  sameKind,
  unknown,
  type Alt,
  type Kind,
  type Step,
  type Value,
} from './value.ts';

const pgoffField = 'vm_area_struct.vm_pgoff';
const descField = 'vm_area_desc.pgoff';
/** The members that hold a mapping's page offset: the vma's, and in newer kernels the mmap descriptor's. */
export const isPgoff = (name: string | undefined): boolean => name === pgoffField || name === descField;

const step = (frame: Frame, expr: Expr, message: string): Step => ({
  file: frame.file.file,
  span: expr.span,
  message,
});

function literal(text: string): Value {
  const digits = text.replace(/[uUlL]+$/, '').replace(/'/g, '');
  if (/^0[0-7]+$/.test(digits)) return constant(BigInt(`0o${digits.slice(1)}`));
  return /^(0[xX][0-9a-fA-F]+|0[bB][01]+|\d+)$/.test(digits) ? constant(BigInt(digits)) : unknown;
}

/** What a place holds that nothing on this path has written to. */
function initial(run: Run, frame: Frame, expr: Expr, place: string | undefined): Value {
  const type = typeOf(run, frame, expr);
  const name = fieldName(run, frame, expr);
  const isPointer = type !== undefined && (type.pointers > 0 || type.array === true);
  const ref = place && isPointer ? { ref: type.array ? place : `*${place}` } : {};
  const own = place ? { place } : {};
  const known = name === undefined ? undefined : fields.get(name);
  if (known && !isPointer) {
    const text = name?.replace('vm_area_struct.', 'vma->').replace('resource.', 'struct resource, ');
    return {
      ...ofKind(known, isPgoff(name) ? [] : [step(frame, expr, `${text ?? ''} is ${words(known)}`)]),
      ...own,
    };
  }
  const gathered = run.fields.get(fieldKey(run, frame, expr) ?? '');
  if (gathered) return { ...gathered, ...own, ...ref };
  const last = expr.k === 'name' ? expr.name : expr.k === 'field' ? expr.field : '';
  if (type && !isPointer && physicalTypes.has(type.base) && !sizeName.test(last))
    return { ...ofKind(PA, [step(frame, expr, `${last} is a ${type.base}`)]), ...own };
  return { ...unknown, ...ref, ...own };
}

/** A kind in the words of messages: `page@physical`, `region index`. */
export function words(kind: Kind): string {
  if (kind.k === 'space') return show(kind.space);
  return kind.k === 'index' ? 'region index' : kind.k;
}

/** Reads a place, and notes reads of a vm_pgoff that the driver had overwritten. */
function read(run: Run, frame: Frame, state: State, expr: Expr): Value {
  const place = placeOf(run, frame, state, expr);
  const held = place === undefined ? undefined : state.get(place);
  const value = held ? { ...held, ...(place ? { place } : {}) } : initial(run, frame, expr, place);
  if (!isPgoff(fieldName(run, frame, expr)) && fieldName(run, frame, expr) !== 'vm_fault.pgoff') return value;
  for (const alt of value.alts)
    if (alt.store) {
      const site = { file: frame.file, fn: frame.fn, span: expr.span };
      run.events?.stores.get(alt.store)?.reads.set(keyOf(site), site);
    }
  return { ...value, alts: value.alts.map((alt) => ({ ...alt, fromPgoff: true })) };
}

function nameValue(run: Run, frame: Frame, state: State, expr: Expr & { k: 'name' }): Value {
  if (frame.types.has(expr.name)) return read(run, frame, state, expr);
  const fixed = names.get(expr.name);
  if (fixed) return ofKind(fixed);
  if (regionShiftName.test(expr.name)) return ofKind({ k: 'shift', of: 'region' });
  if (regionMaskName.test(expr.name)) return ofKind({ k: 'mask', of: 'region' });
  const fn = run.program.function(expr.name, frame.file);
  if (fn?.it.isMacro && fn.it.params.length === 0) return call(run, frame, state, expr, expr.name, []);
  if (fn) return { ...unknown, symbols: [expr.name] };
  return { ...read(run, frame, state, expr), symbols: [expr.name] };
}

/** Writes a value to the place that an expression names. */
export function write(run: Run, frame: Frame, state: State, target: Expr, value: Value): void {
  const name = fieldName(run, frame, target);
  if (run.gather && name !== undefined && !fields.has(name) && !isZero(value)) {
    const { place: _place, ref: _ref, ...kept } = value;
    const key = fieldKey(run, frame, target) ?? name;
    run.gather.set(key, merge(run.gather.get(key), kept));
  }
  const place = placeOf(run, frame, state, target);
  if (place === undefined) return;
  if (!run.defaults.has(place) && target.k !== 'name')
    run.defaults.set(place, initial(run, frame, target, place));
  // Locals begin with the number of their frame; anything else outlives it.
  if (value.ref !== undefined && !/^\d+:/.test(place))
    run.kept.set(value.ref, { file: frame.file, fn: frame.fn, span: target.span });
  const weak = place.includes('[]') && state.has(place);
  const old = state.get(place);
  forget(state, place);
  if (value.place && value.place !== place) copyFields(state, value.place, place);
  state.set(place, weak ? join(old, value) : value);
}

const isZero = (value: Value): boolean =>
  value.alts.every((alt) => alt.kind.k === 'constant') &&
  value.ref === undefined &&
  value.symbols === undefined;

/** All stores to a field have to agree; one that can't be placed makes it unknown. */
function merge(a: Value | undefined, b: Value): Value {
  if (!a) return b;
  const [x, y] = [a.alts[0], b.alts[0]];
  const agree = a.alts.length === 1 && b.alts.length === 1 && x && y && sameKind(x.kind, y.kind);
  return agree ? a : unknown;
}

/** `a op b` for every pair of possibilities. */
export function binary(op: string, a: Value, b: Value, at?: Step): Value {
  let out: Value | undefined;
  for (const x of a.alts)
    for (const y of b.alts) {
      const kind = combine(op, x.kind, y.kind);
      const kept = keepsStore(op, x, y);
      const because = [...x.because, ...y.because.filter((s) => !x.because.includes(s))].slice(0, 6);
      const alt: Alt = { kind, because: at && kind.k === 'space' ? addStep(because, at) : because, ...kept };
      out = join(out, { alts: [alt] });
    }
  return out ?? unknown;
}

/** vm_pgoff plus pages of the mapping still is what vm_pgoff held; so is an unknown remainder of it. */
function keepsStore(op: string, x: Alt, y: Alt): { store?: string } {
  if (op !== '+' && op !== '-') return {};
  const from = x.store ? x : y.store ? y : undefined;
  return from?.store ? { store: from.store } : {};
}

function storeTo(run: Run, frame: Frame, state: State, expr: Expr & { k: 'assign' }, value: Value): Value {
  if (!isPgoff(fieldName(run, frame, expr.left))) return value;
  // What is written to is named by what it takes, not by what it gets.
  const takes = { file: frame.file, fn: frame.fn, span: expr.left.span, text: label(expr.left) };
  if (run.events && !frame.fn.isMacro) noteSeen(run.events, { ...takes, value: ofKind(PGOFF) });
  const site = { file: frame.file, fn: frame.fn, span: expr.span };
  const key = keyOf(site);
  const whole = frame.statement?.expr === expr ? { statement: frame.statement.span } : {};
  const store: Store = {
    ...site,
    ...whole,
    key,
    op: expr.op,
    value: expr.right,
    stored: value,
    reads: new Map(),
    consumers: new Map(),
    escapes: new Map(),
    unseenOperations: false,
    unfilled: false,
  };
  if (run.events) noteStore(run.events, store);
  const place = placeOf(run, frame, state, expr.left) ?? '';
  const object = place.slice(0, place.lastIndexOf('.'));
  run.storedIn.set(object, (run.storedIn.get(object) ?? new Set()).add(key));
  return { ...value, alts: value.alts.map((alt) => ({ ...alt, store: key })) };
}

function assign(run: Run, frame: Frame, state: State, expr: Expr & { k: 'assign' }): Value {
  const right = evaluate(run, frame, state, expr.right);
  let value = right;
  if (expr.op !== '=') value = binary(expr.op.slice(0, -1), read(run, frame, state, expr.left), right);
  else if (expr.left.k === 'name' || expr.left.k === 'field') {
    const alts = right.alts.map((alt) =>
      alt.kind.k === 'space' && alt.because.length > 0
        ? {
            ...alt,
            because: addStep(
              alt.because,
              step(frame, expr, `${words(alt.kind)} is put in ${label(expr.left)}`),
            ),
          }
        : alt,
    );
    value = { ...right, alts };
  }
  value = storeTo(run, frame, state, expr, value);
  write(run, frame, state, expr.left, value);
  return value;
}

/** How a message names an lvalue. */
export function label(expr: Expr): string {
  if (expr.k === 'name') return expr.name;
  if (expr.k === 'field') return `${label(expr.base)}${expr.arrow ? '->' : '.'}${expr.field}`;
  if (expr.k === 'index') return `${label(expr.base)}[]`;
  if (expr.k === 'unary') return expr.op + label(expr.arg);
  if (expr.k === 'cast') return label(expr.arg);
  return '…';
}

const comparisons = new Set(['==', '!=', '<', '>', '<=', '>=']);

function gatherInit(run: Run, frame: Frame, base: string, field: string, value: Value): void {
  const key = run.program.fieldKey(run.program.resolve(base), field, frame.file);
  run.gather?.set(key, merge(run.gather.get(key), value));
}

/** Fills the fields of a place from an initialiser. */
export function initialise(
  run: Run,
  frame: Frame,
  state: State,
  place: string,
  base: string,
  inits: readonly Init[],
): void {
  for (const { path, value } of inits) {
    const result = evaluate(run, frame, state, value);
    if (path.length === 0) continue;
    state.set(`${place}.${path.join('.')}`, result);
    const name = `${run.program.resolve(base)}.${path[0] ?? ''}`;
    if (run.gather && path.length === 1 && !fields.has(name) && !isZero(result))
      gatherInit(run, frame, base, path[0] ?? '', result);
  }
}

const zero = (value: Value): boolean =>
  value.alts.every((alt) => alt.kind.k === 'constant' && alt.kind.value === 0n);

function conditional(run: Run, frame: Frame, state: State, expr: Expr & { k: 'cond' }): Value {
  const test = evaluate(run, frame, state, expr.test);
  const thenState: State = new Map(state);
  const elseState: State = new Map(state);
  const a = expr.taken ? evaluate(run, frame, thenState, expr.taken) : test;
  const b = evaluate(run, frame, elseState, expr.else);
  const met = joinStates(run, thenState, elseState) ?? state;
  become(state, met);
  if (zero(a) && !a.ref) return b;
  if (zero(b) && !b.ref) return a;
  return join(a, b);
}

/** Evaluates an expression; the state is changed in place by what it assigns. */
export function evaluate(run: Run, frame: Frame, state: State, expr: Expr): Value {
  const value = evaluateBare(run, frame, state, expr);
  if (run.events && !frame.fn.isMacro && (expr.k === 'name' || expr.k === 'field' || expr.k === 'call')) {
    const kind = value.alts[0]?.kind;
    if (kind && (kind.k === 'space' || kind.k === 'index')) {
      const text = expr.k === 'call' ? `${label(expr.callee)}()` : label(expr);
      noteSeen(run.events, { file: frame.file, fn: frame.fn, span: expr.span, text, value });
    }
  }
  return value;
}

function evaluateBare(run: Run, frame: Frame, state: State, expr: Expr): Value {
  switch (expr.k) {
    case 'int':
      return literal(expr.value);
    case 'name':
      return nameValue(run, frame, state, expr);
    case 'field':
    case 'index':
      if (expr.k === 'index') evaluate(run, frame, state, expr.index);
      return read(run, frame, state, expr);
    case 'unary': {
      if (expr.op === '&') {
        const ref = placeOf(run, frame, state, expr.arg);
        // A pointer to vm_pgoff itself reads and writes it under no name.
        if (ref !== undefined && isPgoff(fieldName(run, frame, expr.arg)))
          run.kept.set(ref.slice(0, ref.lastIndexOf('.')), {
            file: frame.file,
            fn: frame.fn,
            span: expr.span,
          });
        const symbols = expr.arg.k === 'name' ? { symbols: [expr.arg.name] } : {};
        return { ...unknown, ...symbols, ...(ref === undefined ? {} : { ref }) };
      }
      if (expr.op === '*') {
        evaluate(run, frame, state, expr.arg);
        return read(run, frame, state, expr);
      }
      const inner = evaluate(run, frame, state, expr.arg);
      if (expr.op === '+') return inner;
      if (expr.op === '~')
        return { alts: inner.alts.map((alt) => ({ kind: complement(alt.kind), because: [] })) };
      return unknown;
    }
    case 'update': {
      const value = binary('+', read(run, frame, state, expr.arg), constant(1n));
      write(run, frame, state, expr.arg, value);
      return value;
    }
    case 'binary': {
      const left = evaluate(run, frame, state, expr.left);
      const right = evaluate(run, frame, state, expr.right);
      if (run.events && comparisons.has(expr.op))
        noteComparison(run.events, {
          file: frame.file,
          fn: frame.fn,
          span: expr.span,
          left: expr.left,
          right: expr.right,
          leftIs: left,
          rightIs: right,
        });
      const turned =
        /^(>>|\/)$/.test(expr.op) &&
        right.alts.some((alt) => alt.kind.k === 'shift' && alt.kind.of === 'page');
      return binary(
        expr.op,
        left,
        right,
        turned ? step(frame, expr, 'shifted by PAGE_SHIFT: pages') : undefined,
      );
    }
    case 'assign':
      return assign(run, frame, state, expr);
    case 'cond':
      return conditional(run, frame, state, expr);
    case 'cast': {
      const inner = evaluate(run, frame, state, expr.arg);
      const narrow =
        /^(u8|u16|char|unsigned char|bool|short)$/.test(expr.type.base) && expr.type.pointers === 0;
      return narrow ? unknown : inner;
    }
    case 'comma':
      evaluate(run, frame, state, expr.left);
      return evaluate(run, frame, state, expr.right);
    case 'block': {
      const last = expr.body.at(-1);
      execBlock(run, frame, state, last?.k === 'expr' ? expr.body.slice(0, -1) : expr.body);
      return last?.k === 'expr' ? evaluate(run, frame, state, last.expr) : unknown;
    }
    case 'init': {
      const place = `lit:${frame.prefix}${expr.span[0]}`;
      initialise(run, frame, state, place, expr.type?.base ?? '', expr.fields);
      return { ...unknown, place };
    }
    case 'call': {
      if (expr.callee.k === 'name' && !frame.types.has(expr.callee.name))
        return call(run, frame, state, expr, expr.callee.name, expr.args);
      const { symbols = [], unnamed } = evaluate(run, frame, state, expr.callee);
      const only = symbols.length === 1 && !unnamed ? symbols[0] : undefined;
      return call(run, frame, state, expr, only ?? '', expr.args);
    }
    case 'other':
      for (const part of expr.parts) evaluate(run, frame, state, part);
      return unknown;
  }
}
