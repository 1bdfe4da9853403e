// The handler is chosen by a conditional expression while the table is filled in probe.
#include <linux/of_address.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct anvil {
	struct vfio_device	vdev;
	struct resource		res;
};

static int anvil_mmap_ro(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	if (vma->vm_flags & VM_WRITE)
		return -EPERM;
	return -ENODEV;
}

static int anvil_mmap_rw(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct anvil *a = container_of(vdev, struct anvil, vdev);
	resource_size_t where;

	where = a->res.start + ((resource_size_t)vma->vm_pgoff << PAGE_SHIFT);
	if (where > a->res.end)
		return -EINVAL;

	vma->vm_pgoff = where >> PAGE_SHIFT;
	// <- warning raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, where >> PAGE_SHIFT,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static int anvil_probe(struct platform_device *pdev)
{
	struct vfio_device_ops *ops;
	struct anvil *a;
	int ret;

	ops = devm_kzalloc(&pdev->dev, sizeof(*ops), GFP_KERNEL);
	if (!ops)
		return -ENOMEM;
	ops->name = "anvil";
	ops->mmap = device_property_read_bool(&pdev->dev, "read-only") ?
			anvil_mmap_ro : anvil_mmap_rw;

	a = vfio_alloc_device(anvil, vdev, &pdev->dev, ops);
	if (IS_ERR(a))
		return PTR_ERR(a);
	ret = of_address_to_resource(pdev->dev.of_node, 0, &a->res);
	return ret ?: vfio_register_group_dev(&a->vdev);
}
