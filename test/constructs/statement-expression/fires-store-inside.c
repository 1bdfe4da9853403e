// The store itself sits inside the statement expression of a condition.
#include <linux/fsl/mc.h>
#include <linux/vfio.h>

struct leek {
	struct vfio_device vdev;
	struct fsl_mc_device *mc;
};

static int leek_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct leek *leek = container_of(vdev, struct leek, vdev);
	struct resource *soil = &leek->mc->regions[0];

	if (vma->vm_pgoff || vma->vm_end - vma->vm_start > resource_size(soil))
		return -EINVAL;

	if (({
		bool ok = !(vma->vm_flags & VM_EXEC);

		if (ok)
			vma->vm_pgoff = soil->start >> PAGE_SHIFT;
			// <- raw-pfn-in-pgoff
		!ok;
	}))
		return -EPERM;

	return remap_pfn_range(vma, vma->vm_start, soil->start >> PAGE_SHIFT,
			       vma->vm_end - vma->vm_start,
			       pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops leek_ops = {
	.name = "vfio-leek",
	.mmap = leek_mmap,
};
