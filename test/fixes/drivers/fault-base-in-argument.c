/*
 * fsl-mc: the base is an argument of a helper, and the vma keeps a counter that
 * leads nowhere.
 * no fix: rudder_fault()
 */
#include <linux/fsl/mc.h>
#include <linux/vfio.h>

#define RUDDER_SHIFT	40

struct rudder {
	struct vfio_device vdev;
	struct fsl_mc_device *mc;
};

/* Of all devices. */
static atomic_t rudder_faults;

static vm_fault_t rudder_fault(struct vm_fault *vmf)
{
	atomic_t *faults = vmf->vma->vm_private_data;

	atomic_inc(faults);
	return vmf_insert_pfn(vmf->vma, vmf->address, vmf->pgoff);
}

static const struct vm_operations_struct rudder_vm_ops = {
	.fault = rudder_fault,
};

static int rudder_install(struct vm_area_struct *vma, phys_addr_t from)
{
	vma->vm_pgoff = from >> PAGE_SHIFT;
	vma->vm_private_data = &rudder_faults;
	vma->vm_ops = &rudder_vm_ops;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	return 0;
}

static int rudder_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct rudder *rudder = container_of(vdev, struct rudder, vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	u64 skip = off & (BIT_ULL(RUDDER_SHIFT) - 1);
	u64 index = off >> RUDDER_SHIFT;

	if (index >= rudder->mc->obj_desc.region_count)
		return -EINVAL;
	if (skip + (vma->vm_end - vma->vm_start) >
	    resource_size(&rudder->mc->regions[index]))
		return -EINVAL;

	return rudder_install(vma, rudder->mc->regions[index].start + skip);
}

static const struct vfio_device_ops rudder_ops = {
	.name = "vfio-rudder",
	.mmap = rudder_mmap,
};

static int rudder_probe(struct fsl_mc_device *mc)
{
	struct rudder *rudder;
	int ret;

	rudder = vfio_alloc_device(rudder, vdev, &mc->dev, &rudder_ops);
	if (IS_ERR(rudder))
		return PTR_ERR(rudder);
	rudder->mc = mc;
	dev_set_drvdata(&mc->dev, rudder);

	ret = vfio_register_group_dev(&rudder->vdev);
	if (ret)
		vfio_put_device(&rudder->vdev);
	return ret;
}

static void rudder_remove(struct fsl_mc_device *mc)
{
	struct rudder *rudder = dev_get_drvdata(&mc->dev);

	vfio_unregister_group_dev(&rudder->vdev);
	vfio_put_device(&rudder->vdev);
}

static struct fsl_mc_driver rudder_driver = {
	.driver.name = "vfio-rudder",
	.probe = rudder_probe,
	.remove = rudder_remove,
};
module_fsl_mc_driver(rudder_driver);
