// Another driver in the file drops its own mappings.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct nut {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static long pip_ioctl(struct vfio_device *vdev, unsigned int cmd, unsigned long arg)
{
	struct nut *nut = container_of(vdev, struct nut, vdev);

	unmap_mapping_range(nut->vdev.inode->i_mapping, VFIO_PCI_INDEX_TO_OFFSET(0),
			    VFIO_PCI_INDEX_TO_OFFSET(6), true);
	return 0;
}

static int pip_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	return -EINVAL;
}

static const struct vfio_device_ops pip_ops = {
	.ioctl = pip_ioctl,
	.mmap = pip_mmap,
};

static int nut_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct nut *nut = container_of(vdev, struct nut, vdev);

	vma->vm_pgoff = pci_resource_start(nut->pdev, 0) >> PAGE_SHIFT;
	// <- warning raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}


static const struct vfio_device_ops nut_ops = {
	.name = "nut",
	.mmap = nut_mmap,
};
