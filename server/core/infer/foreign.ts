/** Code that does not own a mapping and takes its vm_pgoff for a pfn, because the mapping is one of pfns. */
import type { Expr, FunctionFacts } from '../c/ir.ts';
import { expressions, inBody, statements } from './walk.ts';

/** `vma->vm_flags & VM_PFNMAP`: a mask with more in it is how mm/ asks, which reads its own copy-on-write mappings. */
const asksPfnmap = (test: Expr): boolean =>
  [...expressions(test)].some(
    (part) =>
      part.k === 'binary' &&
      part.op === '&' &&
      [part.left, part.right].some((side) => side.k === 'field' && side.field === 'vm_flags') &&
      [part.left, part.right].some((side) => side.k === 'name' && side.name === 'VM_PFNMAP'),
  );

/**
 * True where a function reads vm_pgoff of mappings that it has tested for VM_PFNMAP (6.12 arch/riscv/kvm/mmu.c,
 * arch/powerpc/kvm/e500_mmu_host.c). mm/ keeps the pfn of copy-on-write mappings there itself, and asks for them.
 */
export function readsPfnmapPgoff(fn: FunctionFacts): boolean {
  if (fn.calls.includes('is_cow_mapping')) return false;
  for (const stmt of statements(fn.body)) {
    if (stmt.k !== 'if' || !asksPfnmap(stmt.test)) continue;
    for (const expr of inBody(stmt.taken)) if (expr.k === 'field' && expr.field === 'vm_pgoff') return true;
  }
  return false;
}

/** What of a text such code has: without it the file is not parsed for it. */
export const mayReadPfnmap = (text: string): boolean =>
  text.includes('vm_pgoff') && /vm_flags\s*&\s*VM_PFNMAP\b/.test(text);
