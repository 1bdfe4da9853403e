// The macro drops its first argument, so the frame that is handed to it never reaches the vma.
#include <linux/vfio.h>
#include <linux/pci.h>

#define hatch_pick(_pfn, _file)		(_file)
#define hatch_note(_what, ...)		dev_dbg(_what, ##__VA_ARGS__)

struct hatch {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int hatch_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct hatch *hatch = container_of(vdev, struct hatch, vdev);
	unsigned int bar = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	unsigned long pfn;

	if (bar > 5 || vma_pages(vma) << PAGE_SHIFT > pci_resource_len(hatch->pdev, bar))
		return -EINVAL;

	pfn = pci_resource_start(hatch->pdev, bar) >> PAGE_SHIFT;
	hatch_note(vdev->dev, "bar %u at pfn %lx\n", bar, pfn);

	vma->vm_pgoff = hatch_pick(pfn, vma->vm_pgoff);
	return io_remap_pfn_range(vma, vma->vm_start, pfn,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops hatch_ops = {
	.name = "hatch",
	.mmap = hatch_mmap,
};
