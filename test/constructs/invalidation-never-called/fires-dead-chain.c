// The zap has a caller, but that caller has none: from the ops table no way leads there, a warning.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct bridle {
	struct vfio_device	vdev;
	struct pci_dev		*pdev;
	bool			reset_ok;
};

static void bridle_unmap(struct bridle *b, loff_t from, loff_t len)
{
	unmap_mapping_range(b->vdev.inode->i_mapping, from, len, true);
}

static int __maybe_unused bridle_do_reset(struct bridle *b)
{
	bridle_unmap(b, VFIO_PCI_INDEX_TO_OFFSET(0),
		     VFIO_PCI_INDEX_TO_OFFSET(6));
	return pci_reset_function(b->pdev);
}

static long bridle_ioctl(struct vfio_device *vdev, unsigned int cmd,
			 unsigned long arg)
{
	struct bridle *b = container_of(vdev, struct bridle, vdev);

	if (cmd == VFIO_DEVICE_RESET)
		return b->reset_ok ? pci_reset_function(b->pdev) : -EPERM;
	return -ENOTTY;
}

static int bridle_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct bridle *b = container_of(vdev, struct bridle, vdev);
	u32 bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	unsigned long pfn;

	if (bar >= PCI_STD_NUM_BARS)
		return -EINVAL;
	pfn = (vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT)) +
	      (pci_resource_start(b->pdev, bar) >> PAGE_SHIFT);
	vma->vm_pgoff = pfn;
	// <- warning raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, pfn,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops bridle_ops = {
	.name	= "bridle",
	.ioctl	= bridle_ioctl,
	.mmap	= bridle_mmap,
};
