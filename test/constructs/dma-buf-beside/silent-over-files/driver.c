// A dma-buf exporter beside a VFIO driver.
#include "shared.h"

static int otter_buf_mmap(struct dma_buf *buf, struct vm_area_struct *vma)
{
	struct otter *otter = buf->priv;

	vma->vm_pgoff = PHYS_PFN(pci_resource_start(otter->pdev, 0));
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, buf->size, vma->vm_page_prot);
}

static const struct dma_buf_ops otter_buf_ops = {
	.mmap = otter_buf_mmap,
};

int otter_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct otter *otter = container_of(vdev, struct otter, vdev);

	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(otter->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
