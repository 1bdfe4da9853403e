// A helper returns the whole struct, and the store reads a member of the call's result.
#include <linux/pci.h>
#include <linux/vfio.h>

struct teapot_frames {
	unsigned long first;
	unsigned long count;
};

struct teapot {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static struct teapot_frames teapot_bar(struct pci_dev *pdev, int bar)
{
	struct teapot_frames f = { };

	if (pci_resource_len(pdev, bar)) {
		f.first = pci_resource_start(pdev, bar) >> PAGE_SHIFT;
		f.count = pci_resource_len(pdev, bar) >> PAGE_SHIFT;
	}
	return f;
}

static int teapot_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct teapot *t = container_of(vdev, struct teapot, vdev);
	int bar = vma->vm_pgoff >> (40 - PAGE_SHIFT);

	if (bar < 0 || bar > 5)
		return -EINVAL;
	if (vma_pages(vma) > teapot_bar(t->pdev, bar).count)
		return -EINVAL;

	/* the whole BAR or nothing */
	vma->vm_pgoff = teapot_bar(t->pdev, bar).first;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start,
			       pgprot_writecombine(vma->vm_page_prot));
}

static const struct vfio_device_ops teapot_ops = {
	.name = "teapot",
	.mmap = teapot_mmap,
};
