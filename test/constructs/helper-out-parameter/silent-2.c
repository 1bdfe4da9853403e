// The helper fills two locals, a pfn and the encoded page; the second is stored.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct pump {
	struct vfio_pci_core_device core;
	struct mutex lock;
};

static int pump_resolve(struct pump *pump, const struct vm_area_struct *vma,
			unsigned long *out, unsigned long *seen)
{
	struct pci_dev *pdev = pump->core.pdev;
	unsigned int bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	unsigned long page = vma->vm_pgoff &
			     ((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);

	if (bar >= PCI_STD_NUM_BARS || !pci_resource_len(pdev, bar))
		return -EINVAL;
	if (page + vma_pages(vma) > pci_resource_len(pdev, bar) >> PAGE_SHIFT)
		return -ENXIO;

	*out = (pci_resource_start(pdev, bar) >> PAGE_SHIFT) + page;
	*seen = (VFIO_PCI_INDEX_TO_OFFSET(bar) >> PAGE_SHIFT) + page;
	return 0;
}

static int pump_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pump *pump = container_of(vdev, struct pump, core.vdev);
	unsigned long x, y;
	int err;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	mutex_lock(&pump->lock);
	err = pump_resolve(pump, vma, &x, &y);
	mutex_unlock(&pump->lock);
	if (err)
		return err;

	vma->vm_pgoff = y;
	return remap_pfn_range(vma, vma->vm_start, x, vma->vm_end - vma->vm_start,
			       pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops pump_ops = {
	.name	= "pump",
	.mmap	= pump_mmap,
};
