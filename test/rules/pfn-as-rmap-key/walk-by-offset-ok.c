// The walk begins at the region's offset.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct jointer {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	unsigned long pages;
};

int jointer_count(struct jointer *jointer, struct address_space *mapping, unsigned int nr)
{
	pgoff_t first = VFIO_PCI_INDEX_TO_OFFSET(nr) >> PAGE_SHIFT;
	struct vm_area_struct *vma;
	int count = 0;

	vma_interval_tree_foreach(vma, &mapping->i_mmap, first, first + jointer->pages - 1)
		count++;
	return count;
}

static const struct vfio_device_ops jointer_ops = {
	.name = "jointer",
};
