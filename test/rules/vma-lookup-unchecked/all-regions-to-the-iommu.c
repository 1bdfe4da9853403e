// The file is the driver's, and every region of it is mapped for DMA.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct larch {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static const struct file_operations larch_fops = {
	.owner = THIS_MODULE,
};

struct larch *larch_of(struct vm_area_struct *vma)
{
	if (!vma->vm_file || vma->vm_file->f_op != &larch_fops)
		return NULL;
	return vma->vm_file->private_data;
	// <- error vma-lookup-unchecked
}

int larch_map_dma(struct iommu_domain *domain, struct vm_area_struct *vma, unsigned long iova)
{
	struct larch *larch = larch_of(vma);

	if (!larch)
		return -EINVAL;
	return iommu_map(domain, iova, pci_resource_start(larch->pdev, 0), PAGE_SIZE, IOMMU_READ, GFP_KERNEL);
}

static int larch_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_private_data = container_of(vdev, struct larch, vdev);
	return 0;
}

static const struct vfio_device_ops larch_ops = {
	.name = "larch",
	.mmap = larch_mmap,
};
