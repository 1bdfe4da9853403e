// The pfn is put in a local struct by a designated initialiser and stored from its field.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct oven_plan {
	unsigned long user;
	unsigned long frame;
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
		.user = vma->vm_start,
		.bytes = vma->vm_end - vma->vm_start,
		.frame = (pci_resource_start(core->pdev, index) >> PAGE_SHIFT) + page,
		.prot = pgprot_noncached(vma->vm_page_prot),
	};

	if ((page << PAGE_SHIFT) + plan.bytes > pci_resource_len(core->pdev, index))
		return -EINVAL;

	vma->vm_pgoff = plan.frame;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, plan.user, plan.frame, plan.bytes, plan.prot);
}

static const struct vfio_device_ops oven_ops = {
	.name = "oven-vfio-pci",
	.mmap = oven_mmap,
};
