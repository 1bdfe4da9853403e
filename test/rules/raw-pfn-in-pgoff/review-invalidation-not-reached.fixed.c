// Nothing in sight calls what drops the mappings: a warning, and a fix to review.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct rue {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static void rue_drop(struct rue *rue)
{
	unmap_mapping_range(rue->vdev.inode->i_mapping, VFIO_PCI_INDEX_TO_OFFSET(0),
			    VFIO_PCI_INDEX_TO_OFFSET(6), true);
}

static int rue_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct rue *rue = container_of(vdev, struct rue, vdev);

	// <- warning raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start,
			       pci_resource_start(rue->pdev, 0) >> PAGE_SHIFT,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}


static const struct vfio_device_ops rue_ops = {
	.name = "rue",
	.mmap = rue_mmap,
};
