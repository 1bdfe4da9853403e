// The file has a macro of that name of its own.
#include "gem.h"
#undef gem_frame
#define gem_frame(g) vma->vm_pgoff

static int gem_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gem *gem = container_of(vdev, struct gem, vdev);

	vma->vm_pgoff = gem_frame(gem);

	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(gem->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops gem_ops = {
	.name = "gem",
	.mmap = gem_mmap,
};
