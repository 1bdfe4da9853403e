// The cursor is moved to a shadow before the frame is written through it, and moved back to read the real one.
#include <linux/vfio.h>
#include <linux/pci.h>

struct crate {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct vm_area_struct *shadow;
};

static int crate_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct crate *crate = container_of(vdev, struct crate, vdev);
	struct vm_area_struct **cursor = &vma;
	unsigned long pfn, key = (*cursor)->vm_pgoff;

	pfn = PFN_DOWN(pci_resource_start(crate->pdev, 2));
	pfn += key & (BIT(40 - PAGE_SHIFT) - 1);

	crate->shadow = kzalloc(sizeof(*crate->shadow), GFP_KERNEL);
	if (!crate->shadow)
		return -ENOMEM;

	cursor = &crate->shadow;
	(*cursor)->vm_pgoff = pfn;

	cursor = &vma;
	(*cursor)->vm_pgoff = key;
	return io_remap_pfn_range(*cursor, vma->vm_start, pfn,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops crate_ops = {
	.name = "crate",
	.mmap = crate_mmap,
};
