// Only the bin_attribute's mmap stores a frame, keyed to iomem as that file wants it; VFIO's mmap is separate.
#include <linux/pci.h>
#include <linux/sysfs.h>
#include <linux/vfio_pci_core.h>

struct almanac {
	struct vfio_device	vdev;
	struct pci_dev		*pdev;
};

static int page_mmap(struct file *file, struct kobject *kobj,
		     const struct bin_attribute *attr,
		     struct vm_area_struct *vma)
{
	struct pci_dev *pdev = to_pci_dev(kobj_to_dev(kobj));
	resource_size_t start = pci_resource_start(pdev, 0);

	vma->vm_pgoff += start >> PAGE_SHIFT;
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct bin_attribute page_attr = {
	.attr	= { .name = "page", .mode = 0600 },
	.size	= SZ_4K,
	.mmap	= page_mmap,
};

static int almanac_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct almanac *a = container_of(vdev, struct almanac, vdev);
	unsigned int bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	resource_size_t start;
	unsigned long pgoff;

	if (bar >= VFIO_PCI_ROM_REGION_INDEX)
		return -EINVAL;
	start = pci_resource_start(a->pdev, bar);
	pgoff = vma->vm_pgoff - ((unsigned long)bar << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT));
	pgoff += start >> PAGE_SHIFT;
	return io_remap_pfn_range(vma, vma->vm_start, pgoff,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static int almanac_open(struct vfio_device *vdev)
{
	struct almanac *a = container_of(vdev, struct almanac, vdev);

	return sysfs_create_bin_file(&a->pdev->dev.kobj, &page_attr);
}

static const struct vfio_device_ops almanac_ops = {
	.name		= "almanac",
	.open_device	= almanac_open,
	.mmap		= almanac_mmap,
};
