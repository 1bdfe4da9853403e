/** What a look at a function's body tells before it is run: declared types, what it stores to, which functions it names. */
import type { Expr, FunctionFacts, Init, Span, TableFacts, TypeName } from '../c/ir.ts';
import { literalOf } from './constants.ts';
import { containers, interfaces, regionMaskName, regionShiftName, toIndexName } from './knowledge.ts';
import { expressions, inBody, statements, writtenBy } from './walk.ts';

/** A function's name put into a member or element. */
export interface PointerStore {
  readonly left: Expr;
  readonly names: readonly string[];
}

/** An lvalue that is assigned, counted up or has its address taken, or a member that an initialiser names. */
export type StoreTarget =
  | { readonly expr: Expr }
  /** The struct of the member; undefined where it is a member of a member. */
  | { readonly expr?: undefined; readonly struct: string | undefined };

export interface Digest {
  /** Parameters and locals; of two of one name, the later. */
  readonly types: ReadonlyMap<string, TypeName>;
  /** What is stored to, by its last name. */
  readonly targets: ReadonlyMap<string, readonly StoreTarget[]>;
  readonly pointers: readonly PointerStore[];
  /** Initialised locals, and compound literals, which have no name. */
  readonly tables: readonly TableFacts[];
  /** Names that stand as values, not as what is called. */
  readonly mentions: ReadonlySet<string>;
  /** Names of members that it names in whatever way. */
  readonly members: ReadonlySet<string>;
  /** Calls through a member. */
  readonly indirect: readonly Expr[];
  /** It takes offsets of the device fd apart, or looks mappings up by them. */
  readonly offsets: boolean;
  /** The names that it shifts to the right by, which a driver may have given its own spacing of regions. */
  readonly shifts: ReadonlySet<string>;
  /** What the tests of the function ask of its variables (see atomOf), and where. */
  readonly atoms: ReadonlyMap<string, readonly Span[]>;
}

/** The names that an expression may stand for, as in `cond ? f : &g`. */
export function symbolsOf(expr: Expr): readonly string[] {
  switch (expr.k) {
    case 'name':
      return [expr.name];
    case 'cast':
      return symbolsOf(expr.arg);
    case 'unary':
      return expr.op === '&' ? symbolsOf(expr.arg) : [];
    case 'index':
      return symbolsOf(expr.base);
    case 'cond':
      return [...(expr.taken ? symbolsOf(expr.taken) : []), ...symbolsOf(expr.else)];
    default:
      return [];
  }
}

/** The variable that an lvalue, or a pointer to one, begins at. */
export function rootName(expr: Expr): string | undefined {
  switch (expr.k) {
    case 'name':
      return expr.name;
    case 'field':
    case 'index':
      return rootName(expr.base);
    case 'unary':
    case 'cast':
    case 'update':
      return rootName(expr.arg);
    default:
      return undefined;
  }
}

/** What a pointer points to, as an lvalue. */
export const pointeeOf = (pointer: Expr): Expr =>
  pointer.k === 'unary' && pointer.op === '&'
    ? pointer.arg
    : pointer.k === 'cast'
      ? pointeeOf(pointer.arg)
      : { k: 'unary', op: '*', arg: pointer, span: pointer.span };

/** The member or variable that an lvalue ends in. */
export const lastName = (expr: Expr): string | undefined => {
  if (expr.k === 'field') return expr.field;
  if (expr.k === 'name') return expr.name;
  if (expr.k === 'index') return lastName(expr.base);
  return expr.k === 'cast' ? lastName(expr.arg) : undefined;
};

function* initNames(
  struct: string | undefined,
  fields: readonly Init[],
): Generator<{ name: string; struct: string | undefined }> {
  for (const { path, value } of fields) {
    const names = path.filter((name) => name !== '[]');
    const name = names.at(-1);
    if (name !== undefined) yield { name, struct: names.length === 1 ? struct : undefined };
    if (value.k === 'init') yield* initNames(name === undefined ? struct : undefined, value.fields);
  }
}

/** What a test asks of one variable, and which way: `!x` asks `x` the other way round. */
export interface Atom {
  readonly variable: string;
  readonly key: string;
  readonly holds: boolean;
}

const constantName = /^(?:[A-Z_][A-Z0-9_]*|\d\w*)$/;

/** The one question of a test: `x`, `!x`, `x == 0`, `x != SOME_CONSTANT`, `x < 0`; undefined for any other. */
export function atomOf(test: Expr): Atom | undefined {
  if (test.k === 'name' && !constantName.test(test.name))
    return { variable: test.name, key: test.name, holds: true };
  if (test.k === 'unary' && test.op === '!') {
    const inner = atomOf(test.arg);
    return inner && { ...inner, holds: !inner.holds };
  }
  if (test.k === 'call' && test.callee.k === 'name' && /^(?:un)?likely$/.test(test.callee.name))
    return test.args[0] && atomOf(test.args[0]);
  if (test.k !== 'binary' || test.left.k !== 'name') return undefined;
  const { right, left } = test;
  if ((test.op === '<' || test.op === '>=') && right.k === 'int' && right.value === '0')
    return { variable: left.name, key: `${left.name}<0`, holds: test.op === '<' };
  if (test.op !== '==' && test.op !== '!=') return undefined;
  const isEqual = test.op === '==';
  const text = right.k === 'int' ? right.value : right.k === 'name' ? right.name : '';
  if (!constantName.test(text)) return undefined;
  const isNothing = text === '0' || text === 'NULL';
  return isNothing
    ? { variable: left.name, key: left.name, holds: !isEqual }
    : { variable: left.name, key: `${left.name}==${text}`, holds: isEqual };
}

/** The atoms of a test and of the halves of its `&&` and `||`. */
function* atomsIn(test: Expr): Generator<{ readonly atom: Atom; readonly span: Span }> {
  const atom = atomOf(test);
  if (atom) yield { atom, span: test.span };
  else if (test.k === 'binary' && (test.op === '&&' || test.op === '||')) {
    yield* atomsIn(test.left);
    yield* atomsIn(test.right);
  } else if (test.k === 'unary' && test.op === '!') yield* atomsIn(test.arg);
}

/** Less than this many bits take no region index out of an offset. */
const fewestRegionBits = 30n;
const halfBits = 32n;

/** A number of bits that takes a region index out of an offset; 32 are half of a number. */
export const isRegionShift = (bits: bigint): boolean =>
  bits >= fewestRegionBits && bits < 64n && bits !== halfBits;

/** Takes an offset of the device fd apart, or a call that takes one; making one is no place where it may be wrong. */
function isOfOffsets(expr: Expr): boolean {
  if (expr.k === 'name') return regionMaskName.test(expr.name);
  if (expr.k === 'binary') {
    if (expr.op !== '>>') return false;
    const { right } = expr;
    if (right.k === 'name') return regionShiftName.test(right.name);
    return right.k === 'int' && isRegionShift(literalOf(right.value) ?? 0n);
  }
  if (expr.k !== 'call' || expr.callee.k !== 'name') return false;
  const known = interfaces.get(expr.callee.name);
  return (
    toIndexName.test(expr.callee.name) ||
    known?.invalidates !== undefined ||
    known?.looksUp === true ||
    known?.zaps === true
  );
}

/** Looks through a body once. */
export function digest(fn: FunctionFacts): Digest {
  const types = new Map(fn.params.map((param) => [param.name, param.type] as const));
  const targets = new Map<string, StoreTarget[]>();
  const mentions = new Set<string>();
  const pointers: PointerStore[] = [];
  const tables: TableFacts[] = [];
  const indirect: Expr[] = [];
  const note = (name: string, target: StoreTarget): void => {
    const list = targets.get(name);
    if (list) list.push(target);
    else targets.set(name, [target]);
  };
  const put = (target: Expr): void => {
    const name = lastName(target);
    if (name !== undefined) note(name, { expr: target });
  };
  const table = (name: string, type: TypeName, fields: readonly Init[], span: Span): void => {
    tables.push({ name, type, fields, isStatic: true, isConst: false, span });
    for (const member of initNames(type.base, fields)) note(member.name, { struct: member.struct });
    for (const { path, value } of fields) if (path.at(-1) === 'offset') put(value);
  };
  for (const stmt of statements(fn.body)) {
    if (stmt.k !== 'decl') continue;
    types.set(stmt.name, stmt.type);
    if (stmt.init?.k === 'init') table(stmt.name, stmt.type, stmt.init.fields, stmt.span);
  }
  const atoms = new Map<string, Span[]>();
  const ask = (test: Expr): void => {
    for (const { atom, span } of atomsIn(test)) atoms.set(atom.key, [...(atoms.get(atom.key) ?? []), span]);
  };
  for (const stmt of statements(fn.body)) if (stmt.k === 'if') ask(stmt.test);
  let offsets = false;
  const callees = new Set<Expr>();
  const members = new Set<string>();
  const shifts = new Set<string>();
  for (const expr of inBody(fn.body)) {
    if (expr.k === 'cond') ask(expr.test);
    if (expr.k === 'field') members.add(expr.field);
    offsets ||= isOfOffsets(expr);
    if (expr.k === 'binary' && expr.op === '>>' && expr.right.k === 'name') shifts.add(expr.right.name);
    for (const target of writtenBy(expr)) put(target);
    if (expr.k === 'assign') {
      // What is told to user space as a region's offset is known by that, as if it were stored.
      if (expr.left.k === 'field' && expr.left.field === 'offset') put(expr.right);
      const names = symbolsOf(expr.right);
      if (names.length > 0 && expr.op === '=') pointers.push({ left: expr.left, names });
    } else if (expr.k === 'unary' && expr.op === '&') put(expr.arg);
    else if (expr.k === 'call') {
      if (expr.callee.k === 'name') callees.add(expr.callee);
      // A container_of()'s type and member are words, not values.
      if (expr.callee.k === 'name' && containers.has(expr.callee.name))
        for (const word of expr.args.slice(1)) callees.add(word);
      else indirect.push(expr.callee);
      const [first, second] = expr.args;
      if (expr.callee.k === 'name' && expr.callee.name === 'WRITE_ONCE' && first && second)
        pointers.push({ left: first, names: symbolsOf(second) });
    } else if (expr.k === 'init') {
      if (expr.type) table('', expr.type, expr.fields, expr.span);
    } else if (expr.k === 'name' && !callees.has(expr)) mentions.add(expr.name);
  }
  return { types, targets, pointers, tables, mentions, members, indirect, atoms, offsets, shifts };
}

/** The names in an initialiser: of functions, for a table of them. */
export const namesIn = (fields: readonly Init[]): string[] =>
  fields.flatMap(({ value }) =>
    [...expressions(value)].flatMap((expr) => (expr.k === 'name' ? [expr.name] : [])),
  );
