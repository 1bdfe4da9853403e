// The probe swaps device->ops for a copy inside the device struct, whose mmap is set by chip revision.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct crane {
	struct vfio_pci_core_device	core;
	struct vfio_device_ops		ops;
	phys_addr_t			hook;
	u8				rev;
};

static int crane_mmap_rev_b(struct vfio_device *vdev,
			    struct vm_area_struct *vma)
{
	struct crane *crane =
		container_of(vdev, struct crane, core.vdev);
	const u64 mask = (1ULL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1;
	u64 frame = __phys_to_pfn(crane->hook);

	frame += vma->vm_pgoff & mask;
	if (pfn_valid(frame))
		return -EFAULT;

	vma->vm_pgoff = frame;
	// <- warning raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, frame,
			       vma->vm_end - vma->vm_start,
			       pgprot_writecombine(vma->vm_page_prot));
}

static const struct vfio_device_ops crane_plain_ops = {
	.name	= "crane",
};

static int crane_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct crane *crane;

	crane = vfio_alloc_device(crane, core.vdev, &pdev->dev,
				  &crane_plain_ops);
	if (IS_ERR(crane))
		return PTR_ERR(crane);

	crane->rev = pdev->revision;
	crane->hook = pci_resource_start(pdev, 2);
	crane->ops = crane_plain_ops;
	if (crane->rev >= 0xb)
		crane->ops.mmap = crane_mmap_rev_b;
	crane->core.vdev.ops = &crane->ops;

	return vfio_pci_core_register_device(&crane->core);
}
