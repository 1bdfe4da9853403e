/*
 * Platform: one window, cut into regions by a layout; the fault handler takes
 * the pfn from vm_pgoff.
 * expect: safe
 */
#include <linux/platform_device.h>
#include <linux/vfio.h>

#define CANAL_OFFSET_SHIFT	40
#define CANAL_PAGE_MASK		(BIT(CANAL_OFFSET_SHIFT - PAGE_SHIFT) - 1)

struct canal_reach {
	u64 offset;
	u64 size;
};

static const struct canal_reach canal_layout[] = {
	{ .offset = 0x00000, .size = 0x10000 },
	{ .offset = 0x40000, .size = 0x08000 },
	{ .offset = 0x80000, .size = 0x60000 },
};

struct canal {
	struct vfio_device vdev;
	resource_size_t base;
};

static vm_fault_t canal_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long page = (vmf->address - vma->vm_start) >> PAGE_SHIFT;

	if (page >= vma_pages(vma))
		return VM_FAULT_SIGBUS;

	return vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff + page);
}

static const struct vm_operations_struct canal_vm_ops = {
	.fault = canal_fault,
};

static int canal_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct canal *canal = container_of(vdev, struct canal, vdev);
	u64 reach = vma->vm_pgoff >> (CANAL_OFFSET_SHIFT - PAGE_SHIFT);
	u64 skip = (vma->vm_pgoff & CANAL_PAGE_MASK) << PAGE_SHIFT;
	u64 length = vma->vm_end - vma->vm_start;
	phys_addr_t phys;

	if (reach >= ARRAY_SIZE(canal_layout))
		return -EINVAL;
	if (skip + length > canal_layout[reach].size)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	phys = canal->base + canal_layout[reach].offset + skip;
	vma->vm_pgoff = phys >> PAGE_SHIFT;
	vma->vm_private_data = canal;
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_ops = &canal_vm_ops;
	return 0;
}

static const struct vfio_device_ops canal_ops = {
	.name = "vfio-canal",
	.mmap = canal_mmap,
};

static int canal_setup(struct canal *canal, struct platform_device *pdev)
{
	struct resource *res = platform_get_resource(pdev, IORESOURCE_MEM, 2);

	if (!res || resource_size(res) < 0x100000)
		return -ENODEV;
	canal->base = res->start;
	return 0;
}

static int canal_probe(struct platform_device *pdev)
{
	struct canal *canal;
	int ret;

	canal = vfio_alloc_device(canal, vdev, &pdev->dev, &canal_ops);
	if (IS_ERR(canal))
		return PTR_ERR(canal);
	ret = canal_setup(canal, pdev);
	if (ret)
		goto put;
	platform_set_drvdata(pdev, canal);

	ret = vfio_register_group_dev(&canal->vdev);
	if (!ret)
		return 0;
put:
	vfio_put_device(&canal->vdev);
	return ret;
}

static void canal_remove(struct platform_device *pdev)
{
	struct canal *canal = platform_get_drvdata(pdev);

	vfio_unregister_group_dev(&canal->vdev);
	vfio_put_device(&canal->vdev);
}

static struct platform_driver canal_driver = {
	.probe = canal_probe,
	.remove = canal_remove,
	.driver = {
		.name = "vfio-canal",
	},
};
module_platform_driver(canal_driver);
