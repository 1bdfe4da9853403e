/** Numbers that the text itself settles: literals, macros, enumerators, and the region shifts of the kernel's buses. */
import type { Expr, FileFacts } from '../c/ir.ts';
import { layoutOfMacro } from '../region/layout.ts';
import { names, regionShiftName, toIndexName, toOffsetName } from './knowledge.ts';
import type { Program } from './program.ts';

/** The least PAGE_SHIFT there is: with it a region shift less PAGE_SHIFT is greatest. */
export const leastPageShift = 12n;
const maxDepth = 12;

/** A literal's number; undefined for one of floating point or a character. */
export function literalOf(text: string): bigint | undefined {
  const digits = text.replace(/[uUlL]+$/, '').replace(/'/g, '');
  if (/^0[0-7]+$/.test(digits)) return BigInt(`0o${digits.slice(1)}`);
  return /^(?:0[xX][0-9a-fA-F]+|0[bB][01]+|\d+)$/.test(digits) ? BigInt(digits) : undefined;
}

/** The region shift of the bus that a macro's name belongs to (include/linux/vfio_pci_core.h and its like). */
export function busShift(name: string): bigint | undefined {
  const coding = layoutOfMacro(name)?.coding;
  return coding?.kind === 'shift' ? BigInt(coding.shift) : undefined;
}

/** What C's operators make of two numbers; undefined where that is nothing. */
export const operations: Readonly<Record<string, (a: bigint, b: bigint) => bigint | undefined>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0n ? undefined : a / b),
  '%': (a, b) => (b === 0n ? undefined : a % b),
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '<<': (a, b) => (b >= 0n && b < 128n ? a << b : undefined),
  '>>': (a, b) => (b >= 0n && b < 128n ? a >> b : undefined),
};

/** The number that an expression comes to with pages of 4K; undefined where something in it is not settled. */
export function numeric(program: Program, file: FileFacts, expr: Expr, depth = 0): bigint | undefined {
  if (depth > maxDepth) return undefined;
  const of = (inner: Expr): bigint | undefined => numeric(program, file, inner, depth + 1);
  switch (expr.k) {
    case 'int':
      return literalOf(expr.value);
    case 'name': {
      if (expr.name === 'PAGE_SHIFT') return leastPageShift;
      if (expr.name === 'PAGE_SIZE') return 1n << leastPageShift;
      const meaning = program.meaning(expr.name, file);
      if (meaning) return numeric(program, meaning.file, meaning.expr, depth + 1);
      const known = names.get(expr.name);
      if (known?.k === 'constant') return known.value;
      if (regionShiftName.test(expr.name)) return busShift(expr.name);
      const table = program.table(expr.name, file);
      const [only] = table?.it.isConst === true ? table.it.fields : [];
      return table && only?.path.length === 0
        ? numeric(program, table.file, only.value, depth + 1)
        : undefined;
    }
    case 'cast':
      return of(expr.arg);
    case 'unary': {
      const inner = expr.op === '-' || expr.op === '+' ? of(expr.arg) : undefined;
      return inner === undefined || expr.op === '+' ? inner : -inner;
    }
    case 'binary': {
      const [a, b] = [of(expr.left), of(expr.right)];
      return a === undefined || b === undefined ? undefined : operations[expr.op]?.(a, b);
    }
    default:
      return undefined;
  }
}

/** The number of bits by which a region macro shifts: by its definition in sight, or by the bus that it belongs to. */
export function macroShift(program: Program, file: FileFacts, name: string): bigint | undefined {
  const macro = program.function(name, file);
  const [only] = macro?.it.body.length === 1 ? macro.it.body : [];
  if (macro && only?.k === 'return' && only.value) return shiftIn(program, macro.file, only.value);
  return !macro && (toIndexName.test(name) || toOffsetName.test(name)) ? busShift(name) : undefined;
}

/** The count of the one shift that an expression is, casts aside. */
function shiftIn(program: Program, file: FileFacts, expr: Expr): bigint | undefined {
  if (expr.k === 'cast') return shiftIn(program, file, expr.arg);
  if (expr.k !== 'binary') return undefined;
  if (expr.op === '<<' || expr.op === '>>') return numeric(program, file, expr.right);
  return undefined;
}
