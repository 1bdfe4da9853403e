// A local double pointer, dereferenced into a third name and written there.
#include <linux/vfio.h>
#include <linux/pci.h>

struct crate {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int crate_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct crate *crate = container_of(vdev, struct crate, vdev);
	struct vm_area_struct **cursor = &vma;
	struct vm_area_struct *cur;
	unsigned long pfn;

	pfn = PFN_DOWN(pci_resource_start(crate->pdev, 2));
	pfn += (*cursor)->vm_pgoff & (BIT(40 - PAGE_SHIFT) - 1);

	cur = *cursor;
	cur->vm_pgoff = pfn;
	// <- raw-pfn-in-pgoff

	return io_remap_pfn_range(*cursor, cur->vm_start, pfn,
				  cur->vm_end - cur->vm_start, cur->vm_page_prot);
}

static const struct vfio_device_ops crate_ops = {
	.name = "crate",
	.mmap = crate_mmap,
};
