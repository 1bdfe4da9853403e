/**
 * What an expression comes to by its text alone, in C's own arithmetic: region macros, shifts, macros, enumerators, and
 * locals with one definition. What C would cut, or a second definition could change, is not settled.
 */
import type { Expr, FileFacts, FunctionFacts, Stmt, TypeName } from '../c/ir.ts';
import type { PageShift } from '../region/space.ts';
import { combine } from './algebra.ts';
import { busShift, operations } from './constants.ts';
import { definitionsOf } from './definitions.ts';
import {
  bits,
  FOFF,
  IDX,
  interfaces,
  names,
  regionShiftName,
  toIndexName,
  toOffsetName,
} from './knowledge.ts';
import type { Program } from './program.ts';
import type { Kind } from './value.ts';
import { expressions, statements } from './walk.ts';
import { cast, isWide, literal, sized, sizeNamed, type Sized } from './width.ts';

/** Where an expression stands; `fn` is undefined outside of functions. */
export interface Scope {
  readonly file: FileFacts;
  readonly fn: FunctionFacts | undefined;
}

export interface Settler {
  /** What it counts, by how it is made. */
  kind(expr: Expr, scope: Scope): Kind;
  /** The number with pages of that size, −2^63 … 2^64−1; undefined where it is not settled. */
  value(expr: Expr, scope: Scope, page: PageShift): bigint | undefined;
  /** What a name that is no function stands for; undefined where more than one thing, or nothing, says it. */
  meaning(name: string, scope: Scope): Meaning | undefined;
}

export interface Meaning {
  readonly expr: Expr;
  readonly scope: Scope;
  /** The type of a variable; undefined for a macro. */
  readonly type: TypeName | undefined;
}

const none: Kind = { k: 'unknown' };

/** Deep enough for a long enum, where each name is one more than the last; far from the end of the stack. */
const maxDepth = 600;
/** A number that is no page shift is a region's from here on. */
const leastRegionShift = 30n;

/** What the parameter of a macro stands for. */
interface Argument {
  readonly name: string;
  readonly held: Sized;
}

/** VFIO_PCI_OFFSET_SHIFT for VFIO_PCI_INDEX_TO_OFFSET and its reverse. */
const shiftNameOf = (name: string): string =>
  name.toUpperCase().replace(/(?:INDEX_TO_OFFSET|OFFSET_TO_INDEX)$/, 'OFFSET_SHIFT');

/** The variables that the heads of loops name as they stand: `for_each…(i, …)` may write to them. */
function loopNames(body: readonly Stmt[]): ReadonlySet<string> {
  const out = new Set<string>();
  for (const stmt of statements(body))
    if (stmt.k === 'loop' && stmt.test && stmt.test.k !== 'binary' && stmt.test.k !== 'unary')
      for (const expr of expressions(stmt.test)) if (expr.k === 'name') out.add(expr.name);
  return out;
}

/** What names stand for, by the function or file that they stand in. */
type Memo<T> = Map<FunctionFacts | FileFacts, Map<string, T>>;

function memoOf<T>(memo: Memo<T>, { file, fn }: Scope): Map<string, T> {
  const of = memo.get(fn ?? file) ?? new Map<string, T>();
  memo.set(fn ?? file, of);
  return of;
}

/** Settles expressions of a program, each name once. */
export function createSettler(program: Program): Settler {
  const locals = new Map<FunctionFacts, ReadonlyMap<string, Expr>>();
  const known: Memo<Sized | undefined> = new Map();
  const kinds: Memo<Kind> = new Map();

  const localsOf = (fn: FunctionFacts): ReadonlyMap<string, Expr> => {
    const before = locals.get(fn);
    if (before) return before;
    const all = new Map(definitionsOf(fn));
    // A parameter has what it was given besides.
    for (const { name } of fn.params) all.delete(name);
    for (const name of loopNames(fn.body)) all.delete(name);
    locals.set(fn, all);
    return all;
  };

  const meaning: Settler['meaning'] = (name, { file, fn }) => {
    const type = fn && program.digest(fn).types.get(name);
    if (fn && type) {
      const expr = localsOf(fn).get(name);
      return expr && { expr, scope: { file, fn }, type };
    }
    const macro = program.function(name, file);
    if (macro?.it.isMacro === true) {
      const found = program.meaning(name, file);
      // The halves of an #if may define it apart.
      const all = program.contents(macro.file.file).functions.filter((one) => one.name === name);
      return found && all.length === 1
        ? { ...found, scope: { file: found.file, fn: undefined }, type: undefined }
        : undefined;
    }
    const table = program.table(name, file);
    const [only, ...more] = table?.it.isConst === true ? table.it.fields : [];
    if (!table || !only || only.path.length > 0 || more.length > 0) return undefined;
    return { expr: only.value, scope: { file: table.file, fn: undefined }, type: table.it.type };
  };

  /** The number of bits by which a name shifts a region index. */
  const isRegionShift = (name: string, scope: Scope): boolean => {
    if (!regionShiftName.test(name)) return false;
    const own = meaning(name, scope);
    const count = own ? value(own.expr, own.scope, 12) : busShift(name);
    return count !== undefined && count >= leastRegionShift;
  };

  const named = (name: string, scope: Scope, page: PageShift, depth: number): Sized | undefined => {
    if (name === 'PAGE_SHIFT') return sized(BigInt(page), 31);
    if (name === 'PAGE_SIZE') return sized(1n << BigInt(page), 64);
    const of = memoOf(known, scope);
    const key = `${page} ${name}`;
    if (of.has(key)) return of.get(key);
    // A name that leads back to itself finds this, and is not settled.
    of.set(key, undefined);
    const found = meaning(name, scope);
    const fixed = names.get(name);
    const isDefined = found !== undefined || program.function(name, scope.file) !== undefined;
    const outside = (): Sized | undefined => {
      if (isDefined) return undefined;
      if (fixed?.k === 'constant') return sized(fixed.value, 31);
      if (regionShiftName.test(name)) return sized(busShift(name), 31);
      return sized(sizeNamed(name), 31) ?? sized(sizeNamed(name), 64);
    };
    const inner = found && numberOf(found.expr, found.scope, page, depth + 1);
    const made = found ? (found.type ? cast(inner, found.type) : inner) : outside();
    of.set(key, made);
    return made;
  };

  /** A region macro, or a function like one, by its body in sight; by the bus's shift where none is. */
  const converted = (
    name: string,
    given: Sized,
    scope: Scope,
    page: PageShift,
    depth: number,
  ): Sized | undefined => {
    const own = program.function(name, scope.file);
    if (!own) {
      const shift = named(shiftNameOf(name), scope, page, depth + 1)?.value;
      if (shift === undefined || shift < 0n || shift > 63n) return undefined;
      return sized(toOffsetName.test(name) ? given.value << shift : given.value >> shift, 64);
    }
    const [only, ...more] = own.it.body;
    const [param, ...others] = own.it.params;
    if (only?.k !== 'return' || !only.value || more.length > 0 || !param || others.length > 0)
      return undefined;
    // The halves of an #if may define it apart.
    const all = program.contents(own.file.file).functions.filter((one) => one.name === name);
    const held = own.it.isMacro ? given : cast(given, param.type);
    if (all.length !== 1 || !held) return undefined;
    const made = numberOf(only.value, { file: own.file, fn: undefined }, page, depth + 1, {
      name: param.name,
      held,
    });
    return own.it.isMacro ? made : cast(made, own.it.returns);
  };

  const called = (
    expr: Expr & { k: 'call' },
    scope: Scope,
    page: PageShift,
    depth: number,
    given?: Argument,
  ): Sized | undefined => {
    const [first] = expr.args;
    if (expr.callee.k !== 'name' || !first) return undefined;
    const { name } = expr.callee;
    const held = numberOf(first, scope, page, depth + 1, given);
    if (!held || held.value < 0n) return undefined;
    const { value: arg, width } = held;
    if (toOffsetName.test(name) || toIndexName.test(name)) return converted(name, held, scope, page, depth);
    if (program.function(name, scope.file)) return undefined;
    if (bits.has(name)) return arg < 64n ? sized(1n << arg, 64) : undefined;
    const shifts = interfaces.get(name)?.shifts;
    if (shifts === undefined) return undefined;
    const up = name === 'PFN_UP' ? (1n << BigInt(page)) - 1n : 0n;
    // PFN_DOWN() alone leaves its argument as wide as it is (include/linux/pfn.h, 6.1 to 7.2).
    return sized(operations[shifts]?.(arg + up, BigInt(page)), name === 'PFN_DOWN' ? width : 64);
  };

  const numberOf = (
    expr: Expr,
    scope: Scope,
    page: PageShift,
    depth: number,
    given?: Argument,
  ): Sized | undefined => {
    if (depth > maxDepth) return undefined;
    switch (expr.k) {
      case 'int':
        return literal(expr.value);
      case 'name':
        return given?.name === expr.name ? given.held : named(expr.name, scope, page, depth);
      case 'cast':
        return cast(numberOf(expr.arg, scope, page, depth + 1, given), expr.type);
      case 'unary': {
        const inner = numberOf(expr.arg, scope, page, depth + 1, given);
        if (expr.op === '+') return inner;
        return inner && expr.op === '-' ? sized(-inner.value, inner.width) : undefined;
      }
      case 'binary': {
        const a = numberOf(expr.left, scope, page, depth + 1, given);
        const b = a && numberOf(expr.right, scope, page, depth + 1, given);
        if (!a || !b) return undefined;
        const isShift = expr.op === '<<' || expr.op === '>>';
        if (isShift && b.value >= (a.width === 64 ? 64n : 32n)) return undefined;
        const width = isShift || a.width > b.width ? a.width : b.width;
        // What these make of a negative number hangs on the sign of its type, which 64 bits do not tell.
        const asksSign = /^(?:>>|[/%])$/.test(expr.op) && width === 64;
        if (asksSign && (a.value < 0n || b.value < 0n)) return undefined;
        return sized(operations[expr.op]?.(a.value, b.value), width);
      }
      case 'call':
        return called(expr, scope, page, depth, given);
      default:
        return undefined;
    }
  };

  const value: Settler['value'] = (expr, scope, page) => numberOf(expr, scope, page, 0)?.value;

  const kindOf = (expr: Expr, scope: Scope, depth: number): Kind => {
    if (depth > maxDepth) return none;
    const made = bare(expr, scope, depth);
    if (made.k !== 'unknown') return made;
    const number = value(expr, scope, 12);
    return number === undefined ? none : { k: 'constant', value: number };
  };
  const kindNamed = (name: string, scope: Scope, depth: number): Kind => {
    const of = memoOf(kinds, scope);
    const before = of.get(name);
    if (before) return before;
    of.set(name, none);
    const found = meaning(name, scope);
    const made = found ? kindOf(found.expr, found.scope, depth + 1) : none;
    of.set(name, made);
    return made;
  };
  const bare = (expr: Expr, scope: Scope, depth: number): Kind => {
    switch (expr.k) {
      case 'name': {
        const fixed = names.get(expr.name);
        if (fixed) return fixed;
        if (isRegionShift(expr.name, scope)) return { k: 'shift', of: 'region' };
        return kindNamed(expr.name, scope, depth);
      }
      case 'cast':
        return isWide(expr.type) ? kindOf(expr.arg, scope, depth + 1) : none;
      case 'binary':
        return combine(expr.op, kindOf(expr.left, scope, depth + 1), kindOf(expr.right, scope, depth + 1));
      case 'call': {
        if (expr.callee.k !== 'name') return none;
        const { name } = expr.callee;
        if (toOffsetName.test(name)) return FOFF;
        if (toIndexName.test(name)) return IDX;
        const it = interfaces.get(name);
        if (!it || it.pure !== true || program.function(name, scope.file)) return none;
        const [first] = expr.args;
        if (it.shifts === undefined || !first) return it.returns ?? none;
        return combine(it.shifts, kindOf(first, scope, depth + 1), { k: 'shift', of: 'page' });
      }
      default:
        return none;
    }
  };
  return { kind: (expr, scope) => kindOf(expr, scope, 0), value, meaning };
}
