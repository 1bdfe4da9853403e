/** Expressions that may be made at another place, or not at all: what they do besides giving a value. */
import type { Expr, FileFacts, FunctionFacts } from '../c/ir.ts';
import { rootName } from '../infer/digest.ts';
import { containers, interfaces, isRegionMacro, oneOf, operators, transparent } from '../infer/knowledge.ts';
import type { Program } from '../infer/program.ts';
import type { InFile } from '../infer/resolve.ts';
import { expressions, inBody, statements, writtenBy } from '../infer/walk.ts';

/** True where an expression only gives a value. */
export type Quiet = (expr: Expr) => boolean;

/** Calls that say something and change nothing. */
const says =
  /^(?:(?:pci|dev|vfio)_(?:dbg|info|warn|err|notice)|pr_(?:debug|info|warn|err)|WARN_ON(?:_ONCE)?|lockdep_assert_held)$/;

const maxDepth = 4;

/** Macros and inline functions of the kernel that give a value and do nothing else. */
const isKnown = (name: string): boolean =>
  interfaces.get(name)?.pure === true ||
  isRegionMacro(name) ||
  transparent.has(name) ||
  containers.has(name) ||
  operators.has(name) ||
  oneOf.has(name) ||
  /^(?:dev_get_drvdata|pci_get_drvdata|platform_get_drvdata|vma_pages|to_pci_dev|BIT|BIT_ULL|GENMASK|GENMASK_ULL|sizeof|ARRAY_SIZE)$/.test(
    name,
  );

/** True where a function of the program reads and computes, and writes to nothing but its own locals. */
function isQuietFunction(program: Program, { it, file }: InFile<FunctionFacts>, depth: number): boolean {
  if (depth > maxDepth || it.damaged) return false;
  const own = new Set(it.params.map(({ name }) => name));
  for (const stmt of statements(it.body)) {
    if (stmt.k === 'decl') own.add(stmt.name);
    if (stmt.k === 'damaged') return false;
  }
  for (const expr of inBody(it.body)) {
    for (const target of writtenBy(expr)) {
      const root = rootName(target);
      const isOwn = root !== undefined && own.has(root) && (target.k === 'name' || !reaches(target));
      if (!isOwn) return false;
    }
    if (expr.k === 'call' && !isQuietCall(program, file, expr, depth)) return false;
  }
  return true;
}

/** True where an lvalue goes through a pointer. */
const reaches = (expr: Expr): boolean =>
  [...expressions(expr)].some(
    (part) =>
      (part.k === 'field' && part.arrow) || part.k === 'index' || (part.k === 'unary' && part.op === '*'),
  );

function isQuietCall(program: Program, file: FileFacts, call: Expr & { k: 'call' }, depth: number): boolean {
  const name = call.callee.k === 'name' ? call.callee.name : '';
  if (isKnown(name) || (depth > 0 && says.test(name))) return true;
  const fn = name === '' ? undefined : program.function(name, file);
  return fn !== undefined && isQuietFunction(program, fn, depth + 1);
}

/** The judge of expressions in one file: calls are looked into where their functions are in sight. */
export const quietIn =
  (program: Program, file: FileFacts): Quiet =>
  (expr) => {
    for (const part of expressions(expr)) {
      if (part.k === 'assign' || part.k === 'update' || part.k === 'init') return false;
      if (part.k === 'block' && !part.body.every((stmt) => stmt.k === 'decl' || stmt.k === 'expr'))
        return false;
      if (part.k === 'call' && !isQuietCall(program, file, part, 0)) return false;
    }
    return true;
  };
