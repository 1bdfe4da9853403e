// One function fills the member with an address, another with what nobody knows.
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

u64 dune_offset_of(struct dune *dune);

static void dune_rebase(struct dune *dune)
{
	dune->at = dune_offset_of(dune);
}

static int dune_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct dune *dune = container_of(vdev, struct dune, vdev);
	vma->vm_pgoff = dune->at >> PAGE_SHIFT;
	return 0;
}

static const struct vfio_device_ops dune_ops = {
	.name = "dune",
	.mmap = dune_mmap,
};
