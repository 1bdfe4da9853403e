// Saved in the device, put back by another function before the last store, which is the one that stays.
#include <linux/vfio.h>
#include <linux/pci.h>

struct vial {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	unsigned long orig;
};

static void vial_save(struct vial *v, struct vm_area_struct *vma)
{
	v->orig = vma->vm_pgoff;
}

static void vial_restore(struct vial *v, struct vm_area_struct *vma)
{
	vma->vm_pgoff = v->orig;
}

static int vial_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct vial *v = container_of(vdev, struct vial, vdev);
	unsigned int bar = vma->vm_pgoff >> (40 - PAGE_SHIFT);

	if (bar > 5)
		return -EINVAL;

	vial_save(v, vma);
	vial_restore(v, vma);

	vma->vm_pgoff = pci_resource_start(v->pdev, bar) >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops vial_ops = {
	.name = "vial",
	.mmap = vial_mmap,
};
