// The macro whose name ends in _PFN is a page of the file: the offset of region 3.
#include <linux/vfio.h>
#include <linux/sizes.h>

#define NUTMEG_SHIFT		40
#define NUTMEG_REGION		3
#define NUTMEG_WINDOW_BASE	((u64)NUTMEG_REGION << NUTMEG_SHIFT)
#define NUTMEG_WINDOW_PFN	(NUTMEG_WINDOW_BASE >> PAGE_SHIFT)

struct nutmeg {
	struct vfio_device vdev;
	phys_addr_t window;
};

static int nutmeg_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct nutmeg *nutmeg = container_of(vdev, struct nutmeg, vdev);
	size_t len = vma->vm_end - vma->vm_start;

	if (len > SZ_1M || vma->vm_pgoff != NUTMEG_WINDOW_PFN)
		return -EINVAL;

	vma->vm_page_prot = pgprot_device(vma->vm_page_prot);
	vma->vm_pgoff = NUTMEG_WINDOW_PFN;
	return io_remap_pfn_range(vma, vma->vm_start, PHYS_PFN(nutmeg->window), len,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops nutmeg_ops = {
	.name = "nutmeg",
	.mmap = nutmeg_mmap,
};
