// A helper that knows nothing of vmas rebases the page offset that it is given by address.
#include <linux/cdx/cdx_bus.h>
#include <linux/vfio.h>

struct stove {
	struct vfio_device vdev;
	struct cdx_device *cdx;
};

static bool stove_rebase(const struct resource *plate, unsigned long npages,
			 pgoff_t *pgoff)
{
	pgoff_t rel = *pgoff & ((1UL << (40 - PAGE_SHIFT)) - 1);

	if (rel + npages > resource_size(plate) >> PAGE_SHIFT)
		return false;
	*pgoff = (plate->start >> PAGE_SHIFT) + rel;
	// <- raw-pfn-in-pgoff
	return true;
}

static int stove_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct stove *stove = container_of(vdev, struct stove, vdev);
	unsigned int plate = vma->vm_pgoff >> (40 - PAGE_SHIFT);

	if (plate >= stove->cdx->res_count)
		return -EINVAL;
	if ((vma->vm_flags & (VM_SHARED | VM_EXEC)) != VM_SHARED)
		return -EPERM;
	if (!stove_rebase(&stove->cdx->res[plate], vma_pages(vma), &vma->vm_pgoff))
		return -ENXIO;

	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				  vma->vm_end - vma->vm_start,
				  pgprot_device(vma->vm_page_prot));
}

static const struct vfio_device_ops stove_ops = {
	.name	= "vfio-stove",
	.mmap	= stove_mmap,
};
