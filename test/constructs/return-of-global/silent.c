// The global function that the store reads from is in another module; its name alone proves nothing.
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct anvil {
	struct vfio_device vdev;
	struct resource *mem;
};

/* exported by the smithy bus */
unsigned long smithy_face_pfn(struct device *dev, unsigned long page);

static unsigned long anvil_face(struct anvil *anvil, unsigned long page)
{
	return PHYS_PFN(anvil->mem->start) + page;
}

static int anvil_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct anvil *anvil = container_of(vdev, struct anvil, vdev);
	unsigned long page = vma->vm_pgoff & ((1UL << (40 - PAGE_SHIFT)) - 1);
	int ret;

	if (page + vma_pages(vma) > resource_size(anvil->mem) >> PAGE_SHIFT)
		return -EINVAL;

	ret = io_remap_pfn_range(vma, vma->vm_start, anvil_face(anvil, page),
				 vma->vm_end - vma->vm_start, vma->vm_page_prot);
	if (!ret)
		vma->vm_pgoff = smithy_face_pfn(vdev->dev, page);
	return ret;
}

static const struct vfio_device_ops anvil_ops = {
	.name = "vfio-anvil",
	.mmap = anvil_mmap,
};

static int anvil_probe(struct platform_device *pdev)
{
	struct anvil *anvil = vfio_alloc_device(anvil, vdev, &pdev->dev, &anvil_ops);

	if (IS_ERR(anvil))
		return PTR_ERR(anvil);
	anvil->mem = platform_get_resource(pdev, IORESOURCE_MEM, 0);
	return vfio_register_group_dev(&anvil->vdev);
}
