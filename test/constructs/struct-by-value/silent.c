// What the callee does to its copy is not seen by the caller.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct barn {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct barn_region {
	u64 pa;
	u64 page;
};

static void barn_move(struct barn_region region, struct barn *barn)
{
	region.page = pci_resource_start(barn->pdev, 0) >> PAGE_SHIFT;
}

static int barn_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct barn *barn = container_of(vdev, struct barn, vdev);
	struct barn_region region = { .page = vma->vm_pgoff };

	barn_move(region, barn);
	vma->vm_pgoff = region.page;
	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(barn->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops barn_ops = {
	.name = "barn",
	.mmap = barn_mmap,
};
