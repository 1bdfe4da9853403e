/** Repairs by hand, as edits of a driver's text: right ones, that the bench lets through, and wrong ones, that it tells. */
import assert from 'node:assert/strict';
import type { Sources } from './bench.ts';

/** Text that stands once in the driver's files, and what takes its place. */
export type Edit = readonly [from: string, to: string];

export interface Repair {
  readonly driver: string;
  readonly name: string;
  /** The difference that a wrong repair has to show; a right one shows none. */
  readonly shows?: RegExp;
  readonly edits: readonly Edit[];
}

/** The driver's files with all edits of a repair, each of which found its text. */
export function edited({ driver, name, edits }: Repair, sources: Sources): Sources {
  const out = new Map(sources);
  for (const [from, to] of edits) {
    const holds = [...out].filter(([, text]) => text.includes(from));
    const [file, text = ''] = holds[0] ?? [];
    assert.ok(file !== undefined && holds.length === 1, `${driver}: ${name}: where is ${from}`);
    assert.equal(text.split(from).length, 2, `${driver}: ${name}: once ${from}`);
    out.set(
      file,
      text.replace(from, () => to),
    );
  }
  return out;
}

/** How far a touched page is into its vma, as pages. */
export const delta = '((vmf->address - vma->vm_start) >> PAGE_SHIFT)';
/** The page of a vma's start in its region. */
export const pageOf = (pgoff: string): string => `(${pgoff} & GENMASK(39 - PAGE_SHIFT, 0))`;
export const page = pageOf('vma->vm_pgoff');
export const index = '(vma->vm_pgoff >> (40 - PAGE_SHIFT))';
