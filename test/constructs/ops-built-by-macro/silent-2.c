// The pasted name is that of the clean handler; a handler of another kind stores a frame but no macro names it.
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

#define KITE_OPS(_kind)							\
static const struct vfio_device_ops kite_##_kind##_ops = {		\
	.name		= "kite-" #_kind,				\
	.mmap		= kite_##_kind##_mmap,				\
}

struct kite {
	struct vfio_device	vdev;
	struct pci_dev		*pdev;
};

static unsigned long kite_frame(struct kite *kite, unsigned int bar,
				unsigned long page)
{
	return (pci_resource_start(kite->pdev, bar) >> PAGE_SHIFT) + page;
}

/* sysfs resource file of the box kite: physical coding is what it wants */
static int kite_box_mmap(struct file *filp, struct kobject *kobj,
			 const struct bin_attribute *attr,
			 struct vm_area_struct *vma)
{
	struct kite *kite = attr->private;

	vma->vm_pgoff = kite_frame(kite, 0, vma->vm_pgoff);
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				  vma->vm_end - vma->vm_start,
				  vma->vm_page_prot);
}

static int kite_delta_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct kite *kite = container_of(vdev, struct kite, vdev);
	unsigned int bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	unsigned long page;

	if (bar >= VFIO_PCI_ROM_REGION_INDEX)
		return -EINVAL;
	page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	return io_remap_pfn_range(vma, vma->vm_start,
				  kite_frame(kite, bar, page),
				  vma->vm_end - vma->vm_start,
				  pgprot_noncached(vma->vm_page_prot));
}

KITE_OPS(delta);
