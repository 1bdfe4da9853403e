/** foreign-pgoff-as-pfn: code that does not own a mapping takes its vm_pgoff for a pfn. */
import { numbersOfPgoff, ownersIn, pfnmapReads } from '../infer/foreign.ts';
import { mmapTables } from '../infer/knowledge.ts';
import type { Step } from '../infer/value.ts';
import type { FileView, Found, Rule } from './rule.ts';

function reasons(view: FileView): Step[] {
  const handler = view.encodedBy()?.handler;
  if (!handler) return [];
  return [
    {
      file: handler.file.file,
      span: handler.it.span,
      message: `${handler.it.name}() leaves vm_pgoff of such a mapping region-encoded`,
    },
  ];
}

export const foreignPgoffAsPfn: Rule = {
  id: 'foreign-pgoff-as-pfn',
  severity: 'warning',
  confidence: 'medium',
  fixSafety: 'none',
  title: 'vm_pgoff of a mapping that somebody else owns is taken for a pfn',
  why:
    'Code outside VFIO that finds a VM_PFNMAP mapping can not know what its vm_pgoff counts: that is for the driver to say. A ' +
    'VFIO mapping keeps the region offset there, so the pfn made of it names memory at the other end of the machine. Take the ' +
    'pfn from the page tables with follow_pfnmap_start(), or use a dma-buf. It is a note where no VFIO driver among the files ' +
    'leaves such a mapping region-encoded. Copy-on-write mappings are different: mm keeps the pfn there itself.',
  bad: `int demo_gpa_map(struct vm_area_struct *vma, unsigned long gfn)
{
	if (vma->vm_flags & VM_PFNMAP)
		return demo_map_gfn(gfn, vma->vm_pgoff, vma_pages(vma));
	return -EINVAL;
}
`,
  good: `int demo_gpa_map(struct vm_area_struct *vma, unsigned long gfn)
{
	struct follow_pfnmap_args args = { .vma = vma, .address = vma->vm_start };
	int ret;

	if (!(vma->vm_flags & VM_PFNMAP))
		return -EINVAL;
	ret = follow_pfnmap_start(&args);
	if (ret)
		return ret;
	ret = demo_map_gfn(gfn, args.pfn, 1);
	follow_pfnmap_end(&args);
	return ret;
}
`,
  mail: {
    subject: 'Do not take vm_pgoff for a pfn',
    defect: "{functions} take{s} vm_pgoff of another driver's mapping for a page frame number.",
    consequence: 'For a VFIO mapping it is the offset in the device file, which names other memory.',
  },
  *check(view): Iterable<Found> {
    // Who has VFIO ops, or is called by a driver's, knows what it reads.
    const isDriver = view.file.tables.some(({ type }) => mmapTables.has(view.program.resolve(type.base)));
    if (isDriver || view.traced.length > 0) return;
    const owners = ownersIn(view.file);
    for (const fn of view.file.functions) {
      if (owners.has(fn.name)) continue;
      for (const read of numbersOfPgoff(fn)) view.look({ file: view.file, span: read.span });
      for (const read of pfnmapReads(fn))
        yield {
          site: { file: view.file, fn, span: read.span },
          ...(view.encodedBy() ? {} : ({ severity: 'note' } as const)),
          message: 'a pfn is made of vm_pgoff, which only the owner of the mapping can read',
          because: reasons(view),
        };
    }
  },
};
