/*
 * Platform: a helper gets the region by value and stores; the vma keeps the
 * device, the fault handler reads vm_pgoff.
 * expect: safe
 */
#include <linux/mutex.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>

#define BOLLARD_SHIFT		40
#define BOLLARD_INDEX(pgoff)	((pgoff) >> (BOLLARD_SHIFT - PAGE_SHIFT))
#define BOLLARD_PAGES		BIT(BOLLARD_SHIFT - PAGE_SHIFT)
#define BOLLARD_REGIONS		3

struct bollard_region {
	u64 addr;
	resource_size_t size;
	u32 flags;
};

struct bollard {
	struct vfio_device vdev;
	struct mutex lock;
	struct bollard_region regions[BOLLARD_REGIONS];
};

static vm_fault_t bollard_fault(struct vm_fault *vmf)
{
	struct bollard *bollard = vmf->vma->vm_private_data;
	unsigned long distance = vmf->address - vmf->vma->vm_start;
	vm_fault_t ret;

	mutex_lock(&bollard->lock);
	ret = vmf_insert_pfn(vmf->vma, vmf->address, vmf->vma->vm_pgoff +
			     (distance >> PAGE_SHIFT));
	mutex_unlock(&bollard->lock);
	return ret;
}

static const struct vm_operations_struct bollard_vm_ops = {
	.fault = bollard_fault,
};

static int bollard_place(struct bollard_region region,
			 struct vm_area_struct *vma)
{
	u64 page = vma->vm_pgoff & (BOLLARD_PAGES - 1);
	u64 size = vma->vm_end - vma->vm_start;

	if (region.size < PAGE_SIZE || page * PAGE_SIZE + size > region.size)
		return -EINVAL;

	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_pgoff = (region.addr >> PAGE_SHIFT) + page;
	return 0;
}

static int bollard_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct bollard *bollard = container_of(vdev, struct bollard, vdev);
	unsigned int index = BOLLARD_INDEX(vma->vm_pgoff);
	int ret;

	if (index >= BOLLARD_REGIONS || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (!(bollard->regions[index].flags & VFIO_REGION_INFO_FLAG_MMAP))
		return -EINVAL;

	ret = bollard_place(bollard->regions[index], vma);
	if (ret)
		return ret;

	vma->vm_private_data = bollard;
	vma->vm_ops = &bollard_vm_ops;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	return 0;
}

static const struct vfio_device_ops bollard_ops = {
	.name = "vfio-bollard",
	.mmap = bollard_mmap,
};

static int bollard_setup(struct bollard *bollard, struct platform_device *pdev)
{
	unsigned int i;

	mutex_init(&bollard->lock);
	for (i = 0; i < BOLLARD_REGIONS && i < pdev->num_resources; i++) {
		bollard->regions[i].addr = pdev->resource[i].start;
		bollard->regions[i].size = resource_size(&pdev->resource[i]);
		if (PAGE_ALIGNED(bollard->regions[i].addr))
			bollard->regions[i].flags = VFIO_REGION_INFO_FLAG_MMAP;
	}
	return 0;
}

static int bollard_probe(struct platform_device *pdev)
{
	struct bollard *bollard;
	int ret;

	bollard = vfio_alloc_device(bollard, vdev, &pdev->dev, &bollard_ops);
	if (IS_ERR(bollard))
		return PTR_ERR(bollard);
	ret = bollard_setup(bollard, pdev);
	if (ret)
		goto put;
	platform_set_drvdata(pdev, bollard);

	ret = vfio_register_group_dev(&bollard->vdev);
	if (!ret)
		return 0;
put:
	vfio_put_device(&bollard->vdev);
	return ret;
}

static void bollard_remove(struct platform_device *pdev)
{
	struct bollard *bollard = platform_get_drvdata(pdev);

	vfio_unregister_group_dev(&bollard->vdev);
	vfio_put_device(&bollard->vdev);
}

static struct platform_driver bollard_driver = {
	.probe = bollard_probe,
	.remove = bollard_remove,
	.driver = {
		.name = "vfio-bollard",
	},
};
module_platform_driver(bollard_driver);
