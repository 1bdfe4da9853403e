// The member of that name is a size; the address goes to the call.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct dune {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 at;
	u64 len;
};

static int dune_probe(struct dune *dune, struct resource *res)
{
	dune->at = res->start;
	dune->len = resource_size(res);
	return 0;
}

static int dune_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct dune *dune = container_of(vdev, struct dune, vdev);
	if (vma->vm_end - vma->vm_start > dune->len)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, dune->at >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops dune_ops = {
	.name = "dune",
	.mmap = dune_mmap,
};
