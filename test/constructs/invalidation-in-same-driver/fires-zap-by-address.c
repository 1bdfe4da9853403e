// Mappings dropped by user address do not miss it.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct lime {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static void lime_drop(struct vm_area_struct *vma)
{
	zap_vma_ptes(vma, vma->vm_start, vma->vm_end - vma->vm_start);
}

static long lime_ioctl(struct vfio_device *vdev, unsigned int cmd, unsigned long arg)
{
	lime_drop((struct vm_area_struct *)arg);
	return 0;
}

static int lime_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lime *lime = container_of(vdev, struct lime, vdev);

	vma->vm_pgoff = pci_resource_start(lime->pdev, 0) >> PAGE_SHIFT;
	// <- warning raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}


static const struct vfio_device_ops lime_ops = {
	.name = "lime",
	.ioctl = lime_ioctl,
	.mmap = lime_mmap,
};
