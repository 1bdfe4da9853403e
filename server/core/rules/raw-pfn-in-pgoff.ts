/** raw-pfn-in-pgoff: a physical page frame number is stored where the region-encoded page offset has to stay. */
import { keepPgoff } from '../fix/keep-pgoff.ts';
import { readsOf, type Read, type Store } from '../infer/events.ts';
import type { Traced } from '../infer/infer.ts';
import { PFN } from '../infer/knowledge.ts';
import { sameKind, type Alt, type Step } from '../infer/value.ts';
import type { Found, Rule } from './rule.ts';

const isPfn = ({ kind }: Alt): boolean => sameKind(kind, PFN);

/** The path on which the stored value is a pfn: by its own making, or because a call maps it as one. */
function pfnPath(store: Store, reads: readonly Read[]): readonly Step[] | undefined {
  const made = store.stored.alts.find(isPfn);
  if (made) return made.because;
  if (!store.stored.alts.every((alt) => alt.kind.k === 'unknown')) return undefined;
  // Nothing says where the value comes from, but a call maps it as a pfn just as it was stored.
  const mapped = reads.find(
    ({ span, call }) =>
      call?.args.some(
        (arg) =>
          arg.expr.span[0] === span[0] &&
          arg.takes !== undefined &&
          sameKind(arg.takes, PFN) &&
          arg.got.alts.every((alt) => alt.store === store.key),
      ) === true,
  );
  return mapped ? [] : undefined;
}

function reasons(
  store: Store,
  reads: readonly Read[],
  traced: Traced | undefined,
  path: readonly Step[],
): Step[] {
  const steps: Step[] = path.filter(
    (step) => step.file !== store.file.file || step.span[0] !== store.span[0],
  );
  for (const call of store.consumers.values()) {
    const where = call.fn === store.fn ? '' : ` in ${call.fn.name}()`;
    steps.push({
      file: call.file.file,
      span: call.span,
      message: `${call.name}()${where} takes the pfn back from vm_pgoff`,
    });
  }
  for (const read of reads)
    if (!read.call)
      steps.push({ file: read.file.file, span: read.span, message: 'the stored pfn is read back here' });
  const invalidation = traced?.invalidation.call;
  if (invalidation)
    steps.push({
      file: invalidation.file.file,
      span: invalidation.span,
      message: `${invalidation.name}() in ${invalidation.fn.name}() looks mappings up by region offset and misses this one`,
    });
  return steps;
}

export const rawPfnInPgoff: Rule = {
  id: 'raw-pfn-in-pgoff',
  severity: 'warning',
  confidence: 'high',
  fixSafety: 'safe',
  title: 'vm_pgoff receives a physical page frame number',
  why:
    'vm_pgoff of a VFIO mapping is the offset that user space gave to mmap(): region index and page in the region. ' +
    'unmap_mapping_range() finds mappings by it, and a mapping whose vm_pgoff holds a pfn is skipped without an error: ' +
    'user space keeps access to a BAR that the kernel believes gone. /proc/PID/maps then also shows a host physical ' +
    'address. It is an error where a call that invalidates by region offset reaches the address space, a warning elsewhere.',
  bad: `static int demo_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct demo_region *region = demo_region_of(core, vma);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_pgoff = PHYS_PFN(region->base) + page;
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
    subject: 'Keep vm_pgoff region-encoded',
    defect:
      '{functions} overwrite{s} vma->vm_pgoff, the region offset that user space gave to mmap(), with a physical page ' +
      'frame number.',
    consequence:
      'unmap_mapping_range() looks mappings up by region offset and skips such a mapping without an error.',
    invalidated:
      '{functions} depend{s} on this look-up, so user space keeps access to memory that the kernel believes gone.',
    notInvalidated:
      '/proc/PID/maps shows a host physical address, code that reads vm_pgoff takes a pfn for an offset, and any ' +
      'invalidation added to the driver would miss the mapping.',
  },
  *check(view): Iterable<Found> {
    for (const store of view.stores) {
      view.look(store);
      const reads = readsOf(view.events, store);
      const path = store.restored ? undefined : pfnPath(store, reads);
      if (!path) continue;
      const traced = view.tracedOf(store);
      yield {
        site: store,
        message: 'vm_pgoff takes page@file, got page@physical',
        severity: traced?.invalidation.call ? 'error' : 'warning',
        because: reasons(store, reads, traced, path),
        invalidatedBy: traced?.invalidation.call?.fn.name,
        fix: keepPgoff(view, store),
      };
    }
  },
};
