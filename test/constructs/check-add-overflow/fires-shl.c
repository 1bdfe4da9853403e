// check_shl_overflow() and check_sub_overflow() keep what their operands count.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct gull {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int gull_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gull *gull = container_of(vdev, struct gull, vdev);
	phys_addr_t base = pci_resource_start(gull->pdev, 0);
	phys_addr_t first;

	if (check_sub_overflow(base, (phys_addr_t)PAGE_SIZE, &first))
		return -EOVERFLOW;
	vma->vm_pgoff = first >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops gull_ops = {
	.name = "gull",
	.mmap = gull_mmap,
};
