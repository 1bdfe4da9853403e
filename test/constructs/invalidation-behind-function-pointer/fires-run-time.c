// The pointer that leads to the zap is a member that init_dev sets; close_device calls it.
#include <linux/vfio.h>
#include <linux/mm.h>

struct ferry {
	struct vfio_device	vdev;
	struct page		*deck;
	unsigned long		npages;
	void			(*drop)(struct ferry *f);
};

static void ferry_drop_pages(struct ferry *f)
{
	unmap_mapping_pages(f->vdev.inode->i_mapping, 0, f->npages, false);
}

static int ferry_init_dev(struct vfio_device *vdev)
{
	struct ferry *f = container_of(vdev, struct ferry, vdev);

	f->drop = ferry_drop_pages;
	return 0;
}

static void ferry_close(struct vfio_device *vdev)
{
	struct ferry *f = container_of(vdev, struct ferry, vdev);

	if (f->drop)
		f->drop(f);
}

static int ferry_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ferry *f = container_of(vdev, struct ferry, vdev);
	unsigned long pfn = page_to_pfn(f->deck) + vma->vm_pgoff;

	if (vma->vm_pgoff >= f->npages)
		return -EINVAL;

	vma->vm_pgoff = pfn;
	// <- error raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops ferry_ops = {
	.name		= "ferry",
	.init		= ferry_init_dev,
	.close_device	= ferry_close,
	.mmap		= ferry_mmap,
};
