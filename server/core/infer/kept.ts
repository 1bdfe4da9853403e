/** A vma that a driver keeps in memory: whether anything that finds it there may read its vm_pgoff. */
import type { Expr, FileFacts, FunctionFacts } from '../c/ir.ts';
import { interfaces } from './knowledge.ts';
import type { Program } from './program.ts';
import { inBody, statements } from './walk.ts';

const comparing = new Set(['==', '!=']);
const isNull = (expr: Expr): boolean => expr.k === 'name' && expr.name === 'NULL';

/** Locals that a function takes the member's value into. */
function aliasesIn(fn: FunctionFacts, isIt: (expr: Expr) => boolean): ReadonlySet<string> {
  const names = new Set<string>();
  for (const stmt of statements(fn.body))
    if (stmt.k === 'decl' && stmt.init && isIt(stmt.init)) names.add(stmt.name);
  for (const expr of inBody(fn.body))
    if (expr.k === 'assign' && expr.op === '=' && expr.left.k === 'name' && isIt(expr.right))
      names.add(expr.left.name);
  return names;
}

/** The places of a function where the kept pointer stands and cannot lead to its vm_pgoff. */
function harmless(fn: FunctionFacts, isKept: (expr: Expr) => boolean): ReadonlySet<Expr> {
  const quiet = new Set<Expr>();
  for (const stmt of statements(fn.body)) {
    if (stmt.k === 'decl' && stmt.init) quiet.add(stmt.init);
    if (stmt.k === 'if') quiet.add(stmt.test);
  }
  for (const expr of inBody(fn.body)) {
    if (expr.k === 'field' && expr.arrow && expr.field !== 'vm_pgoff') quiet.add(expr.base);
    if (expr.k === 'unary' && expr.op === '!') quiet.add(expr.arg);
    if (expr.k === 'binary' && comparing.has(expr.op)) quiet.add(expr.left).add(expr.right);
    if (expr.k === 'binary' && /^(?:&&|\|\|)$/.test(expr.op)) quiet.add(expr.left).add(expr.right);
    if (expr.k === 'assign' && expr.op === '=') {
      // The member is written anew, or a local takes it: aliasesIn() follows that one.
      quiet.add(expr.left);
      if (expr.left.k === 'name' || isNull(expr.right)) quiet.add(expr.right);
    }
    if (expr.k !== 'call' || expr.callee.k !== 'name') continue;
    const known = interfaces.get(expr.callee.name);
    // Interfaces that read a vm_pgoff say so; the others look at the address alone.
    if (known && known.pgoff === undefined && known.linear !== true)
      for (const arg of expr.args) if (isKept(arg)) quiet.add(arg);
  }
  return quiet;
}

/** True where no function in sight that finds a vma in this member (its field key) can come to read its vm_pgoff. */
export function isKeptQuietly(program: Program, key: string, from: FileFacts): boolean {
  const member = key.slice(key.lastIndexOf('.') + 1);
  // A struct that nobody in sight declares may be read by others.
  const owner = key.slice(key.lastIndexOf('#') + 1, key.lastIndexOf('.'));
  if (!program.isStruct(owner, from)) return false;
  return program.users(member).every(({ it, file }) => {
    const isIt = (expr: Expr): boolean => {
      if (expr.k !== 'field' || expr.field !== member) return false;
      const struct = program.structOf(expr.base, it, file);
      return struct === '' || program.fieldKey(struct, member, file) === key;
    };
    const aliases = aliasesIn(it, isIt);
    const isKept = (expr: Expr): boolean => isIt(expr) || (expr.k === 'name' && aliases.has(expr.name));
    const quiet = harmless(it, isKept);
    // What the first of them stores there is looked at where it comes from, not where it goes.
    for (const expr of inBody(it.body)) if (isKept(expr) && !quiet.has(expr)) return false;
    return true;
  });
}
