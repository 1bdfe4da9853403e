// Field path and value both hide behind object-like macros.
#include <linux/vfio.h>
#include <linux/sizes.h>

#define NUTMEG_WINDOW_BASE	0x4010000000ULL
#define NUTMEG_WINDOW_PHYS	((phys_addr_t)NUTMEG_WINDOW_BASE)
#define NUTMEG_WINDOW_PFN	PHYS_PFN(NUTMEG_WINDOW_PHYS)

static int nutmeg_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	size_t len = vma->vm_end - vma->vm_start;

	if (len > SZ_1M || vma->vm_pgoff >> (40 - PAGE_SHIFT))
		return -EINVAL;

	vma->vm_page_prot = pgprot_device(vma->vm_page_prot);
	vma->vm_pgoff = NUTMEG_WINDOW_PFN;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, NUTMEG_WINDOW_PFN, len,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops nutmeg_ops = {
	.name = "nutmeg",
	.mmap = nutmeg_mmap,
};
