// UIO and VFIO in one driver; the table of addresses is uio_mem's, and VFIO's mmap stores a frame out of it.
#include "shared.h"

static int windlass_uio_mmap(struct uio_info *info, struct vm_area_struct *vma)
{
	vma->vm_pgoff = info->mem[vma->vm_pgoff].addr >> PAGE_SHIFT;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

int windlass_vfio_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct windlass *w = container_of(vdev, struct windlass, vdev);
	unsigned int nr = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	phys_addr_t rope;

	if (nr >= MAX_UIO_MAPS || !w->uio.mem[nr].size)
		return -EINVAL;

	rope = w->uio.mem[nr].addr;
	vma->vm_pgoff = rope >> PAGE_SHIFT;
	// <- warning raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}


static int windlass_probe(struct platform_device *pdev)
{
	struct windlass *w;

	w = vfio_alloc_device(windlass, vdev, &pdev->dev, &windlass_ops);
	if (IS_ERR(w))
		return PTR_ERR(w);
	w->uio.mem[0].addr = pdev->resource[0].start;
	w->uio.mem[0].size = resource_size(&pdev->resource[0]);
	w->uio.mmap = windlass_uio_mmap;
	return uio_register_device(&pdev->dev, &w->uio);
}
