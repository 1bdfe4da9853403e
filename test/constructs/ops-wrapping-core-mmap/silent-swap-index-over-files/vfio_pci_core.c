// A much cut down core for the variant drivers beside it: decodes, remaps, invalidates by region offset on reset.
#include <linux/pci.h>
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

static void vfio_pci_drop_bars(struct vfio_pci_core_device *vdev)
{
	struct address_space *mapping = vdev->vdev.inode->i_mapping;
	loff_t from = VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_BAR0_REGION_INDEX);
	loff_t to = VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_ROM_REGION_INDEX);

	unmap_mapping_range(mapping, from, to - from, true);
}

long vfio_pci_core_ioctl(struct vfio_device *core_vdev, unsigned int cmd,
			 unsigned long arg)
{
	struct vfio_pci_core_device *vdev =
		container_of(core_vdev, struct vfio_pci_core_device, vdev);

	switch (cmd) {
	case VFIO_DEVICE_RESET:
		down_write(&vdev->memory_lock);
		vfio_pci_drop_bars(vdev);
		pci_try_reset_function(vdev->pdev);
		up_write(&vdev->memory_lock);
		return 0;
	default:
		return -ENOTTY;
	}
}
EXPORT_SYMBOL_GPL(vfio_pci_core_ioctl);

int vfio_pci_core_mmap(struct vfio_device *core_vdev, struct vm_area_struct *vma)
{
	struct vfio_pci_core_device *vdev =
		container_of(core_vdev, struct vfio_pci_core_device, vdev);
	unsigned int bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	if (bar >= VFIO_PCI_ROM_REGION_INDEX || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	page += pci_resource_start(vdev->pdev, bar) >> PAGE_SHIFT;
	return io_remap_pfn_range(vma, vma->vm_start, page,
				  vma->vm_end - vma->vm_start,
				  pgprot_noncached(vma->vm_page_prot));
}
EXPORT_SYMBOL_GPL(vfio_pci_core_mmap);
