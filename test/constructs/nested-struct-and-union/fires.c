// A member of a member, one of them in a union.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct hull {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct hull_mem {
		union hull_u {
			u64 base;
			u32 half[2];
		} u;
	} mem;
};

static void hull_probe(struct hull *hull)
{
	hull->mem.u.base = pci_resource_start(hull->pdev, 0);
}

static int hull_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct hull *hull = container_of(vdev, struct hull, vdev);
	vma->vm_pgoff = hull->mem.u.base >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops hull_ops = {
	.name = "hull",
	.mmap = hull_mmap,
};
