#include <linux/mdev.h>
#include <linux/vfio.h>

struct siskin {
	phys_addr_t base;
	u64 size;
};

static int siskin_mmap(struct mdev_device *mdev, struct vm_area_struct *vma)
{
	struct siskin *siskin = mdev_get_drvdata(mdev);
	u64 length = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED) || vma->vm_pgoff || length > siskin->size)
		return -EINVAL;
	vma->vm_pgoff = PHYS_PFN(siskin->base);
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, length, vma->vm_page_prot);
}

static const struct mdev_parent_ops siskin_ops = {
	.mmap = siskin_mmap,
};

static int siskin_init(struct device *dev)
{
	return mdev_register_device(dev, &siskin_ops);
}
