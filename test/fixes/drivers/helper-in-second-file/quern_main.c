/*
 * Platform, two files: mmap stores here, the helper that makes the call is in
 * the other one.
 * expect: safe
 */
#include <linux/module.h>
#include "quern.h"

static int quern_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct quern *quern = container_of(vdev, struct quern, vdev);
	unsigned int nr = vma->vm_pgoff >> QUERN_PGOFF_SHIFT;
	unsigned long page = vma->vm_pgoff & (BIT(QUERN_PGOFF_SHIFT) - 1);
	struct quern_stone *stone;

	if (nr >= quern->nr_stones)
		return -EINVAL;
	stone = &quern->stones[nr];
	if (page >= stone->size >> PAGE_SHIFT)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	vma->vm_pgoff = PHYS_PFN(stone->addr) + page;
	return quern_map_stone(vma, stone->size - (page << PAGE_SHIFT));
}

static const struct vfio_device_ops quern_ops = {
	.name = "vfio-quern",
	.mmap = quern_mmap,
};

static int quern_probe(struct platform_device *pdev)
{
	struct quern *quern;
	int ret;

	quern = vfio_alloc_device(quern, vdev, &pdev->dev, &quern_ops);
	if (IS_ERR(quern))
		return PTR_ERR(quern);
	ret = quern_setup(quern, pdev);
	if (ret)
		goto put;
	platform_set_drvdata(pdev, quern);

	ret = vfio_register_group_dev(&quern->vdev);
	if (!ret)
		return 0;
put:
	vfio_put_device(&quern->vdev);
	return ret;
}

static void quern_remove(struct platform_device *pdev)
{
	struct quern *quern = platform_get_drvdata(pdev);

	vfio_unregister_group_dev(&quern->vdev);
	vfio_put_device(&quern->vdev);
}

static struct platform_driver quern_driver = {
	.probe = quern_probe,
	.remove = quern_remove,
	.driver = {
		.name = "vfio-quern",
	},
};
module_platform_driver(quern_driver);
