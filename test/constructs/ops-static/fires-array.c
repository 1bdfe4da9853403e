// The ops are elements of a static array that is picked by hardware generation.
#include <linux/amba/bus.h>
#include <linux/pfn.h>
#include <linux/vfio.h>

enum { KILN_GEN1, KILN_GEN2, KILN_NGEN };

struct kiln {
	struct vfio_device	vdev;
	struct amba_device	*adev;
	unsigned int		gen;
};

static int kiln1_mmap(struct vfio_device *vd, struct vm_area_struct *vma)
{
	struct kiln *k = container_of(vd, struct kiln, vdev);
	unsigned long npages = vma_pages(vma);

	if (vma->vm_pgoff || npages > PFN_DOWN(resource_size(&k->adev->res)))
		return -EINVAL;

	return io_remap_pfn_range(vma, vma->vm_start,
				  PFN_DOWN(k->adev->res.start),
				  npages << PAGE_SHIFT,
				  pgprot_device(vma->vm_page_prot));
}

static int kiln2_mmap(struct vfio_device *vd, struct vm_area_struct *vma)
{
	struct kiln *k = container_of(vd, struct kiln, vdev);
	const struct resource *res = &k->adev->res;

	if (vma->vm_pgoff + vma_pages(vma) > PFN_DOWN(resource_size(res)))
		return -EINVAL;

	vma->vm_pgoff += PFN_DOWN(res->start);
	// <- warning raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				  vma->vm_end - vma->vm_start,
				  pgprot_device(vma->vm_page_prot));
}

static const struct vfio_device_ops kiln_ops[KILN_NGEN] = {
	[KILN_GEN1] = {
		.name	= "kiln-gen1",
		.mmap	= kiln1_mmap,
	},
	[KILN_GEN2] = {
		.name	= "kiln-gen2",
		.mmap	= kiln2_mmap,
	},
};

static int kiln_probe(struct amba_device *adev, const struct amba_id *id)
{
	unsigned int gen = (unsigned long)id->data ? KILN_GEN2 : KILN_GEN1;
	struct kiln *k;

	k = vfio_alloc_device(kiln, vdev, &adev->dev, &kiln_ops[gen]);
	if (IS_ERR(k))
		return PTR_ERR(k);
	k->adev = adev;
	k->gen = gen;
	return vfio_register_group_dev(&k->vdev);
}
