/*
 * cdx: a static function decodes the offset into two locals; the fault handler
 * takes the pfn from vm_pgoff.
 * expect: safe
 */
#include <linux/cdx/cdx_bus.h>
#include <linux/vfio.h>

struct heron {
	struct vfio_device vdev;
	struct cdx_device *cdx;
};

static void heron_decode(unsigned long pgoff, unsigned int *index,
			 unsigned long *page)
{
	*index = pgoff >> (40 - PAGE_SHIFT);
	*page = pgoff & ((1UL << (40 - PAGE_SHIFT)) - 1);
}

static vm_fault_t heron_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = (vmf->address - vma->vm_start) >> PAGE_SHIFT;

	pfn += vma->vm_pgoff;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct heron_vm_ops = {
	.fault = heron_fault,
};

static int heron_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct heron *heron = container_of(vdev, struct heron, vdev);
	const struct resource *res;
	unsigned long page;
	unsigned int index;

	heron_decode(vma->vm_pgoff, &index, &page);
	if (index >= heron->cdx->res_count)
		return -EINVAL;
	res = &heron->cdx->res[index];
	if (page + vma_pages(vma) > resource_size(res) >> PAGE_SHIFT)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_private_data = heron;
	vma->vm_pgoff = PHYS_PFN(res->start) + page;
	vma->vm_ops = &heron_vm_ops;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND);
	return 0;
}

static const struct vfio_device_ops heron_ops = {
	.name = "vfio-heron",
	.mmap = heron_mmap,
};

static int heron_probe(struct cdx_device *cdx)
{
	struct heron *heron;
	int ret;

	heron = vfio_alloc_device(heron, vdev, &cdx->dev, &heron_ops);
	if (IS_ERR(heron))
		return PTR_ERR(heron);
	heron->cdx = cdx;
	dev_set_drvdata(&cdx->dev, heron);

	ret = vfio_register_group_dev(&heron->vdev);
	if (ret)
		vfio_put_device(&heron->vdev);
	return ret;
}

static int heron_remove(struct cdx_device *cdx)
{
	struct heron *heron = dev_get_drvdata(&cdx->dev);

	vfio_unregister_group_dev(&heron->vdev);
	vfio_put_device(&heron->vdev);
	return 0;
}

static struct cdx_driver heron_driver = {
	.driver.name = "vfio-heron",
	.probe = heron_probe,
	.remove = heron_remove,
};
module_cdx_driver(heron_driver);
