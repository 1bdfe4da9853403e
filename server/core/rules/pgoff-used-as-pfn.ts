/** pgoff-used-as-pfn: a region-encoded page offset is given to an interface that takes a physical page frame number. */
import { no } from '../fix/draft.ts';
import { PFN, PGOFF } from '../infer/knowledge.ts';
import { certain, sameKind } from '../infer/value.ts';
import type { Found, Rule } from './rule.ts';
import { isLinear, offsetAdded, reachesMapping } from './unmasked-pgoff.ts';

export const pgoffUsedAsPfn: Rule = {
  id: 'pgoff-used-as-pfn',
  severity: 'error',
  confidence: 'high',
  fixSafety: 'none',
  title: 'a region-encoded page offset is used as a pfn',
  why:
    'vm_pgoff and vmf->pgoff of a VFIO mapping hold the region index and the page in the region, not a physical page. ' +
    'Given to remap_pfn_range(), vmf_insert_pfn() or their kin they map memory that has nothing to do with the device. ' +
    'The pfn is the base of the region plus the page in the region. vmf->pgoff and linear_page_index() count from vm_pgoff, so ' +
    'they are no page of the mapping either: added to a base they need the mask, too.',
  bad: `static int demo_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
`,
  good: `static int demo_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct demo_region *region = demo_region_of(core, vma);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(region->base) + page,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
`,
  mail: {
    subject: 'Map the pfn of the region, not its page offset',
    defect:
      '{functions} give{s} the region-encoded page offset of a mapping where a page frame number is taken.',
    consequence:
      'The offset holds the region index and the page in the region, so user space gets memory that has nothing to do ' +
      'with the device.',
  },
  *check(view): Iterable<Found> {
    for (const call of view.calls)
      for (const { expr, takes, got } of call.args) {
        if (!takes || !sameKind(takes, PFN)) continue;
        view.look({ file: call.file, span: expr.span });
        const kind = certain(got);
        if (!kind || !sameKind(kind, PGOFF)) continue;
        yield {
          site: call,
          span: expr.span,
          message: `${call.name}() takes page@physical, got page@file`,
          because: got.alts[0]?.because ?? [],
          // Nothing was stored from which the base could be taken.
          fix: no('nothing here says where the region lies in memory'),
        };
      }
    for (const operation of view.operations) {
      const offset = offsetAdded(operation, 'physical') ?? offsetAdded(operation, 'region');
      if (offset) view.look(operation);
      if (!offset || !isLinear(offset) || !reachesMapping(view, operation, 'region0')) continue;
      yield {
        site: operation,
        message: 'vmf->pgoff counts from vm_pgoff: added to a base, the region index is still in it',
        because: offset.alts[0]?.because ?? [],
        fix: no('nothing here says which mask the driver uses'),
      };
    }
  },
};
