// uio_info.mmap, set at run time on a member named like VFIO's, stores a frame; VFIO's own handler leaves the vma alone.
#include <linux/platform_device.h>
#include <linux/uio_driver.h>
#include <linux/vfio.h>

struct capstan {
	struct vfio_device	vdev;
	struct uio_info		ops;
};

static int capstan_map(struct uio_info *info, struct vm_area_struct *vma)
{
	struct capstan *c = info->priv;

	dev_dbg(c->vdev.dev, "uio map\n");
	vma->vm_pgoff = info->mem[0].addr >> PAGE_SHIFT;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static int capstan_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct capstan *c = container_of(vdev, struct capstan, vdev);
	struct vm_area_struct tmp = *vma;

	/* check as if the frame were the offset, on a copy */
	tmp.vm_pgoff = c->ops.mem[0].addr >> PAGE_SHIFT;
	if (tmp.vm_pgoff + vma_pages(&tmp) > c->ops.mem[0].size >> PAGE_SHIFT)
		dev_dbg(vdev->dev, "odd window\n");

	return remap_pfn_range(vma, vma->vm_start, tmp.vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops capstan_ops = {
	.name	= "capstan",
	.mmap	= capstan_mmap,
};

static int capstan_probe(struct platform_device *pdev)
{
	struct capstan *c;

	c = vfio_alloc_device(capstan, vdev, &pdev->dev, &capstan_ops);
	if (IS_ERR(c))
		return PTR_ERR(c);
	c->ops.mem[0].addr = pdev->resource[0].start;
	c->ops.priv = c;
	c->ops.mmap = capstan_map;
	return uio_register_device(&pdev->dev, &c->ops);
}
