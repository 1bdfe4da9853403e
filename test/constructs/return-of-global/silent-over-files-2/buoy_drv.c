// mmap stores what buoy_mark() returns, an encoded page; the pfn comes from buoy_anchor() at fault time.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>
#include "buoy.h"

static vm_fault_t buoy_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long n = (vmf->address - vma->vm_start) >> PAGE_SHIFT;

	return vmf_insert_pfn(vma, vmf->address,
			      buoy_anchor(vma->vm_private_data, vma->vm_pgoff) + n);
}

static const struct vm_operations_struct buoy_vm_ops = {
	.fault = buoy_fault,
};

static int buoy_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct buoy *buoy = container_of(vdev, struct buoy, core.vdev);
	unsigned long pfn = buoy_anchor(buoy, vma->vm_pgoff);

	if (!pfn || vma_pages(vma) > buoy->depth)
		return -EINVAL;

	vma->vm_private_data = buoy;
	vma->vm_pgoff = buoy_mark(buoy, pfn);
	vma->vm_ops = &buoy_vm_ops;
	return 0;
}

const struct vfio_device_ops buoy_ops = {
	.name = "buoy-vfio-pci",
	.mmap = buoy_mmap,
};
