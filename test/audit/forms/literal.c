#include <linux/platform_device.h>
#include <linux/vfio.h>

struct dipper {
	struct vfio_device core;
	phys_addr_t base;
	const struct vm_operations_struct *vm_ops;
};

static int dipper_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct dipper *dipper = container_of(core, struct dipper, core);

	if (!(vma->vm_flags & VM_SHARED) || vma->vm_pgoff || vma->vm_end - vma->vm_start > PAGE_SIZE)
		return -EINVAL;
	vma->vm_ops = dipper->vm_ops;
	return 0;
}

static int dipper_probe(struct platform_device *pdev)
{
	struct vfio_device_ops ops = { .mmap = dipper_mmap };

	return dipper_use(&pdev->dev, &ops);
}

static struct platform_driver dipper_driver = {
	.probe = dipper_probe,
};
