// The member of the other member is the offset.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct hull {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct hull_map {
		struct hull_at {
			unsigned long pgoff;
		} at;
	} map;
};

static void hull_note(struct hull *hull, struct vm_area_struct *vma)
{
	hull->map.at.pgoff = vma->vm_pgoff;
}

static int hull_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct hull *hull = container_of(vdev, struct hull, vdev);
	hull_note(hull, vma);
	vma->vm_pgoff = hull->map.at.pgoff;
	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(hull->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops hull_ops = {
	.name = "hull",
	.mmap = hull_mmap,
};
