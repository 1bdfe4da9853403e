// A table of tables.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct elk {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int elk_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct elk *elk = container_of(vdev, struct elk, vdev);

	vma->vm_pgoff = pci_resource_start(elk->pdev, 0) >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops elk_ops[] = {
	[0] = { .name = "elk-a", .mmap = elk_mmap },
};
