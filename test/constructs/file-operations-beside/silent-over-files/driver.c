// A character device beside a VFIO driver stores a pfn: there it is right.
#include "shared.h"

static int otter_char_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct otter *otter = file->private_data;

	vma->vm_pgoff = pci_resource_start(otter->pdev, 0) >> PAGE_SHIFT;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, PAGE_SIZE, vma->vm_page_prot);
}

static const struct file_operations otter_fops = {
	.owner = THIS_MODULE,
	.mmap = otter_char_mmap,
};

int otter_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct otter *otter = container_of(vdev, struct otter, vdev);

	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(otter->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
