// A binary attribute beside a VFIO driver.
#include "shared.h"

static int otter_attr_mmap(struct file *file, struct kobject *kobj, struct bin_attribute *attr,
			   struct vm_area_struct *vma)
{
	struct otter *otter = attr->private;

	vma->vm_pgoff += pci_resource_start(otter->pdev, 0) >> PAGE_SHIFT;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, PAGE_SIZE, vma->vm_page_prot);
}

static struct bin_attribute otter_attr = {
	.mmap = otter_attr_mmap,
};

int otter_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct otter *otter = container_of(vdev, struct otter, vdev);

	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(otter->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
