// A DRM object beside a VFIO driver.
#include "shared.h"

static int otter_gem_mmap(struct drm_gem_object *obj, struct vm_area_struct *vma)
{
	struct otter *otter = obj->dev->dev_private;

	vma->vm_pgoff = pci_resource_start(otter->pdev, 2) >> PAGE_SHIFT;
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, obj->size, vma->vm_page_prot);
}

static const struct drm_gem_object_funcs otter_gem_funcs = {
	.mmap = otter_gem_mmap,
};

int otter_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct otter *otter = container_of(vdev, struct otter, vdev);

	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(otter->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
