/*
 * Platform: the fault handler and the handler for debuggers both take the
 * address from vm_pgoff.
 * expect: safe
 */
#include <linux/io.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>

#define LADLE_OFFSET_SHIFT	40
#define LADLE_OFFSET_MASK	(BIT_ULL(LADLE_OFFSET_SHIFT) - 1)
#define LADLE_MAX_BOWLS		3

struct ladle_bowl {
	phys_addr_t base;
	resource_size_t size;
};

struct ladle {
	struct vfio_device vdev;
	struct ladle_bowl bowls[LADLE_MAX_BOWLS];
	u32 nr_bowls;
};

static vm_fault_t ladle_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;

	return vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff +
			      ((vmf->address - vma->vm_start) >> PAGE_SHIFT));
}

static int ladle_access(struct vm_area_struct *vma, unsigned long addr,
			void *buf, int len, int write)
{
	phys_addr_t phys = PFN_PHYS(vma->vm_pgoff) + (addr - vma->vm_start);
	size_t skip = phys & ~PAGE_MASK;
	void __iomem *page;

	if (len < 0 || skip + len > PAGE_SIZE)
		return -EINVAL;

	page = ioremap(phys & PAGE_MASK, PAGE_SIZE);
	if (!page)
		return -ENOMEM;
	if (write)
		memcpy_toio(page + skip, buf, len);
	else
		memcpy_fromio(buf, page + skip, len);
	iounmap(page);
	return len;
}

static const struct vm_operations_struct ladle_vm_ops = {
	.fault = ladle_fault,
	.access = ladle_access,
};

static int ladle_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ladle *ladle = container_of(vdev, struct ladle, vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	u64 index = off >> LADLE_OFFSET_SHIFT;
	struct ladle_bowl *bowl;

	if (index >= ladle->nr_bowls)
		return -EINVAL;
	bowl = &ladle->bowls[index];

	off &= LADLE_OFFSET_MASK;
	if (off + (vma->vm_end - vma->vm_start) > bowl->size)
		return -EINVAL;

	vma->vm_pgoff = (bowl->base + off) >> PAGE_SHIFT;
	vma->vm_private_data = ladle;
	vma->vm_ops = &ladle_vm_ops;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	return 0;
}

static const struct vfio_device_ops ladle_ops = {
	.name = "vfio-ladle",
	.mmap = ladle_mmap,
};

static int ladle_setup(struct ladle *ladle, struct platform_device *pdev)
{
	struct ladle_bowl *bowl;
	struct resource *res;

	for (bowl = ladle->bowls; ladle->nr_bowls < LADLE_MAX_BOWLS; bowl++) {
		res = platform_get_resource(pdev, IORESOURCE_MEM,
					    ladle->nr_bowls);
		if (!res)
			break;
		bowl->base = res->start;
		bowl->size = resource_size(res);
		ladle->nr_bowls++;
	}
	return 0;
}

static int ladle_probe(struct platform_device *pdev)
{
	struct ladle *ladle;
	int ret;

	ladle = vfio_alloc_device(ladle, vdev, &pdev->dev, &ladle_ops);
	if (IS_ERR(ladle))
		return PTR_ERR(ladle);
	ret = ladle_setup(ladle, pdev);
	if (ret)
		goto put;
	platform_set_drvdata(pdev, ladle);

	ret = vfio_register_group_dev(&ladle->vdev);
	if (!ret)
		return 0;
put:
	vfio_put_device(&ladle->vdev);
	return ret;
}

static void ladle_remove(struct platform_device *pdev)
{
	struct ladle *ladle = platform_get_drvdata(pdev);

	vfio_unregister_group_dev(&ladle->vdev);
	vfio_put_device(&ladle->vdev);
}

static struct platform_driver ladle_driver = {
	.probe = ladle_probe,
	.remove = ladle_remove,
	.driver = {
		.name = "vfio-ladle",
	},
};
module_platform_driver(ladle_driver);
