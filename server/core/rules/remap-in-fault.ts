/** remap-in-fault: a whole range is mapped where it races: in a fault handler, or at mmap in a driver that invalidates. */
import { keyOf } from '../infer/events.ts';
import { PFN } from '../infer/knowledge.ts';
import { sameKind } from '../infer/value.ts';
import type { Found, Rule } from './rule.ts';

export const remapInFault: Rule = {
  id: 'remap-in-fault',
  severity: 'warning',
  confidence: 'medium',
  fixSafety: 'none',
  title: 'a range is remapped in a fault handler, or at mmap in a driver that invalidates',
  why:
    'remap_pfn_range() is made for mmap handlers: in a fault handler it meets other faults of the same mapping and entries ' +
    'that are there already, for which it has a BUG_ON(). At mmap it is safe only where nobody invalidates: the vma is entered in ' +
    'i_mmap after the mmap handler returned, so unmap_mapping_range() does not find what was mapped just before. Insert the ' +
    'pages in the fault handler with vmf_insert_pfn(), under the lock that the invalidation takes.',
  bad: `static vm_fault_t demo_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct demo *demo = vma->vm_private_data;

	if (io_remap_pfn_range(vma, vma->vm_start, demo_pfn(demo, vma),
			       vma->vm_end - vma->vm_start, vma->vm_page_prot))
		return VM_FAULT_SIGBUS;
	return VM_FAULT_NOPAGE;
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
	unsigned long page = (vmf->address - vma->vm_start) >> PAGE_SHIFT;

	return vmf_insert_pfn(vma, vmf->address, demo_pfn(demo, vma) + page);
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
    subject: 'Insert pages on fault',
    defect:
      '{functions} remap{s} a whole range where an invalidation or another fault may run at the same time.',
    consequence: 'What is mapped then may be missed by the invalidation, or be there already.',
  },
  *check(view): Iterable<Found> {
    for (const call of view.calls) {
      const { takes, name } = call;
      if (takes.maps !== 'range' || !takes.args.some((arg) => arg && sameKind(arg, PFN))) continue;
      view.look(call);
      if (call.inFault) {
        yield {
          site: call,
          message: `${name}() in a fault handler: it is made for mmap handlers`,
          because: [],
        };
        continue;
      }
      if (!call.phases.has('mmap') || !call.missing.has('locked')) continue;
      const key = keyOf(call);
      const invalidation = view.traced.find(
        (one) => one.events.calls.has(key) && one.invalidation.call !== undefined,
      )?.invalidation.call;
      if (!invalidation) continue;
      yield {
        site: call,
        message: `${name}() at mmap in a driver that invalidates: a zap just then misses it`,
        because: [
          {
            file: invalidation.file.file,
            span: invalidation.span,
            message: `${invalidation.name}() in ${invalidation.fn.name}() looks in i_mmap, where the vma is entered after mmap`,
          },
        ],
        invalidatedBy: invalidation.fn.name,
      };
    }
  },
};
