/*
 * fsl-mc: the vma keeps nothing of the device, so the fault handler has only
 * vm_pgoff to know the pfn from.
 * no fix: wicket_fault()
 */
#include <linux/fsl/mc.h>
#include <linux/vfio.h>

#define WICKET_SHIFT	(40 - PAGE_SHIFT)

struct wicket {
	struct vfio_device vdev;
	struct fsl_mc_device *mc;
};

static vm_fault_t wicket_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long delta = (vmf->address - vma->vm_start) >> PAGE_SHIFT;

	return vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff + delta);
}

static const struct vm_operations_struct wicket_vm_ops = {
	.fault = wicket_fault,
};

static int wicket_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct wicket *wicket = container_of(vdev, struct wicket, vdev);
	unsigned long gate = vma->vm_pgoff >> WICKET_SHIFT;
	unsigned long page = vma->vm_pgoff & ((1UL << WICKET_SHIFT) - 1);
	struct resource *res;

	if (gate >= wicket->mc->obj_desc.region_count)
		return -EINVAL;
	res = &wicket->mc->regions[gate];
	if (page + vma_pages(vma) > resource_size(res) >> PAGE_SHIFT)
		return -EINVAL;

	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_pgoff = PHYS_PFN(res->start) + page;
	vma->vm_ops = &wicket_vm_ops;
	return 0;
}

static const struct vfio_device_ops wicket_ops = {
	.name = "vfio-wicket",
	.mmap = wicket_mmap,
};

static int wicket_probe(struct fsl_mc_device *mc)
{
	struct wicket *wicket;
	int ret;

	wicket = vfio_alloc_device(wicket, vdev, &mc->dev, &wicket_ops);
	if (IS_ERR(wicket))
		return PTR_ERR(wicket);
	wicket->mc = mc;
	dev_set_drvdata(&mc->dev, wicket);

	ret = vfio_register_group_dev(&wicket->vdev);
	if (ret)
		vfio_put_device(&wicket->vdev);
	return ret;
}

static void wicket_remove(struct fsl_mc_device *mc)
{
	struct wicket *wicket = dev_get_drvdata(&mc->dev);

	vfio_unregister_group_dev(&wicket->vdev);
	vfio_put_device(&wicket->vdev);
}

static struct fsl_mc_driver wicket_driver = {
	.driver.name = "vfio-wicket",
	.probe = wicket_probe,
	.remove = wicket_remove,
};
module_fsl_mc_driver(wicket_driver);
