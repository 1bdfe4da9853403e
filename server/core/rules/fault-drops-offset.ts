/** fault-drops-offset: a fault handler counts from the mapping's beginning and forgets where that lies in the region. */
import type { Argument, Call } from '../infer/events.ts';
import { PFN } from '../infer/knowledge.ts';
import { parts, sameKind } from '../infer/value.ts';
import type { FileView, Found, Rule } from './rule.ts';

/** A base that is known by its type alone may be one of this mapping, made at mmap with the page in it. */
function mayBeOwn(view: FileView, call: Call): boolean {
  const runs = view.traced.filter(({ entered }) => entered.has(call.fn));
  return runs.some(({ entered }) =>
    [...entered.keys()].some((fn) => fn.calls.some((name) => /alloc/.test(name))),
  );
}

const drops = (view: FileView, call: Call, { got, takes }: Argument): boolean =>
  takes !== undefined &&
  sameKind(takes, PFN) &&
  got.alts.every(
    ({ kind, store, parts: made = 0 }) =>
      // What was read back from a vm_pgoff that the driver overwrote is the store's finding.
      store === undefined &&
      sameKind(kind, PFN) &&
      (made & parts.vma) !== 0 &&
      (made & (parts.region | parts.unknown)) === 0 &&
      ((made & parts.byType) === 0 || !mayBeOwn(view, call)),
  );

export const faultDropsOffset: Rule = {
  id: 'fault-drops-offset',
  severity: 'error',
  confidence: 'high',
  fixSafety: 'none',
  title: 'a fault handler leaves out where the mapping begins in the region',
  why:
    'address - vm_start counts from the beginning of the mapping. A mapping need not begin where its region does: user space may map ' +
    'the region from any page on, and after munmap() of its head the kernel moves vm_start and vm_pgoff together. The pfn is ' +
    'the base of the region, plus the page in the region that vm_pgoff holds, plus the pages from vm_start.',
  bad: `static vm_fault_t demo_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct demo *demo = vma->vm_private_data;
	unsigned long pfn = PHYS_PFN(pci_resource_start(demo->pdev, 0));

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct demo_vm_ops = {
	.fault = demo_fault,
};

static int demo_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_private_data = demo_of(core);
	vma->vm_ops = &demo_vm_ops;
	return 0;
}
`,
  good: `static vm_fault_t demo_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct demo *demo = vma->vm_private_data;
	unsigned long pfn = PHYS_PFN(pci_resource_start(demo->pdev, 0));

	pfn += vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct demo_vm_ops = {
	.fault = demo_fault,
};

static int demo_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_private_data = demo_of(core);
	vma->vm_ops = &demo_vm_ops;
	return 0;
}
`,
  mail: {
    subject: 'Count the page in the region on fault',
    defect: '{functions} add{s} only the pages from vm_start to the base of the region.',
    consequence: 'A mapping that does not begin where its region does gets the wrong pages.',
  },
  *check(view): Iterable<Found> {
    for (const call of view.calls) {
      if (!call.inFault || call.takes.maps !== 'page') continue;
      view.look(call);
      if (!call.missing.has('first')) continue;
      const arg = call.args.find((one) => drops(view, call, one));
      if (!arg) continue;
      yield {
        site: call,
        span: arg.expr.span,
        message: 'pfn of the region plus pages from vm_start: the page in the region is left out',
        because: arg.got.alts[0]?.because ?? [],
      };
    }
  },
};
