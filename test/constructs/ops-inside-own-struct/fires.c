// The ops are a member of the driver's own struct.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct bison {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct bison_variant {
	const char *what;
	struct vfio_device_ops ops;
};

static int bison_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct bison *bison = container_of(vdev, struct bison, vdev);

	vma->vm_pgoff = pci_resource_start(bison->pdev, 0) >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct bison_variant bison_variant = {
	.what = "bison",
	.ops = {
		.name = "bison",
		.mmap = bison_mmap,
	},
};
