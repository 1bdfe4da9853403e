// An encoded page wears the casts of an address on its way to the store; the pfn goes elsewhere.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct wasp {
	struct vfio_pci_core_device core;
	void *sting;
};

static int wasp_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct wasp *wasp = container_of(vdev, struct wasp, core.vdev);
	resource_size_t at = (resource_size_t)VFIO_PCI_INDEX_TO_OFFSET(0);
	unsigned long pfn = (unsigned long)(at >> PAGE_SHIFT);

	if ((size_t)(vma->vm_end - vma->vm_start) > (size_t)pci_resource_len(wasp->core.pdev, 0))
		return -EINVAL;

	vma->vm_pgoff = (pgoff_t)(phys_addr_t)pfn;
	wasp->sting = (void *)(uintptr_t)(pci_resource_start(wasp->core.pdev, 0) >> PAGE_SHIFT);
	return io_remap_pfn_range(vma, vma->vm_start, (unsigned long)wasp->sting,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops wasp_ops = {
	.name = "wasp",
	.mmap = wasp_mmap,
};
