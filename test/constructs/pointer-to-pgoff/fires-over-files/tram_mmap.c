// Hands the address of vm_pgoff to the other file, where the pfn is written through it.
#include <linux/platform_device.h>
#include <linux/vfio.h>
#include "tram.h"

static vm_fault_t tram_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;

	return vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff +
			      ((vmf->address - vma->vm_start) >> PAGE_SHIFT));
}

static const struct vm_operations_struct tram_vm_ops = {
	.fault = tram_fault,
};

static int tram_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct tram *tram = container_of(vdev, struct tram, vdev);
	int err;

	err = tram_route(tram, &vma->vm_pgoff, vma_pages(vma));
	if (err)
		return err;
	vma->vm_ops = &tram_vm_ops;
	return 0;
}

const struct vfio_device_ops tram_ops = {
	.name = "vfio-tram",
	.mmap = tram_mmap,
};
