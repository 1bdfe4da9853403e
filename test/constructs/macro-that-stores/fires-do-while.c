// A do-while macro of several statements, invoked from one place with a frame and from another with a file page.
#include <linux/vfio.h>
#include <linux/pci.h>

#define GRILL_TUNE(_vma, _prot, _pg)				\
	do {							\
		struct vm_area_struct *__v = (_vma);		\
								\
		__v->vm_page_prot = _prot(__v->vm_page_prot);	\
		__v->vm_pgoff = (_pg);				\
	} while (0)

struct grill {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	unsigned long rom_frame;
};

static int grill_mmap_rom(struct grill *g, struct vm_area_struct *vma)
{
	GRILL_TUNE(vma, pgprot_noncached, 6UL << (40 - PAGE_SHIFT));
	return io_remap_pfn_range(vma, vma->vm_start, g->rom_frame,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static int grill_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct grill *g = container_of(vdev, struct grill, vdev);
	unsigned int index = vma->vm_pgoff >> (40 - PAGE_SHIFT);

	if (vma->vm_pgoff & ((1UL << (40 - PAGE_SHIFT)) - 1))
		return -EINVAL;
	if (index == 6)
		return grill_mmap_rom(g, vma);
	if (index > 6)
		return -EINVAL;

	GRILL_TUNE(vma, pgprot_writecombine,
	// <- raw-pfn-in-pgoff
		   pci_resource_start(g->pdev, index) >> PAGE_SHIFT);
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops grill_ops = {
	.name = "grill",
	.mmap = grill_mmap,
};
