// The member is of another kind.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct bison {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct bison_variant {
	const char *what;
	struct bison_char_ops ops;
};

static int bison_char_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct bison *bison = file->private_data;

	vma->vm_pgoff = pci_resource_start(bison->pdev, 0) >> PAGE_SHIFT;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct bison_variant bison_variant = {
	.what = "bison",
	.ops = {
		.mmap = bison_char_mmap,
	},
};
