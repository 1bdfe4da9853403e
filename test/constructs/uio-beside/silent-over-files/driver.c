// A UIO device beside a VFIO driver.
#include "shared.h"

static int otter_uio_mmap(struct uio_info *info, struct vm_area_struct *vma)
{
	vma->vm_pgoff = info->mem[0].addr >> PAGE_SHIFT;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, PAGE_SIZE, vma->vm_page_prot);
}

static int otter_uio_probe(struct otter *otter, struct uio_info *info)
{
	info->mmap = otter_uio_mmap;
	info->mem[0].addr = pci_resource_start(otter->pdev, 0);
	return 0;
}

int otter_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct otter *otter = container_of(vdev, struct otter, vdev);

	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(otter->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
