/** The value of an expression of user space on one path, and what evaluating it does to the state. */
import type { Expr, Init, TypeName } from '../../c/ir.ts';
import { label } from '../eval.ts';
import { regionShiftName } from '../knowledge.ts';
import { call, inline } from './calls.ts';
import { combine, type Shown } from './combine.ts';
import { nameOf } from './evidence.ts';
import { execBlock } from './exec.ts';
import {
  areaMember,
  indexMember,
  indexName,
  makesIndex,
  makesOffset,
  offsetMembers,
  pciBits,
  saysOther,
} from './knowledge.ts';
import {
  givenOf,
  joinStates,
  note,
  noteBuilt,
  noteOtherUse,
  ownerOf,
  readPlace,
  siteOf,
  stepAt,
  writePlace,
  type Frame,
  type Run,
  type State,
} from './run.ts';
import { fitted, structOf, typeOf } from './types.ts';
import { find, join, number, only, unknown, withStep, type Tag, type Value } from './value.ts';

function literal(text: string): Value {
  const digits = text.replace(/[uUlL]+$/, '');
  if (/^0[0-7]+$/.test(digits)) return number(BigInt(`0o${digits.slice(1)}`));
  return /^(0[xX][0-9a-fA-F]+|0[bB][01]+|\d+)$/.test(digits) ? number(BigInt(digits)) : unknown;
}

/** Where an lvalue is: a local, a variable of a file, or a member of a struct; undefined for anything else. */
export function placeOf(run: Run, frame: Frame, state: State, expr: Expr): string | undefined {
  switch (expr.k) {
    case 'name': {
      const given = givenOf(frame, expr.name);
      if (given) return placeOf(run, given.frame, state, given.expr);
      const owner = ownerOf(frame, expr.name);
      if (owner) return `${owner.id}:${expr.name}`;
      const table = run.program.table(expr.name, frame.file);
      return table && `f:${table.file.file}#${expr.name}`;
    }
    case 'field': {
      const struct = structOf(run, frame, expr.base);
      return struct === '' ? undefined : `f:${run.program.fieldKey(struct, expr.field, frame.file)}`;
    }
    case 'index':
      return placeOf(run, frame, state, expr.base);
    case 'cast':
      return placeOf(run, frame, state, expr.arg);
    case 'unary':
      return expr.op === '*' ? evaluate(run, frame, state, expr.arg).ref : undefined;
    default:
      return undefined;
  }
}

/** The single `return` of a macro or small function that is named for what it does, on the way to this place. */
function named(frame: Frame, says: (name: string) => boolean): boolean {
  for (let at: Frame | undefined = frame; at; at = at.outer)
    if (
      at.fn.params.length > 0 &&
      at.fn.body.length === 1 &&
      at.fn.body[0]?.k === 'return' &&
      says(at.fn.name)
    )
      return true;
  return false;
}

function nameValue(run: Run, frame: Frame, state: State, expr: Expr & { k: 'name' }): Value {
  const { name } = expr;
  const given = givenOf(frame, name);
  if (given) return evaluate(run, given.frame, state, given.expr);
  const owner = ownerOf(frame, name);
  if (owner) {
    if (owner.evidence.devices.has(name)) return only('device');
    const value = readPlace(run, state, `${owner.id}:${name}`);
    const isPlain = value.tags.every(({ what }) => what === 'unknown' || what === 'number');
    return isPlain && owner.evidence.indexes.has(name) ? only('index') : value;
  }
  if (indexName.test(name))
    return only('index', [stepAt(siteOf(frame, expr.span), `${name} is a region index`)]);
  const fn = run.program.function(name, frame.file);
  if (fn?.it.isMacro && fn.it.params.length === 0) return inline(run, frame, state, expr, fn, []);
  if (!fn && regionShiftName.test(name)) return number(BigInt(pciBits));
  const place = placeOf(run, frame, state, expr);
  return place === undefined ? unknown : readPlace(run, state, place);
}

function memberValue(run: Run, frame: Frame, state: State, expr: Expr & { k: 'field' }): Value {
  const base = expr.base.k === 'name' ? unknown : evaluate(run, frame, state, expr.base);
  const struct = structOf(run, frame, expr.base);
  const member = `${struct}.${expr.field}`;
  const because = [stepAt(siteOf(frame, expr.span), `${label(expr)} is told by the kernel`)];
  if (offsetMembers.has(member)) return only('region', because);
  if (member === areaMember)
    return only('area', [stepAt(siteOf(frame, expr.span), `${label(expr)} counts from the region`)]);
  if (member === indexMember) return only('index', because);
  if (struct === '') return base.tags.length === 0 ? base : unknown;
  const key = run.program.fieldKey(struct, expr.field, frame.file);
  return run.devices.has(key) ? only('device') : readPlace(run, state, `f:${key}`);
}

/** What an operator shows at a place becomes an event. */
function show(run: Run, frame: Frame, expr: Expr, { taken, or }: Shown): void {
  const site = siteOf(frame, expr.span);
  if (or) note(run, { ...site, kind: 'or', because: or.because });
  if (!taken || frame.evidence.splits) return;
  const printed = run.printing > 0 || (run.target !== undefined && frame.evidence.printed.has(run.target));
  const { bits, part, of } = taken;
  note(run, { ...(frame.at ?? site), kind: 'taken', bits, part, because: of.because, printed });
}

const comparisons = new Set(['==', '!=', '<', '>', '<=', '>=']);

/** Upper bits that turn out to be an index: they were taken out of an offset. */
export function noteTaken(run: Run, frame: Frame, tag: Tag | undefined): void {
  if (!tag?.at) return;
  const printed = run.printing > 0 || (run.target !== undefined && frame.evidence.printed.has(run.target));
  note(run, { ...tag.at, kind: 'taken', bits: tag.bits, part: 'index', because: tag.because, printed });
}

function compare(run: Run, frame: Frame, expr: Expr & { k: 'binary' }, a: Value, b: Value): void {
  const site = siteOf(frame, expr.span);
  for (const [x, y, name] of [
    [a, b, nameOf(expr.left)],
    [b, a, nameOf(expr.right)],
  ] as const) {
    if (find(x, 'region'))
      noteBuilt(run, find(y, 'made'), stepAt(site, 'compared with the offset of a region'));
    if (find(x, 'index')) noteTaken(run, frame, find(y, 'high'));
    if (find(y, 'area') && name !== undefined) frame.compared.add(name);
  }
}

/** An address in an area's mapping plus what counts from the region. */
function reach(run: Run, frame: Frame, at: Expr, base: Value, offset: Expr, added: Value): void {
  const window = find(base, 'window');
  const name = nameOf(offset);
  const counted = find(added, 'region') ?? (name !== undefined && frame.compared.has(name));
  if (window && counted && !(find(added, 'number') && added.tags.length === 1))
    note(run, { ...siteOf(frame, at.span), kind: 'area-address', because: window.because });
}

/** `left op right`, for an operator that counts. */
export function binary(
  run: Run,
  frame: Frame,
  expr: Expr,
  op: string,
  a: Value,
  b: Value,
  left: Expr,
): Value {
  const site = siteOf(frame, expr.span);
  const value = combine(op, a, b, site, (shown) => show(run, frame, expr, shown));
  const window = find(a, 'window') ?? find(b, 'window');
  if (window && op === '+') return only('window', window.because, window.at ?? site);
  // The area's offset is taken off after all.
  if (window && op === '-' && find(b, 'area')) noteOtherUse(run, window);
  const made = find(value, 'made');
  if (made?.at?.span === site.span && (op === '<<' || op === '*')) {
    const isIndex = !saysOther(frame.fn.name) && (find(a, 'index') ?? find(b, 'index')) !== undefined;
    const isNamed = made.bits === pciBits && made.value === undefined && named(frame, makesOffset);
    if (isIndex || isNamed) noteBuilt(run, made);
  }
  const high = find(value, 'high');
  if (high && high.at?.span === site.span) {
    const name = nameOf(left);
    const fd = name === undefined ? undefined : frame.evidence.offsets.get(name);
    const isOffset = fd !== undefined && find(evaluate(run, frame, new Map(), fd), 'device') !== undefined;
    if (isOffset || (high.bits === pciBits && named(frame, makesIndex))) noteTaken(run, frame, high);
  }
  return value;
}

/** Puts a value where an lvalue is. */
export function store(run: Run, frame: Frame, state: State, left: Expr, given: Value, at: Expr): Value {
  const site = siteOf(frame, at.span);
  const member = left.k === 'field' ? `${structOf(run, frame, left.base)}.${left.field}` : '';
  if (offsetMembers.has(member))
    noteBuilt(run, find(given, 'made'), stepAt(site, `${label(left)} takes it as an offset`));
  if (saysOther(label(left))) noteOtherUse(run, find(given, 'made'));
  if (member === indexMember) noteTaken(run, frame, find(given, 'high'));
  const value = withStep(
    fitted(run, frame, typeOf(run, frame, left), given, site, label(left)),
    stepAt(site, `it is kept in ${label(left)}`),
  );
  const name = nameOf(left);
  if (name !== undefined) frame.compared.delete(name);
  const place = placeOf(run, frame, state, left);
  if (place !== undefined) writePlace(run, state, place, value, left.k === 'index');
  return value;
}

/** The members that an initialiser fills, of a struct or of an array of them. */
export function initialise(
  run: Run,
  frame: Frame,
  state: State,
  type: TypeName,
  fields: readonly Init[],
  target?: Expr,
): void {
  const struct = run.program.resolve(type.base);
  const order = type.array === true ? [] : run.program.order(struct, frame.file);
  fields.forEach(({ path, value }, i) => {
    const names = path.filter((name) => name !== '[]');
    const field = names[0] ?? (type.array === true || path.length > 0 ? undefined : order[i]);
    const inner =
      field === undefined ? { base: struct, pointers: 0 } : run.program.member(struct, field, frame.file);
    if (value.k === 'init' && names.length < 2) {
      if (inner) initialise(run, frame, state, inner, value.fields, field === undefined ? target : undefined);
      return;
    }
    const got = evaluate(run, frame, state, value);
    if (names.length > 1 || value.k === 'init') return;
    const base: Expr = { k: 'cast', type: { base: struct, pointers: 0 }, arg: value, span: value.span };
    if (field !== undefined) {
      const left: Expr = { k: 'field', base, field, arrow: false, span: value.span };
      store(run, frame, state, left, got, value);
    } else if (target)
      store(run, frame, state, { k: 'index', base: target, index: value, span: value.span }, got, value);
  });
}

/** Evaluates an expression; the state is changed in place by what it assigns. */
export function evaluate(run: Run, frame: Frame, state: State, expr: Expr): Value {
  const of = (inner: Expr): Value => evaluate(run, frame, state, inner);
  switch (expr.k) {
    case 'int':
      return literal(expr.value);
    case 'name':
      return nameValue(run, frame, state, expr);
    case 'field':
      return memberValue(run, frame, state, expr);
    case 'index': {
      const base = of(expr.base);
      const index = of(expr.index);
      reach(run, frame, expr, base, expr.index, index);
      return find(base, 'window') && !(typeOf(run, frame, expr.base)?.array === true) ? unknown : base;
    }
    case 'unary': {
      if (expr.op === '&') {
        const ref = placeOf(run, frame, state, expr.arg);
        const inner = expr.arg.k === 'index' ? of(expr.arg) : unknown;
        return ref === undefined ? inner : { ...unknown, ref };
      }
      const inner = of(expr.arg);
      if (expr.op === '*') return inner.ref === undefined ? unknown : readPlace(run, state, inner.ref);
      const [tag] = inner.tags;
      if (tag?.value === undefined || inner.tags.length > 1) return expr.op === '+' ? inner : unknown;
      if (expr.op === '~') return number(-tag.value - 1n);
      return expr.op === '-' ? number(-tag.value) : expr.op === '+' ? inner : unknown;
    }
    case 'update': {
      const value = of(expr.arg);
      // Counted in a loop: which number it is, is no matter.
      const counted = value.tags.some(({ value: one }) => one !== undefined) ? unknown : value;
      store(run, frame, state, expr.arg, counted, expr);
      return counted;
    }
    case 'binary': {
      const [a, b] = [of(expr.left), of(expr.right)];
      if (comparisons.has(expr.op)) {
        compare(run, frame, expr, a, b);
        return unknown;
      }
      if (expr.op === '&&' || expr.op === '||') return unknown;
      if (expr.op === '+') {
        reach(run, frame, expr, a, expr.right, b);
        reach(run, frame, expr, b, expr.left, a);
      }
      return binary(run, frame, expr, expr.op, a, b, expr.left);
    }
    case 'assign': {
      const right = of(expr.right);
      const value =
        expr.op === '='
          ? right
          : binary(run, frame, expr, expr.op.slice(0, -1), of(expr.left), right, expr.left);
      return store(run, frame, state, expr.left, value, expr);
    }
    case 'cond': {
      const test = of(expr.test);
      const other: State = new Map(state);
      const a = expr.taken ? of(expr.taken) : test;
      const b = evaluate(run, frame, other, expr.else);
      for (const [key, value] of joinStates(state, other) ?? state) state.set(key, value);
      return join(a, b);
    }
    case 'cast': {
      const inner = of(expr.arg);
      return fitted(run, frame, expr.type, inner, siteOf(frame, expr.span), 'the cast');
    }
    case 'comma':
      of(expr.left);
      return of(expr.right);
    case 'block':
      return execBlock(run, frame, state, expr.body);
    case 'init':
      if (expr.type) initialise(run, frame, state, expr.type, expr.fields);
      return unknown;
    case 'call':
      return call(run, frame, state, expr);
    case 'other':
      for (const part of expr.parts) of(part);
      return unknown;
  }
}
