// What may not be mapped for DMA is refused.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct spruce {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

extern const struct file_operations spruce_fops;

struct spruce *spruce_of(struct vm_area_struct *vma)
{
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);

	if (!vma->vm_file || vma->vm_file->f_op != &spruce_fops)
		return NULL;
	if (index >= VFIO_PCI_ROM_REGION_INDEX)
		return NULL;
	return vma->vm_file->private_data;
}

int spruce_map_dma(struct iommu_domain *domain, struct vm_area_struct *vma, unsigned long iova)
{
	struct spruce *spruce = spruce_of(vma);

	if (!spruce)
		return -EINVAL;
	return iommu_map(domain, iova, pci_resource_start(spruce->pdev, 0), PAGE_SIZE, IOMMU_READ, GFP_KERNEL);
}

static int spruce_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_private_data = container_of(vdev, struct spruce, vdev);
	return 0;
}

static const struct vfio_device_ops spruce_ops = {
	.name = "spruce",
	.mmap = spruce_mmap,
};
