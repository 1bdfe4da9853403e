// A DRM driver with a VFIO variant beside: the VFIO mmap stores a VRAM frame, and so does the GEM mmap, rightly.
#include "shared.h"

static int fresco_gem_mmap(struct drm_gem_object *obj, struct vm_area_struct *vma)
{
	struct fresco_bo *bo = container_of(obj, struct fresco_bo, base);
	struct pci_dev *pdev = to_pci_dev(obj->dev->dev);

	vma->vm_pgoff = (pci_resource_start(pdev, 0) + bo->vram_offset) >> PAGE_SHIFT;
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct drm_gem_object_funcs fresco_gem_funcs = {
	.mmap	= fresco_gem_mmap,
};

int fresco_vf_open(struct vfio_device *vdev)
{
	struct fresco_vf *vf = container_of(vdev, struct fresco_vf, vdev);

	vf->vram_base = pci_resource_start(vf->pdev, 2);
	return 0;
}

int fresco_vf_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct fresco_vf *vf = container_of(vdev, struct fresco_vf, vdev);

	vma->vm_pgoff &= VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT;
	vma->vm_pgoff += vf->vram_base >> PAGE_SHIFT;
	// <- warning raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
