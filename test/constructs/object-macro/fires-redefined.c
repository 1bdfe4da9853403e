// The macro is undefined and defined anew between two uses: the first is a file page, the second a frame.
#include <linux/vfio.h>
#include <linux/pci.h>

struct badge {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define BADGE_HOME	(1UL << (40 - PAGE_SHIFT))

static bool badge_is_home(struct vm_area_struct *vma)
{
	return vma->vm_pgoff == BADGE_HOME;
}

#undef BADGE_HOME
#define BADGE_HOME	(pci_resource_start(badge->pdev, 1) >> PAGE_SHIFT)

static int badge_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct badge *badge = container_of(vdev, struct badge, vdev);

	if (!badge_is_home(vma))
		return -EINVAL;

	vma->vm_pgoff = BADGE_HOME;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops badge_ops = {
	.name = "badge",
	.mmap = badge_mmap,
};
