// The returned struct has a frame and a file page, only the file page is written back.
#include <linux/pci.h>
#include <linux/vfio.h>

struct teapot_place {
	unsigned long first;
	unsigned long file;
	unsigned long count;
};

struct teapot {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static struct teapot_place teapot_bar(struct pci_dev *pdev, unsigned long bar)
{
	struct teapot_place p;

	p.first = pci_resource_start(pdev, bar) >> PAGE_SHIFT;
	p.count = pci_resource_len(pdev, bar) >> PAGE_SHIFT;
	p.file = bar << (40 - PAGE_SHIFT);
	return p;
}

static int teapot_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct teapot *t = container_of(vdev, struct teapot, vdev);
	unsigned long bar = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	struct teapot_place place;

	if (bar > 5)
		return -EINVAL;

	place = teapot_bar(t->pdev, bar);
	if (vma->vm_pgoff != place.file || vma_pages(vma) > place.count)
		return -EINVAL;

	vma->vm_pgoff = teapot_bar(t->pdev, bar).file;
	return remap_pfn_range(vma, vma->vm_start, place.first,
			       vma->vm_end - vma->vm_start,
			       pgprot_writecombine(vma->vm_page_prot));
}

static const struct vfio_device_ops teapot_ops = {
	.name = "teapot",
	.mmap = teapot_mmap,
};
