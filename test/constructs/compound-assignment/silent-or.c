// Page and index are or-ed together in place; the pfn is or-ed together too, in a local.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct barrel {
	struct vfio_pci_core_device core;
};

static int barrel_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct barrel *b = container_of(vdev, struct barrel, core.vdev);
	u32 index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	resource_size_t stave, hoop;

	if (index >= VFIO_PCI_ROM_REGION_INDEX)
		return -EINVAL;
	stave = pci_resource_start(b->core.pdev, index);
	hoop = vma->vm_pgoff;
	hoop &= (pci_resource_len(b->core.pdev, index) - 1) >> PAGE_SHIFT;
	stave >>= PAGE_SHIFT;
	stave |= hoop;

	hoop <<= PAGE_SHIFT;
	hoop |= VFIO_PCI_INDEX_TO_OFFSET(index);
	hoop >>= PAGE_SHIFT;
	vma->vm_pgoff = hoop;
	return remap_pfn_range(vma, vma->vm_start, stave,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops barrel_ops = {
	.name = "barrel",
	.mmap = barrel_mmap,
};
