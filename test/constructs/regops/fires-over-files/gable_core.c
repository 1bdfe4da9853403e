// The driver's mmap goes through region->ops->mmap; its reset invalidates every region by region offset.
#include <linux/module.h>
#include "gable.h"

int gable_mmap(struct vfio_device *vd, struct vm_area_struct *vma)
{
	struct vfio_pci_core_device *core =
		container_of(vd, struct vfio_pci_core_device, vdev);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);

	if (index >= VFIO_PCI_NUM_REGIONS + core->num_regions)
		return -EINVAL;
	if (index >= VFIO_PCI_NUM_REGIONS) {
		struct vfio_pci_region *region =
			core->region + (index - VFIO_PCI_NUM_REGIONS);

		if (region->ops && region->ops->mmap)
			return region->ops->mmap(core, region, vma);
	}
	return -EINVAL;
}

static void gable_shut(struct vfio_device *vd)
{
	unmap_mapping_range(vd->inode->i_mapping,
			    VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_NUM_REGIONS),
			    0, true);
}

static const struct vfio_device_ops gable_ops = {
	.name		= "gable",
	.close_device	= gable_shut,
	.mmap		= gable_mmap,
};

static int gable_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct vfio_pci_core_device *core;
	struct gable_aux *aux;

	core = vfio_alloc_device(vfio_pci_core_device, vdev, &pdev->dev, &gable_ops);
	if (IS_ERR(core))
		return PTR_ERR(core);
	aux = devm_kzalloc(&pdev->dev, sizeof(*aux), GFP_KERNEL);
	if (!aux)
		return -ENOMEM;
	aux->phys = pci_resource_start(pdev, 0) + SZ_64K;
	aux->len = SZ_64K;
	return vfio_pci_core_register_dev_region(core, 1, 1, &gable_aux_regops,
						 aux->len, 0, aux);
}
