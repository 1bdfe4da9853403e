/*
 * fsl-mc: reset zaps everything by region offset and misses; the fault handler
 * would fill it again.
 * expect: safe
 */
#include <linux/fsl/mc.h>
#include <linux/rwsem.h>
#include <linux/uaccess.h>
#include <linux/vfio.h>

#define WEIR_OFFSET_SHIFT	40
#define WEIR_INDEX_TO_OFFSET(i)	((u64)(i) << WEIR_OFFSET_SHIFT)
#define WEIR_PGOFF_SHIFT	(WEIR_OFFSET_SHIFT - PAGE_SHIFT)

struct weir {
	struct vfio_device vdev;
	struct fsl_mc_device *mc;
	struct rw_semaphore gate;
};

static vm_fault_t weir_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct weir *weir = vma->vm_private_data;
	vm_fault_t ret;

	down_read(&weir->gate);
	ret = vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff +
			     ((vmf->address - vma->vm_start) >> PAGE_SHIFT));
	up_read(&weir->gate);
	return ret;
}

static const struct vm_operations_struct weir_vm_ops = {
	.fault = weir_fault,
};

static int weir_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct weir *weir = container_of(vdev, struct weir, vdev);
	unsigned long index = vma->vm_pgoff >> WEIR_PGOFF_SHIFT;
	unsigned long page = vma->vm_pgoff & (BIT(WEIR_PGOFF_SHIFT) - 1);
	struct resource *res;

	if (index >= weir->mc->obj_desc.region_count)
		return -EINVAL;
	res = &weir->mc->regions[index];
	if (page + vma_pages(vma) > PHYS_PFN(resource_size(res)))
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_pgoff = PHYS_PFN(res->start) + page;
	vma->vm_private_data = weir;
	vma->vm_ops = &weir_vm_ops;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	return 0;
}

static long weir_region_info(struct weir *weir, unsigned long arg)
{
	struct vfio_region_info info;

	if (copy_from_user(&info, (void __user *)arg, sizeof(info)))
		return -EFAULT;
	if (info.index >= weir->mc->obj_desc.region_count)
		return -EINVAL;

	info.offset = WEIR_INDEX_TO_OFFSET(info.index);
	info.size = resource_size(&weir->mc->regions[info.index]);
	info.flags = VFIO_REGION_INFO_FLAG_MMAP;
	if (copy_to_user((void __user *)arg, &info, sizeof(info)))
		return -EFAULT;
	return 0;
}

static long weir_ioctl(struct vfio_device *vdev, unsigned int cmd,
		       unsigned long arg)
{
	struct weir *weir = container_of(vdev, struct weir, vdev);
	unsigned int regions = weir->mc->obj_desc.region_count;

	if (cmd == VFIO_DEVICE_GET_REGION_INFO)
		return weir_region_info(weir, arg);
	if (cmd != VFIO_DEVICE_RESET)
		return -ENOTTY;

	down_write(&weir->gate);
	unmap_mapping_range(vdev->inode->i_mapping, 0,
			    WEIR_INDEX_TO_OFFSET(regions), true);
	up_write(&weir->gate);
	return 0;
}

static const struct vfio_device_ops weir_ops = {
	.name = "vfio-weir",
	.ioctl = weir_ioctl,
	.mmap = weir_mmap,
};

static int weir_probe(struct fsl_mc_device *mc)
{
	struct weir *weir;
	int ret;

	weir = vfio_alloc_device(weir, vdev, &mc->dev, &weir_ops);
	if (IS_ERR(weir))
		return PTR_ERR(weir);
	weir->mc = mc;
	init_rwsem(&weir->gate);
	dev_set_drvdata(&mc->dev, weir);

	ret = vfio_register_group_dev(&weir->vdev);
	if (ret)
		vfio_put_device(&weir->vdev);
	return ret;
}

static void weir_remove(struct fsl_mc_device *mc)
{
	struct weir *weir = dev_get_drvdata(&mc->dev);

	vfio_unregister_group_dev(&weir->vdev);
	vfio_put_device(&weir->vdev);
}

static struct fsl_mc_driver weir_driver = {
	.driver.name = "vfio-weir",
	.probe = weir_probe,
	.remove = weir_remove,
};
module_fsl_mc_driver(weir_driver);
