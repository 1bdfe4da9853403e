// A character device of the same driver stores a pfn.
#include "lynx.h"

static int lynx_char_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct lynx *lynx = file->private_data;

	vma->vm_pgoff = pci_resource_start(lynx->pdev, 0) >> PAGE_SHIFT;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

int lynx_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lynx *lynx = container_of(vdev, struct lynx, vdev);

	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(lynx->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
