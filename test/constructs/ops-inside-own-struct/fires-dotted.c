// An array of descriptors initialised with dotted designators; the pointer to the base member goes to vfio.
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct churn_model {
	unsigned int			id;
	struct {
		struct vfio_device_ops	dev;
		struct vm_operations_struct vm;
	} ops;
};

struct churn {
	struct vfio_device	vdev;
	phys_addr_t		tub;
};

static vm_fault_t churn_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long nr = (vmf->address - vma->vm_start) >> PAGE_SHIFT;

	return vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff + nr);
}

static int churn_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);

static const struct churn_model churn_models[] = {
	[0].id = 0x11,
	[0].ops.dev.name = "churn-hand",
	[0].ops.dev.mmap = churn_mmap,
	[0].ops.vm.fault = churn_fault,
};

static int churn_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct churn *c = container_of(vdev, struct churn, vdev);

	if (vma->vm_pgoff != 0)
		return -EINVAL;

	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_ops = &churn_models[0].ops.vm;
	vma->vm_pgoff = c->tub >> PAGE_SHIFT;
	// <- warning raw-pfn-in-pgoff
	return 0;
}

static int churn_probe(struct platform_device *pdev)
{
	const struct churn_model *m = of_device_get_match_data(&pdev->dev);
	struct churn *c;

	c = vfio_alloc_device(churn, vdev, &pdev->dev, &m->ops.dev);
	if (IS_ERR(c))
		return PTR_ERR(c);
	c->tub = platform_get_resource(pdev, IORESOURCE_MEM, 0)->start;
	return vfio_register_group_dev(&c->vdev);
}
