// A member is filled through a pointer to it.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct dune {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 at;
	u64 len;
};

static void dune_read_base(struct pci_dev *pdev, u64 *base)
{
	*base = pci_resource_start(pdev, 0);
}

static int dune_probe(struct dune *dune)
{
	dune_read_base(dune->pdev, &dune->at);
	return 0;
}

static int dune_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct dune *dune = container_of(vdev, struct dune, vdev);
	vma->vm_pgoff = dune->at >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops dune_ops = {
	.name = "dune",
	.mmap = dune_mmap,
};
