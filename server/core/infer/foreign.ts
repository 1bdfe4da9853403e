/** Code that does not own a mapping and takes its vm_pgoff for a pfn, because the mapping is one of pfns. */
import type { Expr, FileFacts, FunctionFacts, Span, Stmt } from '../c/ir.ts';
import { definitionOf, meant } from './definitions.ts';
import { interfaces } from './knowledge.ts';
import { expressions, inBody, statements } from './walk.ts';

const pfnFlags = new Set(['VM_PFNMAP', 'VM_IO']);
const namesOf = (expr: Expr): readonly string[] =>
  [...expressions(expr)].flatMap((part) => (part.k === 'name' ? [part.name] : []));

/** The flags of a mapping, or a copy of them. */
function isFlags(fn: FunctionFacts, expr: Expr): boolean {
  const it = meant(fn, expr);
  return it.k === 'field' && it.field === 'vm_flags';
}

/** True where a test holds only for mappings of pfns: `vm_flags & VM_PFNMAP`, also kept in a variable. */
function asserts(fn: FunctionFacts, test: Expr, depth = 0): boolean {
  if (depth > 6) return false;
  const of = (inner: Expr): boolean => asserts(fn, inner, depth + 1);
  switch (test.k) {
    case 'unary':
      return test.op === '!' && test.arg.k === 'unary' && test.arg.op === '!' && of(test.arg.arg);
    case 'cast':
      return of(test.arg);
    case 'call':
      return test.callee.k === 'name' && /^(?:un)?likely$/.test(test.callee.name) && test.args.some(of);
    case 'cond':
      // `vma ? vma->vm_flags & VM_PFNMAP : 0`
      return test.taken !== undefined && of(test.taken) && test.else.k === 'int';
    case 'name': {
      const definition = definitionOf(fn, test.name);
      return definition !== undefined && of(definition);
    }
    case 'binary': {
      if (test.op === '&&') return of(test.left) || of(test.right);
      if (test.op === '!=' && test.right.k === 'int') return of(test.left);
      if (test.op !== '&') return false;
      const mask = isFlags(fn, test.left) ? test.right : isFlags(fn, test.right) ? test.left : undefined;
      return mask !== undefined && namesOf(mask).some((name) => pfnFlags.has(name));
    }
    default:
      return false;
  }
}

/** `!(vm_flags & VM_PFNMAP)`, whose branch leaves the function or the straight line. */
const deniesAndLeaves = (fn: FunctionFacts, stmt: Stmt): boolean =>
  stmt.k === 'if' &&
  denies(fn, stmt.test) &&
  stmt.else.length === 0 &&
  /^(?:return|goto|continue|break)$/.test(lastOf(stmt.taken)?.k ?? '');

/** The last statement of a branch, with or without braces. */
function lastOf(body: readonly Stmt[]): Stmt | undefined {
  const last = body.at(-1);
  return last?.k === 'block' ? lastOf(last.body) : last;
}

const denies = (fn: FunctionFacts, test: Expr): boolean =>
  (test.k === 'unary' && test.op === '!' && asserts(fn, test.arg)) ||
  (test.k === 'binary' && test.op === '||' && (denies(fn, test.left) || denies(fn, test.right))) ||
  (test.k === 'binary' && test.op === '==' && test.right.k === 'int' && asserts(fn, test.left)) ||
  (test.k === 'call' &&
    test.callee.k === 'name' &&
    /^(?:un)?likely$/.test(test.callee.name) &&
    test.args.some((arg) => denies(fn, arg)));

/** The parts of a function that only mappings of pfns come to. */
function* guarded(fn: FunctionFacts, body: readonly Stmt[]): Generator<Span> {
  for (const [i, stmt] of body.entries()) {
    if (deniesAndLeaves(fn, stmt)) {
      const last = body.at(-1);
      if (last && i + 1 < body.length) yield [stmt.span[1], last.span[1]];
    }
    if (stmt.k === 'if') {
      if (asserts(fn, stmt.test)) for (const one of stmt.taken) yield one.span;
      if (denies(fn, stmt.test)) for (const one of stmt.else) yield one.span;
      yield* guarded(fn, stmt.taken);
      yield* guarded(fn, stmt.else);
    } else if (stmt.k === 'loop' || stmt.k === 'switch' || stmt.k === 'block') yield* guarded(fn, stmt.body);
    else if (stmt.k === 'either') for (const arm of stmt.arms) yield* guarded(fn, arm);
  }
  for (const expr of inBody(body)) {
    if (expr.k === 'cond' && expr.taken && asserts(fn, expr.test)) yield expr.taken.span;
    if (expr.k === 'cond' && denies(fn, expr.test)) yield expr.else.span;
  }
}

const isPgoff = (expr: Expr): boolean => expr.k === 'field' && expr.field === 'vm_pgoff';

/** Reads whose value goes on as a number: into a variable or argument, into a sum, shifted to an address. */
export function numbersOfPgoff(fn: FunctionFacts): ReadonlySet<Expr> {
  const out = new Set<Expr>();
  const note = (expr: Expr | undefined): void => {
    if (expr && isPgoff(expr)) out.add(expr);
    else if (expr?.k === 'cast') note(expr.arg);
    else if (expr?.k === 'cond') {
      note(expr.taken);
      note(expr.else);
    }
  };
  for (const stmt of statements(fn.body)) {
    if (stmt.k === 'decl') note(stmt.init);
    if (stmt.k === 'return') note(stmt.value);
  }
  for (const expr of inBody(fn.body)) {
    if (expr.k === 'assign') note(expr.right);
    if (expr.k === 'binary' && /^(?:\+|<<)$/.test(expr.op))
      for (const side of [expr.left, expr.right]) note(side);
    if (
      expr.k === 'call' &&
      expr.callee.k === 'name' &&
      !/^(?:pr_|dev_|trace_|printk|seq_)/.test(expr.callee.name)
    )
      for (const arg of expr.args) note(arg);
  }
  return out;
}

/** Who maps frames into a mapping, or writes its vm_pgoff, owns it. */
function owns(fn: FunctionFacts): boolean {
  if (fn.calls.some((name) => interfaces.get(name)?.maps !== undefined)) return true;
  return [...inBody(fn.body)].some((expr) => expr.k === 'assign' && isPgoff(expr.left));
}

/** It asks whose mapping it is, takes the pfn from the page tables, or compares the offsets of two mappings. */
function knowsTheOwner(fn: FunctionFacts): boolean {
  if (fn.calls.some((name) => /^follow_(?:pfnmap_start|pfn|pte)$/.test(name))) return true;
  return [...inBody(fn.body)].some(
    (expr) =>
      (expr.k === 'field' && /^(?:vm_ops|f_op)$/.test(expr.field)) ||
      (expr.k === 'binary' && /^[!=]=$/.test(expr.op) && (isPgoff(expr.left) || isPgoff(expr.right))),
  );
}

/**
 * The reads of vm_pgoff of mappings that were tested for VM_PFNMAP or VM_IO (6.12 arch/riscv/kvm/mmu.c,
 * arch/powerpc/kvm/e500_mmu_host.c). mm/ keeps the pfn of copy-on-write mappings there itself, and asks for them.
 */
export function pfnmapReads(fn: FunctionFacts): readonly Expr[] {
  if (fn.isMacro || fn.calls.includes('is_cow_mapping') || owns(fn)) return [];
  if ([...inBody(fn.body)].some((expr) => expr.k === 'name' && /^VM_(?:SHARED|MAYWRITE)$/.test(expr.name)))
    return [];
  if (knowsTheOwner(fn)) return [];
  const used = numbersOfPgoff(fn);
  if (used.size === 0) return [];
  const spans = [...guarded(fn, fn.body)];
  return [...used].filter((read) =>
    spans.some(([start, end]) => read.span[0] >= start && read.span[1] <= end),
  );
}

/** What of a text such code has: without it the file is not parsed for it. */
export const mayReadPfnmap = (text: string): boolean =>
  text.includes('vm_pgoff') && /flags\s*&\s*\(?[A-Z_| \t]*\bVM_(?:PFNMAP|IO)\b/.test(text);

/** Tables whose functions are handed their own mappings. */
export const ownerTables =
  /^(?:file_operations|vm_operations_struct|dma_buf_ops|bin_attribute|fb_ops|drm_\w+)$/;

/** The functions that a file's tables give mappings of their own. */
export const ownersIn = (file: FileFacts): ReadonlySet<string> =>
  new Set(
    file.tables
      .filter(({ type }) => ownerTables.test(type.base))
      .flatMap(({ fields }) => fields.flatMap(({ value }) => (value.k === 'name' ? [value.name] : []))),
  );
