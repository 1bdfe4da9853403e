// The struct comes from firmware by memcpy_fromio, so what its pfn field really holds is not in these files.
#include <linux/io.h>
#include <linux/pci.h>
#include <linux/vfio.h>

struct flute_win {
	__le64 cookie;
	__le64 npages;
};

struct flute {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	void __iomem *mailbox;
};

static int flute_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct flute *f = container_of(vdev, struct flute, vdev);
	unsigned long pfn = PHYS_PFN(pci_resource_start(f->pdev, 0));
	struct flute_win snap = { .cookie = pfn };

	memcpy_fromio(&snap, f->mailbox, sizeof(snap));
	if (vma_pages(vma) > le64_to_cpu(snap.npages))
		return -EINVAL;

	vma->vm_pgoff = le64_to_cpu(snap.cookie);
	return io_remap_pfn_range(vma, vma->vm_start, pfn,
				  vma_pages(vma) << PAGE_SHIFT, vma->vm_page_prot);
}

static const struct vfio_device_ops flute_ops = {
	.name = "flute",
	.mmap = flute_mmap,
};
