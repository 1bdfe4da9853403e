// The driver's struct is found with container_of through an accessor, twice removed from the vfio_device.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct quilt_hw {
	unsigned long patch_pfn;
	unsigned long patch_pages;
};

struct quilt_device {
	struct quilt_hw hw;
	struct vfio_pci_core_device core;
};

static inline struct quilt_device *core_to_quilt(struct vfio_pci_core_device *core)
{
	return container_of(core, struct quilt_device, core);
}

static inline struct quilt_device *to_quilt(struct vfio_device *vdev)
{
	return core_to_quilt(container_of(vdev, struct vfio_pci_core_device, vdev));
}

static int quilt_init_dev(struct vfio_device *vdev)
{
	struct quilt_device *quilt = to_quilt(vdev);
	struct pci_dev *pdev = quilt->core.pdev;

	quilt->hw.patch_pfn = pci_resource_start(pdev, 4) >> PAGE_SHIFT;
	quilt->hw.patch_pages = pci_resource_len(pdev, 4) >> PAGE_SHIFT;
	return vfio_pci_core_init_dev(vdev);
}

static int quilt_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct quilt_device *quilt = to_quilt(vdev);
	struct quilt_hw *hw = &quilt->hw;

	if (VFIO_PCI_OFFSET_TO_INDEX((u64)vma->vm_pgoff << PAGE_SHIFT) !=
	    VFIO_PCI_BAR4_REGION_INDEX)
		return vfio_pci_core_mmap(vdev, vma);

	if (vma_pages(vma) > hw->patch_pages)
		return -EINVAL;

	vm_flags_set(vma, VM_IO | VM_PFNMAP);
	vma->vm_pgoff = hw->patch_pfn;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, hw->patch_pfn,
				  vma->vm_end - vma->vm_start,
				  pgprot_decrypted(vma->vm_page_prot));
}

static const struct vfio_device_ops quilt_ops = {
	.name = "quilt-vfio-pci",
	.init = quilt_init_dev,
	.mmap = quilt_mmap,
};
