/** The value of an expression on one path, and what evaluating it does to the state. */
import type { Expr } from '../c/ir.ts';
import { show } from '../region/space.ts';
import { combine, complement } from './algebra.ts';
import { call, indirectCall } from './call.ts';
import { symbolsOf } from './digest.ts';
import { noteSeen } from './events.ts';
import { asked, compared, pass, sharedNames } from './guards.ts';
import { elementIn, isPlain, notice, useIndex } from './notice.ts';
import { execBlock } from './exec.ts';
import { truth } from './fixed.ts';
import {
  become,
  joinStates,
  ownerOf,
  placeInText,
  siteOf,
  type Frame,
  type Run,
  type State,
} from './frame.ts';
import { FOFF, interfaces, names, regionMaskName, regionShiftName } from './knowledge.ts';
import { force, initialise, merge, namesPgoff, read, step, storeTo, write } from './memory.ts';
import { fieldKey, fieldName, placeOf } from './place.ts';
import {
  addStep,
  constant,
  join,
  lost,
  ofKind,
  partsOf,
  symbolIn,
  unknown,
  type Alt,
  type Kind,
  type Step,
  type Value,
} from './value.ts';

function literal(text: string): Value {
  const digits = text.replace(/[uUlL]+$/, '').replace(/'/g, '');
  if (/^0[0-7]+$/.test(digits)) return constant(BigInt(`0o${digits.slice(1)}`));
  return /^(0[xX][0-9a-fA-F]+|0[bB][01]+|\d+)$/.test(digits) ? constant(BigInt(digits)) : unknown;
}

/** A kind in the words of messages: `page@physical`, `region index`. */
export function words(kind: Kind): string {
  if (kind.k === 'space') return show(kind.space);
  return kind.k === 'index' ? 'region index' : kind.k;
}

const comparisons = new Set(['==', '!=', '<', '>', '<=', '>=']);

function nameValue(run: Run, frame: Frame, state: State, expr: Expr & { k: 'name' }): Value {
  if (ownerOf(frame, expr.name)) return read(run, frame, state, expr);
  if (sharedNames.has(expr.name)) pass(state, 'shared');
  const fixed = names.get(expr.name);
  if (fixed) return ofKind(fixed);
  if (regionShiftName.test(expr.name)) return ofKind({ k: 'shift', of: 'region' });
  if (regionMaskName.test(expr.name)) return ofKind({ k: 'mask', of: 'region' });
  const fn = run.program.function(expr.name, frame.file, placeInText(frame, expr));
  if (fn?.it.isMacro && fn.it.params.length === 0) return call(run, frame, state, expr, expr.name, []);
  if (fn || interfaces.has(expr.name)) return { ...unknown, symbols: [symbolIn(frame.file.file, expr.name)] };
  const table = run.program.table(expr.name, frame.file);
  const [only] = table?.it.fields ?? [];
  if (table?.it.isConst === true && only?.path.length === 0 && only.value.k !== 'init')
    return evaluate(run, { ...frame, file: table.file, types: new Map() }, new Map(), only.value);
  return { ...read(run, frame, state, expr), symbols: [symbolIn(frame.file.file, expr.name)] };
}

const sums = new Set(['+', '-']);
const shifts = new Set(['<<', '>>']);
const scales = new Set(['&', '|', '*', '/', '%']);
const isConstant = (value: Value): boolean => value.alts.every(({ kind }) => kind.k === 'constant');

/** Both operands, looked up where the program stores them if the operation can make an offset or address of them. */
function operands(run: Run, op: string, a: Value, b: Value): readonly [Value, Value] {
  // `count + 1` counts what count does, `flags & FLAG` and `1 << bit` are no arithmetic of offsets; `offset & MASK` is.
  if (sums.has(op)) return isConstant(a) || isConstant(b) ? [a, b] : [force(run, a), force(run, b)];
  if (shifts.has(op)) {
    const isFar = b.alts.some(
      ({ kind }) => kind.k === 'shift' || (kind.k === 'constant' && kind.value >= 12n),
    );
    return [isFar ? force(run, a) : a, isPlain(a) ? b : force(run, b)];
  }
  return !scales.has(op) || (isPlain(a) && isPlain(b)) ? [a, b] : [force(run, a), force(run, b)];
}

/** `a op b` for every pair of possibilities. */
export function binary(run: Run, op: string, left: Value, right: Value, at?: Step): Value {
  let out: Value | undefined;
  const [a, b] = operands(run, op, left, right);
  for (const x of a.alts)
    for (const y of b.alts) {
      const kind = combine(op, x.kind, y.kind);
      const given = x.given || y.given ? { given: true as const } : {};
      const why = kind.k === 'unknown' ? (x.why ?? y.why ?? mixed(op, x.kind, y.kind)) : undefined;
      const kept = {
        ...(why === undefined ? {} : { why }),
        ...keepsStore(op, x, y),
        ...keepsPending(op, x, y),
        ...given,
        ...madeOf(op, x, y),
      };
      const because = [...x.because, ...y.because.filter((s) => !x.because.includes(s))].slice(0, 6);
      const alt: Alt = { kind, because: at && kind.k === 'space' ? addStep(because, at) : because, ...kept };
      out = join(out, { alts: [alt] });
    }
  return out ?? unknown;
}

const mixed = (op: string, x: Kind, y: Kind): string =>
  `no rule for ${x.k === 'constant' ? 'a number' : words(x)} ${op} ${y.k === 'constant' ? 'a number' : words(y)}`;

/** What a sum is made of; a shift or mask of it is made of the same. */
function madeOf(op: string, x: Alt, y: Alt): Pick<Alt, 'parts'> {
  const made = sums.has(op) || op === '|' ? partsOf(x) | partsOf(y) : (x.parts ?? 0);
  return made === 0 ? {} : { parts: made };
}

/** A member plus a constant counts what the member does. */
function keepsPending(op: string, x: Alt, y: Alt): Pick<Alt, 'pending'> {
  if (!sums.has(op)) return {};
  const { pending } = y.kind.k === 'constant' ? x : x.kind.k === 'constant' ? y : {};
  return pending ? { pending } : {};
}

/** vm_pgoff plus pages of the mapping still is what vm_pgoff held; so is an unknown remainder of it. */
function keepsStore(op: string, x: Alt, y: Alt): { store?: string } {
  if (op !== '+' && op !== '-') return {};
  const from = x.store ? x : y.store ? y : undefined;
  return from?.store ? { store: from.store } : {};
}

/** What is told to user space as a region's offset is one: a member that is put there is known by it. */
function demand(run: Run, frame: Frame, expr: Expr & { k: 'assign' }): void {
  if (expr.op === '=' && fieldName(run, frame, expr.left) === 'vfio_region_info.offset')
    demandOffset(run, frame, expr.right);
}

/** The same where an initialiser fills it. */
export function demandOffset(run: Run, frame: Frame, value: Expr): void {
  if (!run.wanted || fieldKey(run, frame, value) !== run.wanted.key) return;
  const because = [step(frame, value, `${label(value)} is told to user space as a region offset`)];
  run.wanted.found = merge(run.wanted.found, ofKind(FOFF, because));
}

/** `x op= y`: an operation like any other. */
function compound(run: Run, frame: Frame, state: State, expr: Expr & { k: 'assign' }, right: Value): Value {
  const op = expr.op.slice(0, -1);
  const [a, b] = operands(run, op, read(run, frame, state, expr.left), right);
  notice(run, frame, state, { ...expr, op }, a, b);
  return binary(run, op, a, b);
}

function assign(run: Run, frame: Frame, state: State, expr: Expr & { k: 'assign' }): Value {
  const right = evaluate(run, frame, state, expr.right);
  if (run.events) subscripts(run, frame, state, expr.left);
  let value = right;
  if (expr.op !== '=') value = compound(run, frame, state, expr, right);
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
  demand(run, frame, expr);
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

const zero = (value: Value): boolean =>
  value.alts.every((alt) => alt.kind.k === 'constant' && alt.kind.value === 0n);

/** The table that an initialised local is, as the program knows it. */
function localTable(run: Run, frame: Frame, name: string): string | undefined {
  const isOne = run.program.digest(frame.fn).tables.some((table) => table.name === name);
  return isOne ? `${frame.fn.name}:${name}` : undefined;
}

function addressOf(run: Run, frame: Frame, state: State, expr: Expr & { k: 'unary' }): Value {
  if (run.events) subscripts(run, frame, state, expr.arg);
  const ref = placeOf(run, frame, state, expr.arg);
  const symbols = symbolsOf(expr.arg).map((name) => localTable(run, frame, name) ?? name);
  const named =
    symbols.length > 0 && !symbols.some((name) => ownerOf(frame, name))
      ? { symbols: symbols.map((name) => symbolIn(frame.file.file, name)) }
      : {};
  if (ref === undefined) return { ...unknown, ...named };
  if (namesPgoff(run, frame, state, expr.arg)) {
    run.pgoffs.add(ref);
    // A pointer to vm_pgoff itself reads and writes it under no name: no fix can be sure of the rest.
    run.kept.set(ref.slice(0, ref.lastIndexOf('.')), siteOf(frame, expr.span));
  } else if (expr.arg.k !== 'name') {
    const key = fieldKey(run, frame, expr.arg);
    if (key !== undefined) run.pointed.set(ref, key);
  }
  return { ...unknown, ...named, ref };
}

function conditional(run: Run, frame: Frame, state: State, expr: Expr & { k: 'cond' }): Value {
  const fixed = truth(run, frame, state, expr.test);
  if (fixed === false) return evaluate(run, frame, state, expr.else);
  const test = evaluate(run, frame, state, expr.test);
  asked(state, test);
  if (fixed === true) return expr.taken ? evaluate(run, frame, state, expr.taken) : test;
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
  seen(run, frame, expr, value);
  return value;
}

/** Notes an expression of known space, for hovers. */
export function seen(run: Run, frame: Frame, expr: Expr, value: Value): void {
  if (!run.events || frame.at || !(expr.k === 'name' || expr.k === 'field' || expr.k === 'call')) return;
  const kind = value.alts[0]?.kind;
  if (kind?.k !== 'space' && kind?.k !== 'index') return;
  const text = expr.k === 'call' ? `${label(expr.callee)}()` : label(expr);
  noteSeen(run.events, { file: frame.file, fn: frame.fn, span: expr.span, text, value });
}

/** The subscripts of an lvalue: an index that an offset held has to be tested before it chooses an element. */
export function subscripts(run: Run, frame: Frame, state: State, lvalue: Expr): void {
  const index = lvalue.k === 'index' ? lvalue.index : elementIn(run, frame, lvalue);
  if (index) useIndex(run, frame, state, lvalue, index, evaluate(run, frame, state, index));
  if (lvalue.k === 'index' || lvalue.k === 'field') subscripts(run, frame, state, lvalue.base);
  if (lvalue.k === 'unary' && lvalue.op === '*') subscripts(run, frame, state, lvalue.arg);
}

function evaluateBare(run: Run, frame: Frame, state: State, expr: Expr): Value {
  switch (expr.k) {
    case 'int':
      return literal(expr.value);
    case 'name':
      return nameValue(run, frame, state, expr);
    case 'field':
    case 'index':
      subscripts(run, frame, state, expr);
      return read(run, frame, state, expr);
    case 'unary': {
      if (expr.op === '&') return addressOf(run, frame, state, expr);
      if (expr.op === '*') {
        evaluate(run, frame, state, expr.arg);
        subscripts(run, frame, state, expr.arg);
        return read(run, frame, state, expr);
      }
      const inner = evaluate(run, frame, state, expr.arg);
      if (expr.op === '+') return inner;
      if (expr.op === '!') asked(state, inner);
      if (expr.op === '~')
        return { alts: inner.alts.map((alt) => ({ kind: complement(alt.kind), because: [] })) };
      if (expr.op === '-') return binary(run, '-', constant(0n), inner);
      return unknown;
    }
    case 'update': {
      const value = binary(run, '+', read(run, frame, state, expr.arg), constant(1n));
      write(run, frame, state, expr.arg, value);
      return value;
    }
    case 'binary': {
      const given = [
        evaluate(run, frame, state, expr.left),
        evaluate(run, frame, state, expr.right),
      ] as const;
      const compares = comparisons.has(expr.op) && !(isPlain(given[0]) && isPlain(given[1]));
      const [left, right] = compares
        ? [force(run, given[0]), force(run, given[1])]
        : operands(run, expr.op, ...given);
      if (left !== given[0]) seen(run, frame, expr.left, left);
      if (right !== given[1]) seen(run, frame, expr.right, right);
      notice(run, frame, state, expr, left, right);
      if (comparisons.has(expr.op)) compared(state, expr.op, left, right);
      // An element against the end of its table.
      if (comparisons.has(expr.op) && [expr.left, expr.right].some((side) => elementIn(run, frame, side)))
        pass(state, 'index');
      if (expr.op === '&&' || expr.op === '||') {
        asked(state, left);
        asked(state, right);
      }
      const turned =
        /^(>>|\/)$/.test(expr.op) &&
        right.alts.some((alt) => alt.kind.k === 'shift' && alt.kind.of === 'page');
      return binary(
        run,
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
      return narrow ? lost('a cast cuts it') : inner;
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
      initialise(run, frame, state, place, expr.type ?? { base: '', pointers: 0 }, expr.fields);
      return { ...unknown, place };
    }
    case 'call':
      if (expr.callee.k === 'name' && !ownerOf(frame, expr.callee.name))
        return call(run, frame, state, expr, expr.callee.name, expr.args);
      return indirectCall(run, frame, state, expr);
    case 'other':
      for (const part of expr.parts) evaluate(run, frame, state, part);
      return unknown;
  }
}
