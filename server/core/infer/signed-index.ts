/** Region indexes that a signed offset makes negative, and that are tested from above only. */
import type { Expr, FileFacts, FunctionFacts } from '../c/ir.ts';
import { numeric } from './constants.ts';
import {
  definitionOf,
  definitionsOf,
  givenBy,
  givenParam,
  holds,
  sameText,
  typeNameOf,
} from './definitions.ts';
import { toIndexName } from './knowledge.ts';
import { isEntry } from './scope.ts';
import type { Program } from './program.ts';
import { expressions, inBody, statements } from './walk.ts';

/** A file of a program. */
interface Seen {
  readonly program: Program;
  readonly file: FileFacts;
}

const signed64 = new Set([
  'loff_t',
  's64',
  '__s64',
  'int64_t',
  'long long',
  'long long int',
  'signed long long',
  'off_t',
]);
const signed = new Set([...signed64, 'int', 'long', 's32', '__s32', 'int32_t', 'ssize_t', 'short', 's16']);
const regionBits = 30n;

/** The signed offset that a region index is shifted out of; undefined where it is unsigned, or nobody knows. */
function offsetIn(view: Seen, fn: FunctionFacts, expr: Expr): Expr | undefined {
  const isSigned = (one: Expr): boolean => signed64.has(typeNameOf(view.program, view.file, fn, one) ?? '');
  if (expr.k === 'cast') return signed.has(expr.type.base) ? offsetIn(view, fn, expr.arg) : undefined;
  if (expr.k === 'binary' && expr.op === '>>') {
    const count = numeric(view.program, view.file, expr.right);
    return count !== undefined && count >= regionBits && isSigned(expr.left) ? expr.left : undefined;
  }
  if (expr.k !== 'call' || expr.callee.k !== 'name' || !toIndexName.test(expr.callee.name)) return undefined;
  const [arg] = expr.args;
  const macro = view.program.function(expr.callee.name, view.file)?.it;
  const [only] = macro?.body.length === 1 ? macro.body : [];
  const shift = only?.k === 'return' ? only.value : undefined;
  // The cast of newer kernels makes it unsigned (7.2 include/linux/vfio_pci_core.h).
  const isBare = shift?.k === 'binary' && shift.op === '>>' && shift.left.k === 'name';
  return arg && macro?.isMacro === true && isBare && isSigned(arg) ? arg : undefined;
}

interface Bound {
  readonly test: Expr;
  readonly isLower: boolean;
}

/** What the tests of a function say of a variable: from above by a signed number, or from below. */
function* boundsOf(view: Seen, asking: readonly Expr[], name: string): Generator<Bound> {
  const isIt = (expr: Expr): boolean => expr.k === 'name' && expr.name === name;
  for (const expr of asking) {
    if (expr.k === 'cast' && isIt(expr.arg) && !signed.has(expr.type.base))
      yield { test: expr, isLower: true };
    if (expr.k !== 'binary' || !/^[<>]=?$/.test(expr.op)) continue;
    const turned = isIt(expr.right);
    if (!turned && !isIt(expr.left)) continue;
    const other = turned ? expr.left : expr.right;
    const number = numeric(view.program, view.file, other);
    // Compared with an unsigned number the variable becomes one.
    if (number === undefined || (other.k === 'int' && /[uU]/.test(other.value)))
      yield { test: expr, isLower: true };
    else {
      const asksBelow = (expr.op.startsWith('<') && !turned) || (expr.op.startsWith('>') && turned);
      yield { test: expr, isLower: number <= 0n && (asksBelow || number < 0n || expr.op !== '>') };
    }
  }
}

/** A function whose tests look at an offset, or at an index that it takes out of one. */
function looksAt(fn: FunctionFacts, offset: Expr): boolean {
  const decoded = new Set<string>();
  for (const stmt of statements(fn.body))
    if (stmt.k === 'decl' && stmt.init && holds(stmt.init, offset)) decoded.add(stmt.name);
  for (const expr of inBody(fn.body))
    if (expr.k === 'assign' && expr.left.k === 'name' && holds(expr.right, offset))
      decoded.add(expr.left.name);
  const asks = (test: Expr | undefined): boolean =>
    test !== undefined &&
    [...expressions(test)].some(
      (part) => (part.k === 'name' && decoded.has(part.name)) || holds(part, offset),
    );
  return [...statements(fn.body)].some(
    (stmt) =>
      ((stmt.k === 'if' || stmt.k === 'loop') && asks(stmt.test)) ||
      (stmt.k === 'switch' && asks(stmt.value)),
  );
}

/** True where some way brings any offset: a caller that looks at nothing, or none in sight of a function that others see. */
function isOpen(view: Seen, fn: FunctionFacts, offset: Expr): boolean {
  const definition = offset.k === 'name' ? definitionOf(fn, offset.name) : undefined;
  const from = definition ?? offset;
  if (from.k === 'unary' || from.k === 'index') return false;
  const at = givenParam(fn, from);
  if (at === undefined) return definition !== undefined && definition.k === 'field';
  // The VFS refuses negative positions before it calls .read and .write.
  if (isEntry(view.program, { file: view.file, it: fn })) return false;
  const given = [...givenBy(view.program, { file: view.file, it: fn })];
  if (given.length === 0) return !fn.isStatic;
  return given.some(({ caller, args }) => {
    const arg = args[at];
    return arg !== undefined && arg.k !== 'unary' && !looksAt(caller.it, arg);
  });
}

const isComparison = (expr: Expr): boolean => expr.k === 'binary' && /^[<>]=?$/.test(expr.op);

/** A signed index out of a signed offset; `test` is the one from above that lets negative ones pass. */
export interface SignedIndex {
  readonly fn: FunctionFacts;
  readonly name: string;
  readonly definition: Expr;
  readonly test: Expr | undefined;
}

/** Every such index of a file. */
export function* signedIndexesIn(view: Seen): Generator<SignedIndex> {
  for (const fn of view.file.functions) {
    if (fn.isMacro) continue;
    const definitions = definitionsOf(fn);
    const asking = [...inBody(fn.body)].filter((expr) => expr.k === 'cast' || isComparison(expr));
    /** By the offset's name: what the function and its callers make of it. */
    const open = new Map<string, boolean>();
    for (const [name, type] of view.program.digest(fn).types) {
      if (type.pointers > 0 || type.array === true || !signed.has(type.base)) continue;
      const definition = definitions.get(name);
      const offset = definition && offsetIn(view, fn, definition);
      if (!definition || !offset) continue;
      const key = offset.k === 'name' ? offset.name : `${offset.span[0]}`;
      const isIn =
        open.get(key) ??
        (isOpen(view, fn, offset) &&
          !asking.some(
            (expr) => expr.k === 'binary' && (sameText(expr.left, offset) || sameText(expr.right, offset)),
          ));
      open.set(key, isIn);
      const bounds = isIn ? [...boundsOf(view, asking, name)] : [];
      const passes = !bounds.some(({ isLower }) => isLower);
      yield { fn, name, definition, test: passes ? bounds[0]?.test : undefined };
    }
  }
}
