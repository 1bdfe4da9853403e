/** unmasked-pgoff: a region's base plus a page offset that still holds the index bits. */
import { keyOf, type Operation } from '../infer/events.ts';
import type { Guard } from '../infer/guards.ts';
import { certain, parts, type Value } from '../infer/value.ts';
import type { FileView, Found, Rule } from './rule.ts';

const isOf = (value: Value, origin: 'physical' | 'file' | 'region'): boolean => {
  const kind = certain(value);
  return (
    kind?.k === 'space' &&
    kind.space.origin === origin &&
    value.alts.every(
      ({ store, parts: made = 0 }) =>
        store === undefined && (origin !== 'physical' || !(made & parts.linear)),
    )
  );
};

const unitOf = (value: Value): string | undefined => {
  const kind = certain(value);
  return kind?.k === 'space' ? kind.space.unit : undefined;
};

/** The page offset in a sum of it and a base; undefined for any other operation. */
export function offsetAdded(
  { op, leftIs, rightIs }: Operation,
  base: 'physical' | 'region',
): Value | undefined {
  if (op !== '+' && op !== '|') return undefined;
  if (unitOf(leftIs) !== unitOf(rightIs)) return undefined;
  if (isOf(leftIs, base) && isOf(rightIs, 'file')) return rightIs;
  return isOf(rightIs, base) && isOf(leftIs, 'file') ? leftIs : undefined;
}

/** A sum with an address or frame number in it. */
const isSum = ({ op, leftIs, rightIs }: Operation): boolean =>
  (op === '+' || op === '|') && (isOf(leftIs, 'physical') || isOf(rightIs, 'physical'));

/** Some run that comes by maps frames without having passed the test: what was tested later counts too. */
export function reachesMapping(view: FileView, operation: Operation, guard: Guard): boolean {
  const key = keyOf(operation);
  return view.traced.some(
    ({ events }) =>
      events.operations.has(key) &&
      [...events.calls.values()].some(({ takes, missing }) => takes.maps !== undefined && missing.has(guard)),
  );
}

/** It counts from vm_pgoff as the kernel made it: vmf->pgoff, linear_page_index(). */
export const isLinear = (value: Value): boolean =>
  value.alts.every(({ parts: made = 0 }) => (made & parts.linear) !== 0);

/** What is stored to vm_pgoff is the store's finding. */
export const isStored = (view: FileView, { span, file }: Operation): boolean =>
  view.stores.some(
    (store) => store.file.file === file.file && store.span[0] <= span[0] && span[1] <= store.span[1],
  );

export const unmaskedPgoff: Rule = {
  id: 'unmasked-pgoff',
  severity: 'error',
  confidence: 'high',
  fixSafety: 'none',
  title: 'the base of a region plus a page offset that still holds the region index',
  why:
    'vm_pgoff holds the region index above the page in the region. Added whole to the base of a region it gives the right ' +
    'pfn for region 0 only; for every other one the index adds 1 TiB and more. Mask it with the region mask shifted right by ' +
    'PAGE_SHIFT first.',
  bad: `static int demo_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct demo *demo = demo_of(core);
	unsigned long pfn = PHYS_PFN(pci_resource_start(demo->pdev, 2)) + vma->vm_pgoff;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, pfn, vma->vm_end - vma->vm_start,
			       vma->vm_page_prot);
}
`,
  good: `static int demo_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct demo *demo = demo_of(core);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	unsigned long pfn = PHYS_PFN(pci_resource_start(demo->pdev, 2)) + page;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, pfn, vma->vm_end - vma->vm_start,
			       vma->vm_page_prot);
}
`,
  mail: {
    subject: 'Mask the region index away',
    defect: '{functions} add{s} the whole page offset of a mapping to the base of its region.',
    consequence: 'The offset holds the region index, so for any region but the first the pfn is far off.',
  },
  *check(view): Iterable<Found> {
    for (const operation of view.operations) {
      if (isSum(operation)) view.look(operation);
      const offset = offsetAdded(operation, 'physical');
      if (
        !offset ||
        isLinear(offset) ||
        !reachesMapping(view, operation, 'region0') ||
        isStored(view, operation)
      )
        continue;
      yield {
        site: operation,
        message: 'base of a region plus page@file: the region index is still in it',
        because: offset.alts[0]?.because ?? [],
      };
    }
  },
};
