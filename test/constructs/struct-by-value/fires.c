// The region is handed over by value.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct barn {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct barn_region {
	u64 pa;
	u64 bytes;
};

static int barn_map(struct barn_region region, struct vm_area_struct *vma)
{
	vma->vm_pgoff = region.pa >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static int barn_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct barn *barn = container_of(vdev, struct barn, vdev);
	struct barn_region region;

	region.pa = pci_resource_start(barn->pdev, 0);
	region.bytes = pci_resource_len(barn->pdev, 0);
	return barn_map(region, vma);
}

static const struct vfio_device_ops barn_ops = {
	.name = "barn",
	.mmap = barn_mmap,
};
