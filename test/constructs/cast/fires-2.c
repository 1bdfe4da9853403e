// A chain of casts, to pgoff_t among them, changes the type and not the space.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct wasp {
	struct vfio_pci_core_device core;
	void *sting;
};

static int wasp_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct wasp *wasp = container_of(vdev, struct wasp, core.vdev);
	u64 at = (u64)pci_resource_start(wasp->core.pdev, 0);

	if ((size_t)(vma->vm_end - vma->vm_start) > (size_t)pci_resource_len(wasp->core.pdev, 0))
		return -EINVAL;
	if ((u32)(vma->vm_pgoff & (u32)~0))
		return -EINVAL;

	vma->vm_pgoff = (pgoff_t)(unsigned long)(at >> PAGE_SHIFT);
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, (unsigned long)(at >> PAGE_SHIFT),
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops wasp_ops = {
	.name = "wasp",
	.mmap = wasp_mmap,
};
