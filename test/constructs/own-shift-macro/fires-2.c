// A region shift of 48 under the driver's own name.
#include <linux/vfio.h>
#include <linux/pci.h>

#define LAMP_REGION_SHIFT	48
#define LAMP_REGION_MASK	((1ULL << LAMP_REGION_SHIFT) - 1)

struct lampion {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static long lampion_reset(struct lampion *l)
{
	unmap_mapping_range(l->vdev.inode->i_mapping, 0,
			    6ULL << LAMP_REGION_SHIFT, true);
	return pci_reset_function(l->pdev);
}

static long lampion_ioctl(struct vfio_device *vdev, unsigned int cmd, unsigned long arg)
{
	if (cmd == VFIO_DEVICE_RESET)
		return lampion_reset(container_of(vdev, struct lampion, vdev));
	return -ENOTTY;
}

static int lampion_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lampion *l = container_of(vdev, struct lampion, vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	unsigned int bar = off >> LAMP_REGION_SHIFT;

	if (bar > 5)
		return -EINVAL;
	off &= LAMP_REGION_MASK;

	vma->vm_pgoff = (pci_resource_start(l->pdev, bar) + off) >> PAGE_SHIFT;
	// <- error raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops lampion_ops = {
	.name = "lampion",
	.ioctl = lampion_ioctl,
	.mmap = lampion_mmap,
};
