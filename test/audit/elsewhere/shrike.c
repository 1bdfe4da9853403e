#include <linux/platform_device.h>
#include <linux/vfio.h>

struct shrike {
	struct vfio_device core;
	const struct shrike_model *model;
	phys_addr_t base;
};

static int shrike_calls_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return shrike_place_window(container_of(core, struct shrike, core), vma);
}

static int shrike_asks_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct shrike *shrike = container_of(core, struct shrike, core);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return shrike->model->place(shrike, vma);
}

static int shrike_maps_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct shrike *shrike = container_of(core, struct shrike, core);

	if (!(vma->vm_flags & VM_SHARED) || vma->vm_pgoff || vma->vm_end - vma->vm_start > PAGE_SIZE)
		return -EINVAL;
	shrike_note(shrike, vma);
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(shrike->base), PAGE_SIZE, vma->vm_page_prot);
}

static int shrike_refuses_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	return -ENODEV;
}

static const struct vfio_device_ops shrike_calls = { .mmap = shrike_calls_mmap };
static const struct vfio_device_ops shrike_asks = { .mmap = shrike_asks_mmap };
static const struct vfio_device_ops shrike_maps = { .mmap = shrike_maps_mmap };
static const struct vfio_device_ops shrike_refuses = { .mmap = shrike_refuses_mmap };
