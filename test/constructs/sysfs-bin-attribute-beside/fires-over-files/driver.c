// A bin_attribute's mmap and VFIO's mmap both go through one inline helper that stores the frame.
#include "shared.h"

static inline unsigned long ledger_rebase(struct vm_area_struct *vma,
					  resource_size_t base)
{
	vma->vm_pgoff = (vma->vm_pgoff & (BIT(28) - 1)) + (base >> PAGE_SHIFT);
	// <- warning raw-pfn-in-pgoff
	return vma->vm_pgoff;
}

static int ledger_sysfs_mmap(struct file *file, struct kobject *kobj,
			     const struct bin_attribute *attr,
			     struct vm_area_struct *vma)
{
	struct ledger *l = attr->private;
	unsigned long pfn = ledger_rebase(vma, pci_resource_start(l->pdev, 0));

	return io_remap_pfn_range(vma, vma->vm_start, pfn,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

int ledger_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ledger *l = container_of(vdev, struct ledger, vdev);
	unsigned int bar = vma->vm_pgoff >> 28;
	unsigned long pfn;

	if (bar >= VFIO_PCI_ROM_REGION_INDEX)
		return -EINVAL;
	pfn = ledger_rebase(vma, pci_resource_start(l->pdev, bar));
	return io_remap_pfn_range(vma, vma->vm_start, pfn,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}


static int ledger_add_file(struct ledger *l)
{
	sysfs_bin_attr_init(&l->attr);
	l->attr.attr.name = "pages";
	l->attr.mmap = ledger_sysfs_mmap;
	l->attr.private = l;
	return sysfs_create_bin_file(&l->pdev->dev.kobj, &l->attr);
}
