// The known regions keep their page; the default of the switch sends everything else through as a pfn.
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct drawer {
	struct vfio_device vdev;
	struct resource *slot[6];
	int nr_slots;
};

static vm_fault_t drawer_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;

	return vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff +
			      ((vmf->address - vma->vm_start) >> PAGE_SHIFT));
}

static const struct vm_operations_struct drawer_vm_ops = {
	.fault = drawer_fault,
};

static int drawer_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct drawer *d = container_of(vdev, struct drawer, vdev);
	int slot = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	unsigned long tag;

	switch (slot) {
	case 0:
	case 1:
		return -EACCES;
	case 2:
		return remap_pfn_range(vma, vma->vm_start, d->slot[2]->start >> PAGE_SHIFT,
				       PAGE_SIZE, vma->vm_page_prot);
	default:
		if (slot >= d->nr_slots)
			return -EINVAL;
		tag = d->slot[slot]->start >> PAGE_SHIFT;
	}

	vma->vm_pgoff = tag;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &drawer_vm_ops;
	return 0;
}

static const struct vfio_device_ops drawer_ops = {
	.name = "vfio-drawer",
	.mmap = drawer_mmap,
};
