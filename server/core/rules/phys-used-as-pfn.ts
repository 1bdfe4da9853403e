/** phys-used-as-pfn: a physical address is given where a page frame number is due, or the reverse. */
import { no } from '../fix/draft.ts';
import { callsOf } from '../fix/signature.ts';
import { throughMacro } from '../fix/units.ts';
import { words } from '../infer/eval.ts';
import { PA, PFN } from '../infer/knowledge.ts';
import { certain, sameKind } from '../infer/value.ts';
import type { Found, Rule } from './rule.ts';

export const physUsedAsPfn: Rule = {
  id: 'phys-used-as-pfn',
  severity: 'error',
  confidence: 'high',
  fixSafety: 'safe',
  title: 'a physical address is used as a page frame number, or the reverse',
  why:
    'remap_pfn_range(), vmf_insert_pfn() and their kin take a page frame number; ioremap(), memremap() and ' +
    'vm_iomap_memory() take a physical address in bytes. The two differ by PAGE_SHIFT, and the compiler sees integers in both.',
  bad: `static int demo_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct demo *demo = demo_of(core);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (vma->vm_pgoff)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(demo->pdev, 0),
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
`,
  good: `static int demo_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct demo *demo = demo_of(core);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (vma->vm_pgoff)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start,
			       PHYS_PFN(pci_resource_start(demo->pdev, 0)),
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
`,
  mail: {
    subject: 'Give page frame numbers where they are due',
    defect: '{functions} give{s} a physical address where a page frame number is due, or the reverse.',
    consequence:
      'The two differ by PAGE_SHIFT bits, so memory that has nothing to do with the device is mapped.',
  },
  *check(view): Iterable<Found> {
    for (const call of view.calls)
      for (const [at, { expr, takes, got }] of call.args.entries()) {
        // What was read back from a vm_pgoff that the driver overwrote is the store's finding.
        if (!takes || got.alts.some((alt) => alt.store !== undefined)) continue;
        const kind = certain(got);
        const wants = [PFN, PA].find((one) => sameKind(one, takes));
        if (wants) view.look({ file: call.file, span: expr.span });
        const has = kind && [PFN, PA].find((one) => sameKind(one, kind));
        if (!wants || !has || sameKind(wants, has)) continue;
        const written = callsOf(call.name, call.fn).find((one) => one.span[0] === call.span[0]);
        yield {
          site: call,
          span: expr.span,
          message: `${call.name}() takes ${words(wants)}, got ${words(has)}`,
          because: got.alts[0]?.because ?? [],
          fix: written
            ? throughMacro(view, call, written, at, sameKind(wants, PFN) ? 'PHYS_PFN' : 'PFN_PHYS')
            : no('it is in a macro'),
        };
      }
  },
};
