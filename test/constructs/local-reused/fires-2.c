// One local is first the page inside the region, then grows into the pfn, and is stored.
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
	u64 where;

	if (index != VFIO_PCI_BAR4_REGION_INDEX)
		return vfio_pci_core_mmap(vfio, vma);
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	where = vma->vm_pgoff & ((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	where <<= PAGE_SHIFT;
	if (where + len > lamp->glow_len)
		return -EINVAL;

	where += lamp->glow_start;
	where >>= PAGE_SHIFT;

	vma->vm_page_prot = pgprot_writecombine(vma->vm_page_prot);
	vma->vm_pgoff = where;
	// <- warning raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, where, len, vma->vm_page_prot);
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
