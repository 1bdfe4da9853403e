// The own struct embeds a pointer to the real vma under the name of its own field: only the last store is one to the vma.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct slate_map {
	struct vm_area_struct *real;
	unsigned long vm_pgoff;
	unsigned long nr;
};

struct slate {
	struct vfio_device vdev;
	struct resource *res;
};

static int slate_finish(struct slate_map *m)
{
	struct vm_area_struct *vma = m->real;

	m->vm_pgoff += vma->vm_pgoff & ((1UL << (40 - PAGE_SHIFT)) - 1);
	m->real->vm_pgoff = m->vm_pgoff;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, m->vm_pgoff,
				  m->nr << PAGE_SHIFT, vma->vm_page_prot);
}

static int slate_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct slate *s = container_of(vdev, struct slate, vdev);
	struct slate_map m = { .real = vma, .nr = vma_pages(vma) };

	m.vm_pgoff = s->res->start >> PAGE_SHIFT;
	return slate_finish(&m);
}

static const struct vfio_device_ops slate_ops = {
	.name = "slate",
	.mmap = slate_mmap,
};
