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

static int tern_set_pfn(struct tern *tern, struct vm_area_struct *vma)
{
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	if (index > 3)
		return -EINVAL;
	vma->vm_pgoff = PHYS_PFN(tern->regions[index].base) + page;
	// <- raw-pfn-in-pgoff
	return 0;
}

static int tern_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct tern *tern = container_of(vdev, struct tern, vdev);
	int ret = tern_set_pfn(tern, vma);

	if (ret)
		return ret;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops tern_ops = {
	.name = "tern",
	.mmap = tern_mmap,
};
