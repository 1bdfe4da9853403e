/*
 * Platform: a switch on the index picks the base, each from a member of its
 * own; the fault handler reads vm_pgoff.
 * expect: safe
 */
#include <linux/platform_device.h>
#include <linux/vfio.h>

#define SIGNAL_PGOFF_SHIFT	(40 - PAGE_SHIFT)

enum {
	SIGNAL_CONTROL,
	SIGNAL_STATUS,
	SIGNAL_BUFFER,
};

struct signal {
	struct vfio_device vdev;
	phys_addr_t control;
	phys_addr_t status;
	phys_addr_t buffer;
	u64 buffer_size;
};

static vm_fault_t signal_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff +
		((vmf->address - vma->vm_start) >> PAGE_SHIFT);

	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct signal_vm_ops = {
	.fault = signal_fault,
};

static int signal_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct signal *signal = container_of(vdev, struct signal, vdev);
	unsigned long index = vma->vm_pgoff >> SIGNAL_PGOFF_SHIFT;
	unsigned long page = vma->vm_pgoff & (BIT(SIGNAL_PGOFF_SHIFT) - 1);
	phys_addr_t base;
	u64 size;

	switch (index) {
	case SIGNAL_CONTROL:
		base = signal->control;
		size = 2 * PAGE_SIZE;
		break;
	case SIGNAL_STATUS:
		if (vma->vm_flags & VM_EXEC)
			return -EPERM;
		base = signal->status;
		size = 4 * PAGE_SIZE;
		break;
	case SIGNAL_BUFFER:
		base = signal->buffer;
		size = signal->buffer_size;
		break;
	default:
		return -EINVAL;
	}

	if (page + vma_pages(vma) > size >> PAGE_SHIFT)
		return -EINVAL;

	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_private_data = signal;
	vma->vm_ops = &signal_vm_ops;
	vma->vm_pgoff = (base >> PAGE_SHIFT) + page;
	return 0;
}

static const struct vfio_device_ops signal_ops = {
	.name = "vfio-signal",
	.mmap = signal_mmap,
};

static int signal_setup(struct signal *signal, struct platform_device *pdev)
{
	struct resource *lamps, *memory;

	lamps = platform_get_resource(pdev, IORESOURCE_MEM, 0);
	memory = platform_get_resource(pdev, IORESOURCE_MEM, 2);
	if (!lamps || !memory)
		return -ENODEV;

	signal->control = lamps->start;
	signal->status = lamps->start + 4 * PAGE_SIZE;
	signal->buffer = memory->start;
	signal->buffer_size = resource_size(memory);
	return 0;
}

static int signal_probe(struct platform_device *pdev)
{
	struct signal *signal;
	int ret;

	signal = vfio_alloc_device(signal, vdev, &pdev->dev, &signal_ops);
	if (IS_ERR(signal))
		return PTR_ERR(signal);
	ret = signal_setup(signal, pdev);
	if (ret)
		goto put;
	platform_set_drvdata(pdev, signal);

	ret = vfio_register_group_dev(&signal->vdev);
	if (!ret)
		return 0;
put:
	vfio_put_device(&signal->vdev);
	return ret;
}

static void signal_remove(struct platform_device *pdev)
{
	struct signal *signal = platform_get_drvdata(pdev);

	vfio_unregister_group_dev(&signal->vdev);
	vfio_put_device(&signal->vdev);
}

static struct platform_driver signal_driver = {
	.probe = signal_probe,
	.remove = signal_remove,
	.driver = {
		.name = "vfio-signal",
	},
};
module_platform_driver(signal_driver);
