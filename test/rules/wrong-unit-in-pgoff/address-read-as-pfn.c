#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct gull_region {
	phys_addr_t base;
	u64 size;
};

struct gull {
	struct vfio_device vdev;
	struct gull_region regions[4];
	struct pci_dev *pdev;
};

static int gull_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gull *gull = container_of(vdev, struct gull, vdev);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	vma->vm_pgoff = gull->regions[0].base + (page << PAGE_SHIFT);
	// <- wrong-unit-in-pgoff: got byte@physical
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops gull_ops = {
	.name = "gull",
	.mmap = gull_mmap,
};
