// The local called pfn goes to the remap call as a pfn, and is then refilled with the region-encoded page before the store.
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct lamp_device {
	struct vfio_pci_core_device core;
	resource_size_t glow_start;
	resource_size_t glow_len;
};

static int lamp_mmap(struct vfio_device *vfio, struct vm_area_struct *vma)
{
	struct lamp_device *lamp = container_of(vfio, struct lamp_device, core.vdev);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 len = vma->vm_end - vma->vm_start;
	u64 page;
	unsigned long pfn;
	int ret;

	if (index != VFIO_PCI_BAR4_REGION_INDEX)
		return vfio_pci_core_mmap(vfio, vma);
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	page = vma->vm_pgoff & ((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if ((page << PAGE_SHIFT) + len > lamp->glow_len)
		return -EINVAL;

	pfn = (lamp->glow_start >> PAGE_SHIFT) + page;
	ret = remap_pfn_range(vma, vma->vm_start, pfn, len, vma->vm_page_prot);
	if (ret)
		return ret;

	/* whoever looks at the vma later still finds region and page */
	pfn = VFIO_PCI_INDEX_TO_OFFSET(index) >> PAGE_SHIFT;
	pfn += page;
	vma->vm_pgoff = pfn;
	return 0;
}

static const struct vfio_device_ops lamp_ops = {
	.name = "lamp-vfio-pci",
	.mmap = lamp_mmap,
};

static int lamp_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct lamp_device *lamp;

	lamp = vfio_alloc_device(lamp_device, core.vdev, &pdev->dev, &lamp_ops);
	if (IS_ERR(lamp))
		return PTR_ERR(lamp);
	lamp->glow_start = pci_resource_start(pdev, 4);
	lamp->glow_len = pci_resource_len(pdev, 4);
	return vfio_pci_core_register_device(&lamp->core);
}
