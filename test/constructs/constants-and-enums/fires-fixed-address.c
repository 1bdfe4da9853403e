// A region table of constants: enum for the index, const struct for the physical windows.
#include <linux/vfio.h>
#include <linux/sizes.h>

enum brook_region { BROOK_CTRL, BROOK_RING, BROOK_NR };

static const struct {
	phys_addr_t phys;
	size_t size;
} brook_map[BROOK_NR] = {
	[BROOK_CTRL] = { .phys = 0xfe010000, .size = SZ_64K },
	[BROOK_RING] = { .phys = 0xfe800000, .size = SZ_2M },
};

static int brook_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	enum brook_region r = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	const int page_bits = 12;

	if (r >= BROOK_NR || vma->vm_end - vma->vm_start > brook_map[r].size)
		return -EINVAL;

	vma->vm_pgoff = brook_map[r].phys >> page_bits;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, brook_map[r].phys >> page_bits,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops brook_ops = {
	.name = "brook",
	.mmap = brook_mmap,
};
