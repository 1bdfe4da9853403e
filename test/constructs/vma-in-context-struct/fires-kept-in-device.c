// mmap keeps the vma in the device for a while and a second function of the same call writes it there.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct heron {
	struct vfio_device vdev;
	struct resource *res;
	struct mutex lock;
	struct {
		struct vm_area_struct *vma;
		pgprot_t prot;
	} job;
};

static int heron_run(struct heron *h)
{
	struct vm_area_struct *v = h->job.vma;

	v->vm_page_prot = h->job.prot;
	v->vm_pgoff = h->res->start >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(v, v->vm_start, v->vm_pgoff,
				  v->vm_end - v->vm_start, v->vm_page_prot);
}

static int heron_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct heron *h = container_of(vdev, struct heron, vdev);
	int ret;

	mutex_lock(&h->lock);
	h->job.vma = vma;
	h->job.prot = pgprot_noncached(vma->vm_page_prot);
	ret = heron_run(h);
	h->job.vma = NULL;
	mutex_unlock(&h->lock);
	return ret;
}

static const struct vfio_device_ops heron_ops = {
	.name = "heron",
	.mmap = heron_mmap,
};
