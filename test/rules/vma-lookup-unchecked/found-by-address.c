// A static one that is given what a search found.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct cedar {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static struct cedar *cedar_of(struct vm_area_struct *area)
{
	struct cedar *cedar = area->vm_private_data;

	return cedar;
	// <- error vma-lookup-unchecked
}

int cedar_probe_address(struct mm_struct *mm, unsigned long address)
{
	struct vm_area_struct *area = vma_lookup(mm, address);

	return area && cedar_of(area) ? 0 : -ENOENT;
}

static int cedar_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_private_data = container_of(vdev, struct cedar, vdev);
	return 0;
}

static const struct vfio_device_ops cedar_ops = {
	.name = "cedar",
	.mmap = cedar_mmap,
};
