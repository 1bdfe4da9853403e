// The variant computes the frame of every page itself and saves it beside the vma before handing over to the core.
#include <linux/vfio_pci_core.h>
#include "sieve.h"

static int sieve_mmap(struct vfio_device *vd, struct vm_area_struct *vma)
{
	struct sieve *s = container_of(vd, struct sieve, core.vdev);
	struct sieve_area *a;
	unsigned long first = pci_resource_start(s->core.pdev, 2) >> PAGE_SHIFT;

	a = kzalloc(sizeof(*a), GFP_KERNEL);
	if (!a)
		return -ENOMEM;

	a->vm_pgoff = first;
	a->nr = vma_pages(vma);
	list_add(&a->list, &s->areas);
	return vfio_pci_core_mmap(vd, vma);
}

static const struct vfio_device_ops sieve_ops = {
	.name		= "sieve-vfio-pci",
	.close_device	= vfio_pci_core_close_device,
	.mmap		= sieve_mmap,
};
