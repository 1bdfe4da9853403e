/*
 * Platform: mmap stores the pfn, a static helper with this one caller hands it
 * to the call.
 * expect: safe
 */
#include <linux/platform_device.h>
#include <linux/vfio.h>

#define SIEVE_PAGE_BITS		(40 - PAGE_SHIFT)

struct sieve {
	struct vfio_device vdev;
	struct platform_device *pdev;
};

static int sieve_fill(struct vm_area_struct *vma, unsigned long size)
{
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, size,
			       vma->vm_page_prot);
}

static int sieve_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct sieve *sieve = container_of(vdev, struct sieve, vdev);
	unsigned int index = vma->vm_pgoff >> SIEVE_PAGE_BITS;
	unsigned long page = vma->vm_pgoff & GENMASK(SIEVE_PAGE_BITS - 1, 0);
	unsigned long size = vma->vm_end - vma->vm_start;
	struct resource *mesh;

	mesh = platform_get_resource(sieve->pdev, IORESOURCE_MEM, index);
	if (!mesh)
		return -EINVAL;
	if (page > resource_size(mesh) >> PAGE_SHIFT ||
	    size > resource_size(mesh) - (page << PAGE_SHIFT))
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EPERM;

	vma->vm_pgoff = (mesh->start >> PAGE_SHIFT) + page;
	return sieve_fill(vma, size);
}

static const struct vfio_device_ops sieve_ops = {
	.name = "vfio-sieve",
	.mmap = sieve_mmap,
};

static int sieve_probe(struct platform_device *pdev)
{
	struct sieve *sieve;
	int ret;

	sieve = vfio_alloc_device(sieve, vdev, &pdev->dev, &sieve_ops);
	if (IS_ERR(sieve))
		return PTR_ERR(sieve);
	sieve->pdev = pdev;
	platform_set_drvdata(pdev, sieve);

	ret = vfio_register_group_dev(&sieve->vdev);
	if (ret)
		vfio_put_device(&sieve->vdev);
	return ret;
}

static void sieve_remove(struct platform_device *pdev)
{
	struct sieve *sieve = platform_get_drvdata(pdev);

	vfio_unregister_group_dev(&sieve->vdev);
	vfio_put_device(&sieve->vdev);
}

static struct platform_driver sieve_driver = {
	.probe = sieve_probe,
	.remove = sieve_remove,
	.driver.name = "vfio-sieve",
};
module_platform_driver(sieve_driver);
