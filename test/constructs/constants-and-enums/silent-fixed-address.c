// The constant table has both columns, the window in the file as constants of pages and the physical one in bytes.
#include <linux/vfio.h>
#include <linux/sizes.h>

enum brook_region { BROOK_CTRL, BROOK_RING, BROOK_NR };

static const struct {
	phys_addr_t phys;
	unsigned long page;
	size_t size;
} brook_map[BROOK_NR] = {
	[BROOK_CTRL] = { .phys = 0xfe010000, .page = 0UL << 28, .size = SZ_64K },
	[BROOK_RING] = { .phys = 0xfe800000, .page = 1UL << 28, .size = SZ_2M },
};

static int brook_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	enum brook_region r = vma->vm_pgoff >> 28;

	if (r >= BROOK_NR || vma->vm_pgoff != brook_map[r].page ||
	    vma->vm_end - vma->vm_start > brook_map[r].size)
		return -EINVAL;

	vma->vm_pgoff = brook_map[r].page;
	return io_remap_pfn_range(vma, vma->vm_start, brook_map[r].phys >> 12,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops brook_ops = {
	.name = "brook",
	.mmap = brook_mmap,
};
