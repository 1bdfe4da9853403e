// A pfn by another spelling.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct lark {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct page *page;
	void *mem;
};

static int lark_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lark *lark = container_of(vdev, struct lark, vdev);
	vma->vm_pgoff = __phys_to_pfn(pci_resource_start(lark->pdev, 0));
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops lark_ops = {
	.name = "lark",
	.mmap = lark_mmap,
};
