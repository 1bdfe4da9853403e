#include <linux/pci.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct merlin {
	struct vfio_device core;
	phys_addr_t base;
	u64 size;
};

static int merlin_soc_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct merlin *merlin = container_of(core, struct merlin, core);
	u64 length = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED) || vma->vm_pgoff || length > merlin->size)
		return -EINVAL;
	vma->vm_pgoff = PHYS_PFN(merlin->base);
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, length, vma->vm_page_prot);
}

static int merlin_card_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct merlin *merlin = container_of(core, struct merlin, core);
	u64 length = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED) || vma->vm_pgoff || length > merlin->size)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(merlin->base), length, vma->vm_page_prot);
}

static int merlin_odd_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	return -ENODEV;
}

static struct vfio_device_ops merlin_soc_ops = { .name = "merlin-soc" };
static struct vfio_device_ops merlin_card_ops = { .name = "merlin-card" };
static struct vfio_device_ops merlin_odd_ops = { .mmap = merlin_odd_mmap };

static int merlin_soc_probe(struct platform_device *pdev)
{
	return merlin_register(&pdev->dev, &merlin_soc_ops, &merlin_odd_ops);
}

static int merlin_card_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return merlin_register(&pdev->dev, &merlin_card_ops, &merlin_odd_ops);
}

static struct platform_driver merlin_soc_driver = { .probe = merlin_soc_probe };
static struct pci_driver merlin_card_driver = { .probe = merlin_card_probe };

static int merlin_init(void)
{
	merlin_soc_ops.mmap = merlin_soc_mmap;
	merlin_card_ops.mmap = merlin_card_mmap;
	return platform_driver_register(&merlin_soc_driver) ?: pci_register_driver(&merlin_card_driver);
}
