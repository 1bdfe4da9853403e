// The initialiser holds a frame and a key next to one another, and the key goes back to the vma.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct oven_plan {
	unsigned long user;
	unsigned long frame;
	unsigned long key;
	unsigned long bytes;
	pgprot_t prot;
};

static int oven_mmap(struct vfio_device *core_vdev, struct vm_area_struct *vma)
{
	struct vfio_pci_core_device *core =
		container_of(core_vdev, struct vfio_pci_core_device, vdev);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & ((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);

	if (index > VFIO_PCI_BAR5_REGION_INDEX)
		return -EINVAL;

	struct oven_plan plan = {
		.frame = (pci_resource_start(core->pdev, index) >> PAGE_SHIFT) + page,
		.key = (VFIO_PCI_INDEX_TO_OFFSET(index) >> PAGE_SHIFT) + page,
		.user = vma->vm_start,
		.bytes = vma->vm_end - vma->vm_start,
		.prot = pgprot_noncached(vma->vm_page_prot),
	};

	if ((page << PAGE_SHIFT) + plan.bytes > pci_resource_len(core->pdev, index))
		return -EINVAL;

	vma->vm_pgoff = plan.key;
	return io_remap_pfn_range(vma, plan.user, plan.frame, plan.bytes, plan.prot);
}

static const struct vfio_device_ops oven_ops = {
	.name = "oven-vfio-pci",
	.mmap = oven_mmap,
};
