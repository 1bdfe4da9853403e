// regops whose mmap gives the frame that the other file computes to the remap call.
#include <linux/mm.h>
#include "eaves.h"

static int eaves_aux_mmap(struct vfio_pci_core_device *core,
			  struct vfio_pci_region *region,
			  struct vm_area_struct *vma)
{
	struct eaves_aux *aux = region->data;
	unsigned long page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	if (page + vma_pages(vma) > aux->len >> PAGE_SHIFT)
		return -EINVAL;

	return io_remap_pfn_range(vma, vma->vm_start, eaves_aux_frame(aux, page),
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

const struct vfio_pci_regops eaves_aux_regops = {
	.mmap = eaves_aux_mmap,
};
