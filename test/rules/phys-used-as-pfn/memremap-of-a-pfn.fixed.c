// memremap() takes an address and gets a frame.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct gneiss {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	void *regs;
};

static int gneiss_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gneiss *gneiss = container_of(vdev, struct gneiss, vdev);
	unsigned long first = PHYS_PFN(pci_resource_start(gneiss->pdev, 0));

	if (vma->vm_pgoff || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	gneiss->regs = memremap(PFN_PHYS(first), PAGE_SIZE, MEMREMAP_WB);
	//                      ^^^^^ error phys-used-as-pfn
	return gneiss->regs ? 0 : -ENOMEM;
}

static const struct vfio_device_ops gneiss_ops = {
	.name = "gneiss",
	.mmap = gneiss_mmap,
};
