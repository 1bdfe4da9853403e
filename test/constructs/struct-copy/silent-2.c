// The copy's base is changed to a file offset before the store; the original keeps the physical base for the remap.
#include <linux/vfio.h>
#include <linux/fsl/mc.h>

struct drum_region {
	u64 base;
	u64 bytes;
	u32 type;
};

struct drum {
	struct vfio_device vdev;
	struct fsl_mc_device *mc;
	struct drum_region *regions;
};

static int drum_open(struct vfio_device *vdev)
{
	struct drum *drum = container_of(vdev, struct drum, vdev);
	int n;

	for (n = 0; n < drum->mc->obj_desc.region_count; n++) {
		drum->regions[n].base = drum->mc->regions[n].start;
		drum->regions[n].bytes = resource_size(&drum->mc->regions[n]);
	}
	return 0;
}

static int drum_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct drum *drum = container_of(vdev, struct drum, vdev);
	unsigned int index = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	unsigned long page = vma->vm_pgoff & ((1UL << (40 - PAGE_SHIFT)) - 1);
	struct drum_region copy;

	if (index >= drum->mc->obj_desc.region_count)
		return -EINVAL;

	copy = drum->regions[index];
	if (page + vma_pages(vma) > copy.bytes >> PAGE_SHIFT)
		return -EINVAL;

	copy.base = ((u64)index << 40) + ((u64)page << PAGE_SHIFT);
	vma->vm_pgoff = copy.base >> PAGE_SHIFT;
	return remap_pfn_range(vma, vma->vm_start,
			       (drum->regions[index].base >> PAGE_SHIFT) + page,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops drum_ops = {
	.name = "vfio-drum",
	.open_device = drum_open,
	.mmap = drum_mmap,
};
