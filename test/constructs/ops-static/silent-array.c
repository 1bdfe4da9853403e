// Two tables in an array; the one that looks wrong restores the region coding that user space passed.
#include <linux/amba/bus.h>
#include <linux/pfn.h>
#include <linux/vfio.h>

#define KILN_IDX_SHIFT	(32 - PAGE_SHIFT)

struct kiln {
	struct vfio_device	vdev;
	struct resource		bank[2];
};

static int kiln_map_bank(struct kiln *k, unsigned int bank,
			 struct vm_area_struct *vma)
{
	unsigned long pgoff = vma->vm_pgoff & (BIT(KILN_IDX_SHIFT) - 1);
	unsigned long pfn = PFN_DOWN(k->bank[bank].start) + pgoff;

	if (pgoff + vma_pages(vma) > PFN_DOWN(resource_size(&k->bank[bank])))
		return -EINVAL;

	/* gen1 user space leaves the bank out, put it back for lookups */
	vma->vm_pgoff = ((unsigned long)bank << KILN_IDX_SHIFT) | pgoff;

	return io_remap_pfn_range(vma, vma->vm_start, pfn,
				  vma->vm_end - vma->vm_start,
				  pgprot_device(vma->vm_page_prot));
}

static int kiln1_mmap(struct vfio_device *vd, struct vm_area_struct *vma)
{
	return kiln_map_bank(container_of(vd, struct kiln, vdev), 0, vma);
}

static int kiln2_mmap(struct vfio_device *vd, struct vm_area_struct *vma)
{
	unsigned int bank = vma->vm_pgoff >> KILN_IDX_SHIFT;

	if (bank > 1)
		return -EINVAL;
	return kiln_map_bank(container_of(vd, struct kiln, vdev), bank, vma);
}

static const struct vfio_device_ops kiln_ops[] = {
	{ .name = "kiln-gen1", .mmap = kiln1_mmap },
	{ .name = "kiln-gen2", .mmap = kiln2_mmap },
};
