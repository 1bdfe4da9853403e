// A union holds either a frame or a kernel buffer; the frame arm is filled and stored.
#include <linux/vfio.h>
#include <linux/vmalloc.h>
#include <linux/ioport.h>

enum sock_kind { SOCK_RAM, SOCK_MMIO };

struct sock_area {
	enum sock_kind kind;
	unsigned long nr_pages;
	union {
		void *kva;
		struct {
			unsigned long pfn;
			pgprot_t (*prot)(pgprot_t);
		} io;
	} u;
};

struct sock_dev {
	struct vfio_device vdev;
	struct resource *res;
	struct sock_area area[2];
};

static int sock_open(struct vfio_device *vdev)
{
	struct sock_dev *s = container_of(vdev, struct sock_dev, vdev);

	s->area[0].kind = SOCK_RAM;
	s->area[0].nr_pages = 1;
	s->area[0].u.kva = vmalloc_user(PAGE_SIZE);

	s->area[1].kind = SOCK_MMIO;
	s->area[1].nr_pages = resource_size(s->res) >> PAGE_SHIFT;
	s->area[1].u.io.pfn = s->res->start >> PAGE_SHIFT;
	return s->area[0].u.kva ? 0 : -ENOMEM;
}

static int sock_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct sock_dev *s = container_of(vdev, struct sock_dev, vdev);
	struct sock_area *a = &s->area[!!(vma->vm_pgoff >> (40 - PAGE_SHIFT))];
	unsigned long rel = vma->vm_pgoff & ((1UL << (40 - PAGE_SHIFT)) - 1);

	if (rel + vma_pages(vma) > a->nr_pages)
		return -EINVAL;

	switch (a->kind) {
	case SOCK_RAM:
		return remap_vmalloc_range(vma, a->u.kva, rel);
	case SOCK_MMIO:
		vma->vm_pgoff = a->u.io.pfn + rel;
		// <- raw-pfn-in-pgoff
		return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				       vma_pages(vma) << PAGE_SHIFT,
				       vma->vm_page_prot);
	}
	return -EINVAL;
}

static const struct vfio_device_ops sock_ops = {
	.name = "sock",
	.open_device = sock_open,
	.mmap = sock_mmap,
};
