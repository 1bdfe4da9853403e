// dma_buf_ops.mmap and VFIO's mmap beside one another; the VFIO one stores the frame of the exported range.
#include "shared.h"

static int parcel_dmabuf_mmap(struct dma_buf *dmabuf, struct vm_area_struct *vma)
{
	struct parcel *p = dmabuf->priv;

	if (vma->vm_pgoff + vma_pages(vma) > p->range.len >> PAGE_SHIFT)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start,
			       (p->range.paddr >> PAGE_SHIFT) + vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct dma_buf_ops parcel_dmabuf_ops = {
	.mmap	= parcel_dmabuf_mmap,
};

static void parcel_pack(struct parcel *p, unsigned int bar)
{
	p->range.paddr = pci_resource_start(p->pdev, bar);
	p->range.len = pci_resource_len(p->pdev, bar);
}

int parcel_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct parcel *p = container_of(vdev, struct parcel, vdev);
	struct phys_range *r = &p->range;

	parcel_pack(p, vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT));
	if (!r->len)
		return -ENXIO;

	vma->vm_pgoff = r->paddr >> PAGE_SHIFT;
	// <- warning raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
