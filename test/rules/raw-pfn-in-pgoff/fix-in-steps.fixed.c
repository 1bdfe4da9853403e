#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct tern_region {
	phys_addr_t base;
	u64 size;
	u32 flags;
};

struct tern {
	struct vfio_device vdev;
	struct tern_region regions[4];
	struct pci_dev *pdev;
	phys_addr_t base;
};

static int tern_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct tern *tern = container_of(vdev, struct tern, vdev);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	unsigned long pfn;

	pfn = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	pfn += PHYS_PFN(tern->regions[index].base);
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops tern_ops = {
	.name = "tern",
	.mmap = tern_mmap,
};
