// Every goto that reaches the store goes by a label where the pfn in the variable is replaced.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct canoe {
	struct vfio_pci_core_device core;
	bool direct;
};

static int canoe_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct canoe *canoe = container_of(vdev, struct canoe, core.vdev);
	unsigned long asked = vma->vm_pgoff;
	unsigned long val = PHYS_PFN(pci_resource_start(canoe->core.pdev, 0));
	int ret;

	if (asked || vma_pages(vma) != 1)
		return -EINVAL;

	ret = io_remap_pfn_range(vma, vma->vm_start, val, PAGE_SIZE, vma->vm_page_prot);
	if (ret)
		goto out;
	if (canoe->direct)
		goto undo;

	val = VFIO_PCI_INDEX_TO_OFFSET(0) >> PAGE_SHIFT;
	goto store;
undo:
	val = asked;
store:
	vma->vm_pgoff = val;
out:
	return ret;
}

static const struct vfio_device_ops canoe_ops = {
	.name = "canoe",
	.mmap = canoe_mmap,
};
