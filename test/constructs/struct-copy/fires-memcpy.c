// The copy is made with memcpy, then stored by way of the copied field.
#include <linux/pci.h>
#include <linux/string.h>
#include <linux/vfio.h>

struct flute_win {
	unsigned long pfn;
	unsigned long npages;
};

struct flute {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct flute_win win;
	spinlock_t lock;
};

static int flute_init(struct vfio_device *vdev)
{
	struct flute *f = container_of(vdev, struct flute, vdev);

	f->pdev = to_pci_dev(vdev->dev);
	f->win.pfn = PHYS_PFN(pci_resource_start(f->pdev, 0));
	f->win.npages = pci_resource_len(f->pdev, 0) >> PAGE_SHIFT;
	return 0;
}

static int flute_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct flute *f = container_of(vdev, struct flute, vdev);
	struct flute_win snap;

	spin_lock(&f->lock);
	memcpy(&snap, &f->win, sizeof(snap));
	spin_unlock(&f->lock);

	if (vma_pages(vma) > snap.npages)
		return -EINVAL;

	vma->vm_pgoff = snap.pfn;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, snap.pfn,
				  vma_pages(vma) << PAGE_SHIFT, vma->vm_page_prot);
}

static const struct vfio_device_ops flute_ops = {
	.name = "flute",
	.init = flute_init,
	.mmap = flute_mmap,
};
