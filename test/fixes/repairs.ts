/** Repairs by hand: right ones, that the bench has to let through, and wrong ones, that it has to tell. */
import assert from 'node:assert/strict';
import type { Sources } from './bench.ts';

type Edit = readonly [from: string, to: string];

export interface Repair {
  readonly driver: string;
  readonly name: string;
  /** The difference that a wrong repair has to show. */
  readonly shows?: RegExp;
  /** Text that stands once in the driver's files, and what takes its place. */
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

const inlineStore = '	vma->vm_pgoff = (pci_resource_start(pdev, bar) >> PAGE_SHIFT) + page;\n';
const inline = (pfn: string): readonly Edit[] => [
  [inlineStore, ''],
  ['vma->vm_start, vma->vm_pgoff, size', `vma->vm_start, ${pfn}, size`],
];

const barPfn = 'pfn = vma->vm_pgoff + ((vmf->address - vma->vm_start) >> PAGE_SHIFT);';
const bar = (lines: string): readonly Edit[] => [
  [inlineStore, ''],
  ['unsigned long pfn;\n', 'unsigned long pfn;\n	struct anvil *anvil = vma->vm_private_data;\n'],
  [barPfn, lines],
];
const barBase = (index: string): string => `pfn = PHYS_PFN(pci_resource_start(anvil->pdev, ${index})) + `;
const delta = '((vmf->address - vma->vm_start) >> PAGE_SHIFT)';

export const repairs: readonly Repair[] = [
  {
    driver: 'inline-remap',
    name: 'the pfn in the call',
    edits: inline('(pci_resource_start(pdev, bar) >> PAGE_SHIFT) + page'),
  },
  {
    driver: 'inline-remap',
    name: 'the store alone deleted',
    shows: /: filled by mmap: 20000001\*/,
    edits: [[inlineStore, '']],
  },
  {
    driver: 'inline-remap',
    name: 'the page in the region dropped',
    shows: /page 3 pages 3: filled by mmap: 400000200\*3/,
    edits: [...inline('pci_resource_start(pdev, bar) >> PAGE_SHIFT')],
  },
  {
    driver: 'fault-bar',
    name: 'the pfn worked out in the fault handler',
    edits: bar(`${barBase('vma->vm_pgoff >> 28')}(vma->vm_pgoff & ((1UL << 28) - 1)) + ${delta};`),
  },
  {
    driver: 'fault-bar',
    name: 'the fault handler forgotten',
    shows: /region 2 page 1 pages 2: touched: 20000001\*2/,
    edits: [[inlineStore, '']],
  },
];
