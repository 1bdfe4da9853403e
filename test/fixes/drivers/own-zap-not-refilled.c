/*
 * cdx: reset zaps each region by its offset and misses; nothing fills a mapping
 * again.
 * expect: review
 */
#include <linux/cdx/cdx_bus.h>
#include <linux/mutex.h>
#include <linux/vfio.h>

#define JETTY_OFFSET_SHIFT	40
#define JETTY_INDEX_TO_OFFSET(i) ((u64)(i) << JETTY_OFFSET_SHIFT)

struct jetty {
	struct vfio_device vdev;
	struct cdx_device *cdx;
	struct mutex reset_lock;
};

static long jetty_reset(struct jetty *jetty)
{
	unsigned int i;

	mutex_lock(&jetty->reset_lock);
	for (i = 0; i < jetty->cdx->res_count; i++)
		unmap_mapping_range(jetty->vdev.inode->i_mapping,
				    JETTY_INDEX_TO_OFFSET(i),
				    resource_size(&jetty->cdx->res[i]), true);
	mutex_unlock(&jetty->reset_lock);
	return 0;
}

static long jetty_ioctl(struct vfio_device *vdev, unsigned int cmd,
			unsigned long arg)
{
	struct jetty *jetty = container_of(vdev, struct jetty, vdev);

	switch (cmd) {
	case VFIO_DEVICE_RESET:
		return jetty_reset(jetty);
	default:
		return -ENOTTY;
	}
}

static int jetty_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct jetty *jetty = container_of(vdev, struct jetty, vdev);
	unsigned int index = vma->vm_pgoff >>
			     (JETTY_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff &
		   ((1UL << (JETTY_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	struct resource *res;

	if (index >= jetty->cdx->res_count || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	res = &jetty->cdx->res[index];
	if (page + vma_pages(vma) > PHYS_PFN(resource_size(res)))
		return -EINVAL;

	vma->vm_pgoff = PHYS_PFN(res->start) + page;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start,
			       pgprot_device(vma->vm_page_prot));
}

static const struct vfio_device_ops jetty_ops = {
	.name = "vfio-jetty",
	.ioctl = jetty_ioctl,
	.mmap = jetty_mmap,
};

static int jetty_probe(struct cdx_device *cdx)
{
	struct jetty *jetty;
	int ret;

	jetty = vfio_alloc_device(jetty, vdev, &cdx->dev, &jetty_ops);
	if (IS_ERR(jetty))
		return PTR_ERR(jetty);
	jetty->cdx = cdx;
	mutex_init(&jetty->reset_lock);
	dev_set_drvdata(&cdx->dev, jetty);

	ret = vfio_register_group_dev(&jetty->vdev);
	if (ret)
		vfio_put_device(&jetty->vdev);
	return ret;
}

static int jetty_remove(struct cdx_device *cdx)
{
	struct jetty *jetty = dev_get_drvdata(&cdx->dev);

	vfio_unregister_group_dev(&jetty->vdev);
	vfio_put_device(&jetty->vdev);
	return 0;
}

static struct cdx_driver jetty_driver = {
	.driver.name = "vfio-jetty",
	.probe = jetty_probe,
	.remove = jetty_remove,
};
module_cdx_driver(jetty_driver);
