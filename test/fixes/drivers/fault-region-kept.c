/*
 * fsl-mc: the vma keeps its region, whose base the fault handler could have
 * used.
 * expect: safe
 */
#include <linux/fsl/mc.h>
#include <linux/slab.h>
#include <linux/vfio.h>

#define NETTLE_OFFSET_SHIFT	40
#define NETTLE_PGOFF_BITS	(NETTLE_OFFSET_SHIFT - PAGE_SHIFT)

struct nettle_leaf {
	phys_addr_t start;
	resource_size_t size;
	bool cacheable;
};

struct nettle {
	struct vfio_device vdev;
	struct fsl_mc_device *mc;
	struct nettle_leaf *leaves;
};

static vm_fault_t nettle_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct nettle_leaf *leaf = vma->vm_private_data;
	pgprot_t prot = vma->vm_page_prot;
	unsigned long pfn;

	if (!leaf->cacheable)
		prot = pgprot_noncached(prot);

	pfn = vma->vm_pgoff;
	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn_prot(vma, vmf->address, pfn, prot);
}

static const struct vm_operations_struct nettle_vm_ops = {
	.fault = nettle_fault,
};

static int nettle_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct nettle *nettle = container_of(vdev, struct nettle, vdev);
	unsigned int index = vma->vm_pgoff >> NETTLE_PGOFF_BITS;
	u64 page = vma->vm_pgoff & (BIT(NETTLE_PGOFF_BITS) - 1);
	struct nettle_leaf *leaf;

	if (index >= nettle->mc->obj_desc.region_count)
		return -EINVAL;
	leaf = &nettle->leaves[index];
	if (page + vma_pages(vma) > leaf->size >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_pgoff = PHYS_PFN(leaf->start) + page;
	vma->vm_private_data = leaf;
	vma->vm_ops = &nettle_vm_ops;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	return 0;
}

static int nettle_init(struct vfio_device *vdev)
{
	struct nettle *nettle = container_of(vdev, struct nettle, vdev);
	struct fsl_mc_device *mc = to_fsl_mc_device(vdev->dev);
	int i, count = mc->obj_desc.region_count;

	nettle->leaves = kcalloc(count, sizeof(*nettle->leaves), GFP_KERNEL);
	if (!nettle->leaves)
		return -ENOMEM;
	for (i = 0; i < count; i++) {
		struct resource *res = &mc->regions[i];

		nettle->leaves[i].start = res->start;
		nettle->leaves[i].size = resource_size(res);
		nettle->leaves[i].cacheable = res->flags & IORESOURCE_CACHEABLE;
	}
	return 0;
}

static void nettle_release(struct vfio_device *vdev)
{
	struct nettle *nettle = container_of(vdev, struct nettle, vdev);

	kfree(nettle->leaves);
}

static const struct vfio_device_ops nettle_ops = {
	.name = "vfio-nettle",
	.init = nettle_init,
	.release = nettle_release,
	.mmap = nettle_mmap,
};

static int nettle_probe(struct fsl_mc_device *mc)
{
	struct nettle *nettle;
	int ret;

	nettle = vfio_alloc_device(nettle, vdev, &mc->dev, &nettle_ops);
	if (IS_ERR(nettle))
		return PTR_ERR(nettle);
	nettle->mc = mc;
	dev_set_drvdata(&mc->dev, nettle);

	ret = vfio_register_group_dev(&nettle->vdev);
	if (ret)
		vfio_put_device(&nettle->vdev);
	return ret;
}

static void nettle_remove(struct fsl_mc_device *mc)
{
	struct nettle *nettle = dev_get_drvdata(&mc->dev);

	vfio_unregister_group_dev(&nettle->vdev);
	vfio_put_device(&nettle->vdev);
}

static struct fsl_mc_driver nettle_driver = {
	.driver.name = "vfio-nettle",
	.probe = nettle_probe,
	.remove = nettle_remove,
};
module_fsl_mc_driver(nettle_driver);
