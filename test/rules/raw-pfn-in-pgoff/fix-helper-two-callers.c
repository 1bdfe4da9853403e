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

static int tern_remap(struct tern *tern, struct vm_area_struct *vma, unsigned long size);

static int tern_map_bar(struct tern *tern, struct vm_area_struct *vma, u64 page)
{
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(tern->pdev, 0)) + page;
	// <- raw-pfn-in-pgoff
	return tern_remap(tern, vma, vma->vm_end - vma->vm_start);
}

static int tern_map_mem(struct tern *tern, struct vm_area_struct *vma, u64 page)
{
	vma->vm_pgoff = PHYS_PFN(tern->base) + page;
	// <- raw-pfn-in-pgoff
	if (tern_remap(tern, vma, vma->vm_end - vma->vm_start))
		return -EAGAIN;
	return 0;
}

static int tern_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct tern *tern = container_of(vdev, struct tern, vdev);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	if (index == 0)
		return tern_map_bar(tern, vma, page);
	return tern_map_mem(tern, vma, page);
}

static int tern_remap(struct tern *tern, struct vm_area_struct *vma, unsigned long size)
{
	dev_dbg(&tern->pdev->dev, "pfn %lx\n", vma->vm_pgoff);
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, size, vma->vm_page_prot);
}

static const struct vfio_device_ops tern_ops = {
	.name = "tern",
	.mmap = tern_mmap,
};
