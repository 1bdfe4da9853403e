// An array of offsets that nobody in sight fills.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct silo {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 offsets[6];
};

static int silo_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct silo *silo = container_of(vdev, struct silo, vdev);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);

	vma->vm_pgoff = silo->offsets[index];
	return 0;
}

static const struct vfio_device_ops silo_ops = {
	.name = "silo",
	.mmap = silo_mmap,
};
