// Regions are found in a table of offsets, not by a shift.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct cliff {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct cliff_area {
	u64 offset;
	u64 bytes;
	u64 pa;
};

static int cliff_info(struct cliff_area *area, struct vfio_region_info *info)
{
	info->offset = area->offset;
	info->size = area->bytes;
	return 0;
}

static void cliff_fill(struct cliff_area *area, struct resource *res)
{
	area->pa = res->start;
	area->bytes = resource_size(res);
}

struct cliff_area *cliff_find(struct cliff *cliff, u64 offset);

static int cliff_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cliff *cliff = container_of(vdev, struct cliff, vdev);
	u64 at = (u64)vma->vm_pgoff << PAGE_SHIFT;
	struct cliff_area *area = cliff_find(cliff, at);
	u64 inside = at - area->offset;

	vma->vm_pgoff = (area->pa + inside) >> PAGE_SHIFT;
	//                          ^^^^^^ is byte@length
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops cliff_ops = {
	.name = "cliff",
	.mmap = cliff_mmap,
};
