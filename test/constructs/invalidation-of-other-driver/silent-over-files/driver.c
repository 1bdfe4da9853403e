// Two drivers in one file, one of which zaps; neither stores a frame in a vma.
#include "shared.h"

static int porch_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct porch *p = container_of(vdev, struct porch, vdev);

	p->vm_pgoff = pci_resource_start(p->pdev, 0) >> PAGE_SHIFT;
	return io_remap_pfn_range(vma, vma->vm_start, p->vm_pgoff,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

int veranda_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct porch *p = container_of(vdev, struct porch, vdev);
	unsigned long pfn = pci_resource_start(p->pdev, 2) >> PAGE_SHIFT;

	vma->vm_pgoff = 2UL << (40 - PAGE_SHIFT);
	return io_remap_pfn_range(vma, vma->vm_start, pfn,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

void veranda_close(struct vfio_device *vdev)
{
	unmap_mapping_range(vdev->inode->i_mapping, 2ULL << 40, 1ULL << 40, true);
}

static const struct vfio_device_ops porch_ops = { .name = "porch", .mmap = porch_mmap };
