/*
 * A device with a table of its own regions: the fault handler inserts what
 * vm_pgoff and the address give.
 * expect: safe
 */
#include <linux/platform_device.h>
#include <linux/vfio.h>

#define FERN_OFFSET_SHIFT	40
#define FERN_OFFSET_TO_INDEX(off) ((off) >> FERN_OFFSET_SHIFT)
#define FERN_PGOFF_MASK		((1UL << (FERN_OFFSET_SHIFT - PAGE_SHIFT)) - 1)
#define FERN_REGIONS		3

struct fern_region {
	phys_addr_t base;
	u64 size;
	u32 flags;
};

struct fern {
	struct vfio_device vdev;
	struct fern_region regions[FERN_REGIONS];
};

static vm_fault_t fern_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;

	return vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff +
			      ((vmf->address - vma->vm_start) >> PAGE_SHIFT));
}

static const struct vm_operations_struct fern_vm_ops = {
	.fault = fern_fault,
};

static int fern_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct fern *fern = container_of(vdev, struct fern, vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	u64 index = FERN_OFFSET_TO_INDEX(off);
	u64 page = vma->vm_pgoff & FERN_PGOFF_MASK;
	struct fern_region *region;

	if (index >= FERN_REGIONS)
		return -EINVAL;
	region = &fern->regions[index];
	if (!(region->flags & VFIO_REGION_INFO_FLAG_MMAP))
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (page + vma_pages(vma) > region->size >> PAGE_SHIFT)
		return -EINVAL;

	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND);
	vma->vm_private_data = fern;
	vma->vm_pgoff = PHYS_PFN(region->base) + page;
	vma->vm_ops = &fern_vm_ops;
	return 0;
}

static const struct vfio_device_ops fern_ops = {
	.name = "vfio-fern",
	.mmap = fern_mmap,
};

static int fern_init_regions(struct fern *fern, struct platform_device *pdev)
{
	int i;

	for (i = 0; i < FERN_REGIONS; i++) {
		struct resource *res;

		res = platform_get_resource(pdev, IORESOURCE_MEM, i);
		if (!res)
			return -ENODEV;
		fern->regions[i].base = res->start;
		fern->regions[i].size = resource_size(res);
		fern->regions[i].flags = VFIO_REGION_INFO_FLAG_READ |
					 VFIO_REGION_INFO_FLAG_WRITE |
					 VFIO_REGION_INFO_FLAG_MMAP;
	}
	return 0;
}

static int fern_probe(struct platform_device *pdev)
{
	struct fern *fern;
	int ret;

	fern = vfio_alloc_device(fern, vdev, &pdev->dev, &fern_ops);
	if (IS_ERR(fern))
		return PTR_ERR(fern);
	ret = fern_init_regions(fern, pdev);
	if (ret)
		goto put;
	platform_set_drvdata(pdev, fern);

	ret = vfio_register_group_dev(&fern->vdev);
	if (ret)
		goto put;
	return 0;

put:
	vfio_put_device(&fern->vdev);
	return ret;
}

static void fern_remove(struct platform_device *pdev)
{
	struct fern *fern = platform_get_drvdata(pdev);

	vfio_unregister_group_dev(&fern->vdev);
	vfio_put_device(&fern->vdev);
}

static struct platform_driver fern_driver = {
	.probe = fern_probe,
	.remove = fern_remove,
	.driver.name = "vfio-fern",
};
module_platform_driver(fern_driver);
