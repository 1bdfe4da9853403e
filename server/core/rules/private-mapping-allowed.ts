/** private-mapping-allowed: an mmap handler that maps device memory without having refused private mappings. */
import type { FileFacts, FunctionFacts, Span } from '../c/ir.ts';
import { testFirst } from '../fix/insert-test.ts';
import { placesOf, codeOf } from '../fix/text.ts';
import type { Traced } from '../infer/infer.ts';
import type { Step } from '../infer/value.ts';
import type { FileView, Found, Rule } from './rule.ts';

/** The function's name in its own definition. */
export function nameSpan(view: FileView, file: FileFacts, fn: FunctionFacts): Span {
  const at = placesOf(codeOf(view.textOf(file).slice(...fn.span)), fn.name)[0];
  return at === undefined ? fn.span : [fn.span[0] + at, fn.span[0] + at + fn.name.length];
}

/** A handler: named by an ops table, or one by its signature that no function in sight calls. */
const isHandler = (view: FileView, { handler }: Traced): boolean =>
  handler.tables.length > 0 || view.program.callers(handler).length === 0;

function reasons(traced: Traced): Step[] {
  const out: Step[] = [];
  for (const { takes, phases, missing, name, file, span } of traced.events.calls.values())
    if (takes.maps && (phases.has('operation') || missing.has('shared')))
      out.push({ file: file.file, span, message: `${name}() fills the mapping` });
  return out.slice(0, 3);
}

export const privateMappingAllowed: Rule = {
  id: 'private-mapping-allowed',
  severity: 'warning',
  confidence: 'high',
  fixSafety: 'review',
  title: 'an mmap handler lets private mappings through',
  why:
    'A private mapping that may be written is copy-on-write: remap_pfn_range() then stores the pfn in vm_pgoff itself, and ' +
    'writes of user space go to a copy in memory instead of the device. VFIO drivers refuse mappings that are not VM_SHARED ' +
    'before they map anything; the VFIO core does not do it for them.',
  bad: `static int demo_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct demo *demo = demo_of(core);

	if (vma->vm_pgoff || vma->vm_end - vma->vm_start > PAGE_SIZE)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(demo->base),
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
`,
  good: `static int demo_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct demo *demo = demo_of(core);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (vma->vm_pgoff || vma->vm_end - vma->vm_start > PAGE_SIZE)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(demo->base),
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
`,
  mail: {
    subject: 'Refuse private mappings',
    defect: '{functions} map{s} device memory into private mappings.',
    consequence:
      'remap_pfn_range() stores the pfn in vm_pgoff of a private mapping that may be written, and writes go to a copy ' +
      'instead of the device.',
  },
  *check(view): Iterable<Found> {
    for (const traced of view.traced) {
      const { handler, letsPrivate, isCut } = traced;
      if (handler.file.file !== view.file.file || !isHandler(view, traced)) continue;
      view.look({ file: handler.file, span: handler.it.span });
      if (!letsPrivate || isCut) continue;
      const { file, it: fn } = handler;
      const vma = fn.params.find(({ type }) => type.base === 'vm_area_struct')?.name;
      yield {
        site: { file, fn, span: nameSpan(view, file, fn) },
        message: 'a mapping that is not VM_SHARED is let through and filled',
        because: reasons(traced),
        ...(vma === undefined
          ? {}
          : {
              fix: testFirst(view, file, fn, `!(${vma}->vm_flags & VM_SHARED)`, {
                title: 'Refuse mappings that are not VM_SHARED',
                change: 'Refuse mappings that are not VM_SHARED, as the other VFIO drivers do.',
                review: 'User space that maps the device privately gets an error from then on.',
              }),
            }),
      };
    }
  },
};
