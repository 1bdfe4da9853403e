/*
 * fsl-mc: the fault handler asks a static helper for the pfn, and the helper
 * reads vm_pgoff.
 * expect: safe
 */
#include <linux/fsl/mc.h>
#include <linux/vfio.h>

#define PARROT_SHIFT	40

struct parrot {
	struct vfio_device vdev;
	struct fsl_mc_device *mc;
	unsigned long faults;
};

static unsigned long parrot_pfn(struct vm_area_struct *vma, unsigned long addr)
{
	return vma->vm_pgoff + ((addr - vma->vm_start) >> PAGE_SHIFT);
}

static vm_fault_t parrot_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct parrot *parrot = vma->vm_private_data;

	parrot->faults++;
	return vmf_insert_pfn(vma, vmf->address,
			      parrot_pfn(vma, vmf->address));
}

static const struct vm_operations_struct parrot_vm_ops = {
	.fault = parrot_fault,
};

static int parrot_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct parrot *parrot = container_of(vdev, struct parrot, vdev);
	unsigned long perch = vma->vm_pgoff >> (PARROT_SHIFT - PAGE_SHIFT);
	unsigned long page = vma->vm_pgoff -
			     (perch << (PARROT_SHIFT - PAGE_SHIFT));
	struct resource *res;

	if (perch >= parrot->mc->obj_desc.region_count)
		return -EINVAL;
	res = &parrot->mc->regions[perch];
	if (resource_type(res) != IORESOURCE_MEM)
		return -EINVAL;
	if (PFN_PHYS(page) + (vma->vm_end - vma->vm_start) > resource_size(res))
		return -EINVAL;

	vma->vm_private_data = parrot;
	vma->vm_pgoff = (res->start >> PAGE_SHIFT) + page;
	vma->vm_ops = &parrot_vm_ops;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	return 0;
}

static const struct vfio_device_ops parrot_ops = {
	.name = "vfio-parrot",
	.mmap = parrot_mmap,
};

static int parrot_probe(struct fsl_mc_device *mc)
{
	struct parrot *parrot;
	int ret;

	parrot = vfio_alloc_device(parrot, vdev, &mc->dev, &parrot_ops);
	if (IS_ERR(parrot))
		return PTR_ERR(parrot);
	parrot->mc = mc;
	dev_set_drvdata(&mc->dev, parrot);

	ret = vfio_register_group_dev(&parrot->vdev);
	if (ret)
		vfio_put_device(&parrot->vdev);
	return ret;
}

static void parrot_remove(struct fsl_mc_device *mc)
{
	struct parrot *parrot = dev_get_drvdata(&mc->dev);

	vfio_unregister_group_dev(&parrot->vdev);
	vfio_put_device(&parrot->vdev);
}

static struct fsl_mc_driver parrot_driver = {
	.driver.name = "vfio-parrot",
	.probe = parrot_probe,
	.remove = parrot_remove,
};
module_fsl_mc_driver(parrot_driver);
