// A goto jumps over the harmless assignment straight to the store, with the pfn in the variable.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct canoe {
	struct vfio_pci_core_device core;
	bool direct;
};

static int canoe_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct canoe *canoe = container_of(vdev, struct canoe, core.vdev);
	unsigned long pfn = PHYS_PFN(pci_resource_start(canoe->core.pdev, 0));
	unsigned long val = pfn;
	int ret;

	if (vma->vm_pgoff || vma_pages(vma) != 1)
		return -EINVAL;

	ret = io_remap_pfn_range(vma, vma->vm_start, pfn, PAGE_SIZE, vma->vm_page_prot);
	if (ret)
		goto out;
	if (canoe->direct)
		goto store;

	val = vma->vm_pgoff;
store:
	vma->vm_pgoff = val;
	// <- raw-pfn-in-pgoff
out:
	return ret;
}

static const struct vfio_device_ops canoe_ops = {
	.name = "canoe",
	.mmap = canoe_mmap,
};
