// The zap is behind drv->hw->quiesce, a static table's pointer that the ioctl calls: an error.
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct quarry;

struct quarry_hw {
	void	(*quiesce)(struct quarry *q);
	void	(*wake)(struct quarry *q);
};

struct quarry {
	struct vfio_device	vdev;
	const struct quarry_hw	*hw;
	phys_addr_t		pit;
	size_t			depth;
};

static void quarry_v2_quiesce(struct quarry *q)
{
	unmap_mapping_range(q->vdev.inode->i_mapping, 0, q->depth, 1);
}

static void quarry_v2_wake(struct quarry *q)
{
}

static const struct quarry_hw quarry_v2 = {
	.quiesce	= quarry_v2_quiesce,
	.wake		= quarry_v2_wake,
};

static long quarry_ioctl(struct vfio_device *vdev, unsigned int cmd,
			 unsigned long arg)
{
	struct quarry *q = container_of(vdev, struct quarry, vdev);

	if (cmd != VFIO_DEVICE_RESET)
		return -ENOTTY;
	q->hw->quiesce(q);
	q->hw->wake(q);
	return 0;
}

static int quarry_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct quarry *q = container_of(vdev, struct quarry, vdev);

	if (vma->vm_end - vma->vm_start > q->depth)
		return -EINVAL;
	vma->vm_pgoff = PHYS_PFN(q->pit);
	// <- error raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(q->pit),
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops quarry_ops = {
	.name	= "quarry",
	.ioctl	= quarry_ioctl,
	.mmap	= quarry_mmap,
};

static int quarry_probe(struct platform_device *pdev)
{
	struct quarry *q = vfio_alloc_device(quarry, vdev, &pdev->dev, &quarry_ops);

	if (IS_ERR(q))
		return PTR_ERR(q);
	q->hw = &quarry_v2;
	q->pit = pdev->resource[0].start;
	q->depth = resource_size(&pdev->resource[0]);
	return vfio_register_group_dev(&q->vdev);
}
