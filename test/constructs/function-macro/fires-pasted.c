// A macro pastes the name of the member.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct lake {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 mmio_base;
	u64 ctrl_base;
};

#define lake_base(l, which) ((l)->which##_base)

static void lake_probe(struct lake *lake)
{
	lake->mmio_base = pci_resource_start(lake->pdev, 0);
}

static int lake_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lake *lake = container_of(vdev, struct lake, vdev);
	vma->vm_pgoff = lake_base(lake, mmio) >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops lake_ops = {
	.name = "lake",
	.mmap = lake_mmap,
};
