/*
 * Platform: a helper gets the region by value, stores, and makes the call
 * itself; mmap has no fault handler.
 * expect: safe
 */
#include <linux/platform_device.h>
#include <linux/vfio.h>

#define MANGLE_OFFSET_SHIFT		40
#define MANGLE_OFFSET_TO_INDEX(off)	((off) >> MANGLE_OFFSET_SHIFT)

struct mangle_roll {
	u64 addr;
	u64 size;
	bool mappable;
};

struct mangle {
	struct vfio_device vdev;
	u32 nr_rolls;
	struct mangle_roll roll[4];
};

static int mangle_map(struct mangle_roll roll, struct vm_area_struct *vma)
{
	u64 length = vma->vm_end - vma->vm_start;
	u64 pgoff = vma->vm_pgoff &
		    ((1ULL << (MANGLE_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	u64 start = pgoff << PAGE_SHIFT;

	if (start + length > roll.size)
		return -EINVAL;

	vma->vm_pgoff = PFN_DOWN(roll.addr) + pgoff;
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);

	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, length,
			       vma->vm_page_prot);
}

static int mangle_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct mangle *mangle = container_of(vdev, struct mangle, vdev);
	u64 index = MANGLE_OFFSET_TO_INDEX((u64)vma->vm_pgoff << PAGE_SHIFT);

	if (vma->vm_end < vma->vm_start || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (index >= mangle->nr_rolls || !mangle->roll[index].mappable)
		return -EINVAL;

	return mangle_map(mangle->roll[index], vma);
}

static const struct vfio_device_ops mangle_ops = {
	.name = "vfio-mangle",
	.mmap = mangle_mmap,
};

static int mangle_setup(struct mangle *mangle, struct platform_device *pdev)
{
	struct resource *res;
	u32 n = 0;

	while ((res = platform_get_resource(pdev, IORESOURCE_MEM, n))) {
		mangle->roll[n].addr = res->start;
		mangle->roll[n].size = resource_size(res);
		mangle->roll[n].mappable = !(res->start & ~PAGE_MASK);
		if (++n == ARRAY_SIZE(mangle->roll))
			break;
	}
	mangle->nr_rolls = n;
	return n ? 0 : -ENXIO;
}

static int mangle_probe(struct platform_device *pdev)
{
	struct mangle *mangle;
	int ret;

	mangle = vfio_alloc_device(mangle, vdev, &pdev->dev, &mangle_ops);
	if (IS_ERR(mangle))
		return PTR_ERR(mangle);
	ret = mangle_setup(mangle, pdev);
	if (ret)
		goto put;
	platform_set_drvdata(pdev, mangle);

	ret = vfio_register_group_dev(&mangle->vdev);
	if (!ret)
		return 0;
put:
	vfio_put_device(&mangle->vdev);
	return ret;
}

static void mangle_remove(struct platform_device *pdev)
{
	struct mangle *mangle = platform_get_drvdata(pdev);

	vfio_unregister_group_dev(&mangle->vdev);
	vfio_put_device(&mangle->vdev);
}

static struct platform_driver mangle_driver = {
	.probe = mangle_probe,
	.remove = mangle_remove,
	.driver = {
		.name = "vfio-mangle",
	},
};
module_platform_driver(mangle_driver);
