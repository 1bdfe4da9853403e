// A walk over i_mmap from a frame on.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct crucible {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

int crucible_for_each(struct address_space *mapping, struct page *page)
{
	unsigned long pfn = page_to_pfn(page);
	struct vm_area_struct *vma;
	int count = 0;

	i_mmap_lock_read(mapping);
	vma_interval_tree_foreach(vma, &mapping->i_mmap, pfn, pfn) {
	// <- error pfn-as-rmap-key
		count++;
	}
	i_mmap_unlock_read(mapping);
	return count;
}

static const struct vfio_device_ops crucible_ops = {
	.name = "crucible",
};
