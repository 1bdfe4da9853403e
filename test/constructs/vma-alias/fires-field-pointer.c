// A pointer to the field itself is the alias.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct thimble {
	struct vfio_device vdev;
	struct resource *io;
};

static void thimble_rebase(unsigned long *where, resource_size_t start)
{
	*where = (*where & ((1UL << (40 - PAGE_SHIFT)) - 1)) + (start >> PAGE_SHIFT);
	// <- raw-pfn-in-pgoff
}

static int thimble_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct thimble *t = container_of(vdev, struct thimble, vdev);
	unsigned long *slot = &vma->vm_pgoff;

	if (*slot >> (40 - PAGE_SHIFT))
		return -EINVAL;

	thimble_rebase(slot, t->io->start);
	return remap_pfn_range(vma, vma->vm_start, *slot,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops thimble_ops = {
	.name = "thimble",
	.mmap = thimble_mmap,
};
