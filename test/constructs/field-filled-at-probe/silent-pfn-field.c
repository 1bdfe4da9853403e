// The field comes from an allocator that is out of sight: it may hand out offsets or frames, nobody can know.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

#include "sled_alloc.h"

struct sled_device {
	struct vfio_pci_core_device core;
	unsigned long origin;
	unsigned long span;
};

static int sled_mmap(struct vfio_device *core_vdev, struct vm_area_struct *vma)
{
	struct sled_device *sled =
		container_of(core_vdev, struct sled_device, core.vdev);
	u64 page;

	if (vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT) != VFIO_PCI_BAR2_REGION_INDEX)
		return vfio_pci_core_mmap(core_vdev, vma);

	page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	if (page + vma_pages(vma) > sled->span)
		return -EINVAL;

	vma->vm_pgoff = sled->origin + page;
	return sled_fill(vma, page);
}

static const struct vfio_device_ops sled_ops = {
	.name = "sled-vfio-pci",
	.init = vfio_pci_core_init_dev,
	.release = vfio_pci_core_release_dev,
	.mmap = sled_mmap,
};

static int sled_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct sled_device *sled;

	sled = vfio_alloc_device(sled_device, core.vdev, &pdev->dev, &sled_ops);
	if (IS_ERR(sled))
		return PTR_ERR(sled);

	sled->origin = sled_window_take(pdev);
	sled->span = pci_resource_len(pdev, 2) >> PAGE_SHIFT;
	dev_set_drvdata(&pdev->dev, &sled->core);
	return vfio_pci_core_register_device(&sled->core);
}
