// The store is in comments and in a string, and in a function that nothing calls.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct moth {
	struct vfio_device vdev;
	struct resource *res;
};

static void __maybe_unused moth_old_store(struct vm_area_struct *vma, struct moth *m)
{
	vma->vm_pgoff = m->res->start >> PAGE_SHIFT;
}

static int moth_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct moth *m = container_of(vdev, struct moth, vdev);
	unsigned long pfn = m->res->start >> PAGE_SHIFT;

	/* vma->vm_pgoff = pfn; */
	/*
	 * moth_old_store(vma, m);
	 */
	dev_dbg(vdev->dev, "vma->vm_pgoff = pfn; is not done, %lx\n", pfn);

	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops moth_ops = {
	.name = "moth",
	.mmap = moth_mmap,
};
