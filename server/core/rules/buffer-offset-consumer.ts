/** buffer-offset-consumer: a helper reads vm_pgoff as the page in its buffer, and the mapping's is region-encoded. */
import type { Found, Rule } from './rule.ts';

export const bufferOffsetConsumer: Rule = {
  id: 'buffer-offset-consumer',
  severity: 'error',
  confidence: 'high',
  fixSafety: 'none',
  title: 'a helper takes the region-encoded vm_pgoff for a page in its buffer',
  why:
    'vm_iomap_memory(), dma_mmap_coherent() and their kin, vm_map_pages() and pci_mmap_resource_range() read vma->vm_pgoff ' +
    'themselves, as the page at which the mapping begins in the buffer. vm_pgoff of a VFIO mapping holds the region index too: ' +
    'for any region but the first the call fails. Call remap_pfn_range() with the pfn, or a helper that takes the page as an argument.',
  bad: `static int demo_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct demo *demo = demo_of(core);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	struct demo_region *region;

	if (index >= demo->num_regions || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	region = &demo->regions[index];
	return vm_iomap_memory(vma, region->base, region->size);
}
`,
  good: `static int demo_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct demo *demo = demo_of(core);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	struct demo_region *region;

	if (index >= demo->num_regions || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	region = &demo->regions[index];
	if (page + vma_pages(vma) > region->size >> PAGE_SHIFT)
		return -EINVAL;
	return io_remap_pfn_range(vma, vma->vm_start, PHYS_PFN(region->base) + page,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
`,
  mail: {
    subject: 'Map with the pfn of the region',
    defect:
      '{functions} hand{s} a mapping whose vm_pgoff holds the region index to a helper that takes it for a page in the buffer.',
    consequence: 'For any region but the first the offset is far beyond the buffer, and the call fails.',
  },
  *check(view): Iterable<Found> {
    for (const call of view.calls) {
      if (call.takes.pgoff) view.look(call);
      if (!call.takes.pgoff || !call.encoded || !call.missing.has('region0') || call.phases.has('other'))
        continue;
      yield {
        site: call,
        message: `${call.name}() takes vm_pgoff for a page in its buffer, got page@file`,
        because: [],
      };
    }
  },
};
