// The context's vma is that of a sound buffer of another file, mapped by its own mmap; VFIO only reads the context.
#include <linux/vfio.h>
#include <linux/fs.h>
#include <linux/ioport.h>

struct heron_ctx {
	struct vm_area_struct *vma;
	struct resource *res;
};

struct heron {
	struct vfio_device vdev;
	struct heron_ctx side;
	struct resource *res;
};

static int heron_ctx_map(struct heron_ctx *c)
{
	c->vma->vm_pgoff = c->res->start >> PAGE_SHIFT;
	return io_remap_pfn_range(c->vma, c->vma->vm_start, c->vma->vm_pgoff,
				  c->vma->vm_end - c->vma->vm_start,
				  c->vma->vm_page_prot);
}

static int heron_side_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct heron *h = file->private_data;
	struct heron_ctx c = { .vma = vma, .res = h->res };

	return heron_ctx_map(&c);
}

static const struct file_operations heron_side_fops = {
	.mmap = heron_side_mmap,
};

static int heron_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct heron *h = container_of(vdev, struct heron, vdev);
	struct heron_ctx c = { .vma = vma, .res = h->res };

	return io_remap_pfn_range(c.vma, vma->vm_start, c.res->start >> PAGE_SHIFT,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops heron_ops = {
	.name = "heron",
	.mmap = heron_mmap,
};
