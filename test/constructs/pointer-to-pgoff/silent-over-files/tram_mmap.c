// The other file writes a pfn through the pointer, which points at a local of the mmap and of the fault handler.
#include <linux/platform_device.h>
#include <linux/vfio.h>
#include "tram.h"

static vm_fault_t tram_fault(struct vm_fault *vmf)
{
	struct tram *tram = vmf->vma->vm_private_data;
	unsigned long vm_pgoff = vmf->pgoff;

	if (tram_route(tram, &vm_pgoff, 1))
		return VM_FAULT_SIGBUS;
	return vmf_insert_pfn(vmf->vma, vmf->address, vm_pgoff);
}

static const struct vm_operations_struct tram_vm_ops = {
	.fault = tram_fault,
};

static int tram_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct tram *tram = container_of(vdev, struct tram, vdev);
	unsigned long vm_pgoff = vma->vm_pgoff, *p = &vm_pgoff;
	int err;

	err = tram_route(tram, p, vma_pages(vma));
	if (err)
		return err;
	if (!pfn_valid(*p))
		vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vm_flags_set(vma, VM_PFNMAP | VM_IO);
	vma->vm_private_data = tram;
	vma->vm_ops = &tram_vm_ops;
	return 0;
}

const struct vfio_device_ops tram_ops = {
	.name = "vfio-tram",
	.mmap = tram_mmap,
};
