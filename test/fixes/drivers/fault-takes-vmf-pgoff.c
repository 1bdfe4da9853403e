/*
 * cdx: vmf->pgoff goes into the page table as it is, since vm_pgoff was made a
 * pfn.
 * expect: safe
 */
#include <linux/cdx/cdx_bus.h>
#include <linux/vfio.h>

#define RAZOR_OFFSET_SHIFT	40
#define RAZOR_PGOFF_SHIFT	(RAZOR_OFFSET_SHIFT - PAGE_SHIFT)
#define RAZOR_PGOFF_MASK	((1UL << RAZOR_PGOFF_SHIFT) - 1)

struct razor {
	struct vfio_device vdev;
	struct cdx_device *cdx;
};

static vm_fault_t razor_fault(struct vm_fault *vmf)
{
	return vmf_insert_pfn(vmf->vma, vmf->address, vmf->pgoff);
}

static const struct vm_operations_struct razor_vm_ops = {
	.fault = razor_fault,
};

static int razor_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct razor *razor = container_of(vdev, struct razor, vdev);
	unsigned int index = vma->vm_pgoff >> RAZOR_PGOFF_SHIFT;
	unsigned long page = vma->vm_pgoff & RAZOR_PGOFF_MASK;
	struct resource *res;

	if (index >= razor->cdx->res_count)
		return -EINVAL;

	res = &razor->cdx->res[index];
	if (page + vma_pages(vma) > PFN_DOWN(resource_size(res)))
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	vma->vm_pgoff = PFN_DOWN(res->start) + page;
	vma->vm_page_prot = pgprot_device(vma->vm_page_prot);
	vma->vm_private_data = razor;
	vma->vm_ops = &razor_vm_ops;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	return 0;
}

static const struct vfio_device_ops razor_ops = {
	.name = "vfio-razor",
	.mmap = razor_mmap,
};

static int razor_probe(struct cdx_device *cdx)
{
	struct razor *razor;
	int ret;

	razor = vfio_alloc_device(razor, vdev, &cdx->dev, &razor_ops);
	if (IS_ERR(razor))
		return PTR_ERR(razor);
	razor->cdx = cdx;
	dev_set_drvdata(&cdx->dev, razor);

	ret = vfio_register_group_dev(&razor->vdev);
	if (ret)
		vfio_put_device(&razor->vdev);
	return ret;
}

static int razor_remove(struct cdx_device *cdx)
{
	struct razor *razor = dev_get_drvdata(&cdx->dev);

	vfio_unregister_group_dev(&razor->vdev);
	vfio_put_device(&razor->vdev);
	return 0;
}

static struct cdx_driver razor_driver = {
	.driver.name = "vfio-razor",
	.probe = razor_probe,
	.remove = razor_remove,
};
module_cdx_driver(razor_driver);
