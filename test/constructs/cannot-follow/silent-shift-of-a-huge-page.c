// A table of 2M frames: the physical address is shifted right by 21, the frame number left by 9, both in place.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct mill {
	struct vfio_pci_core_device core;
};

static int mill_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct mill *mill = container_of(vdev, struct mill, core.vdev);
	u64 stone = pci_resource_start(mill->core.pdev, 4);

	if (vma->vm_pgoff != VFIO_PCI_INDEX_TO_OFFSET(4) >> PAGE_SHIFT)
		return -EINVAL;
	if (vma->vm_end - vma->vm_start > pci_resource_len(mill->core.pdev, 4))
		return -EINVAL;

	stone >>= PMD_SHIFT;
	stone <<= PMD_SHIFT - PAGE_SHIFT;
	vma->vm_pgoff = stone;
	return remap_pfn_range(vma, vma->vm_start, stone,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops mill_ops = {
	.name = "mill",
	.mmap = mill_mmap,
};
