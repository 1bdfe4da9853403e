// The aux region's mmap, reached through regops from gable_core.c, keeps a frame in vm_pgoff.
#include <linux/mm.h>
#include "gable.h"

static int gable_aux_mmap(struct vfio_pci_core_device *core,
			  struct vfio_pci_region *region,
			  struct vm_area_struct *vma)
{
	struct gable_aux *aux = region->data;

	if (vma->vm_end - vma->vm_start > aux->len)
		return -EINVAL;

	vma->vm_pgoff = PFN_DOWN(aux->phys);
	// <- error raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, PFN_DOWN(aux->phys),
				  vma->vm_end - vma->vm_start,
				  vma->vm_page_prot);
}

const struct vfio_pci_regops gable_aux_regops = {
	.mmap = gable_aux_mmap,
};
