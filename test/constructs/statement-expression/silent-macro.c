// Two statement-expression macros: the one for the frame feeds the fault handler, the one for the vma gives region coding.
#include <linux/platform_device.h>
#include <linux/vfio.h>

#define GARLIC_BITS	(40 - PAGE_SHIFT)

#define garlic_clove(g, n) ({						\
	struct resource *__res = (g)->bulb;				\
	(__res->start >> PAGE_SHIFT) + (n);				\
})

#define garlic_label(i, n) ({						\
	unsigned long __start = (i);					\
	__start <<= GARLIC_BITS;					\
	__start + (n);							\
})

struct garlic {
	struct vfio_device vdev;
	struct resource *bulb;
};

static vm_fault_t garlic_fault(struct vm_fault *vmf)
{
	struct garlic *g = vmf->vma->vm_private_data;
	unsigned long n = vmf->pgoff & ((1UL << GARLIC_BITS) - 1);

	return vmf_insert_pfn(vmf->vma, vmf->address, garlic_clove(g, n));
}

static const struct vm_operations_struct garlic_vm_ops = {
	.fault = garlic_fault,
};

static int garlic_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct garlic *g = container_of(vdev, struct garlic, vdev);
	unsigned long page = vma->vm_pgoff & ((1UL << GARLIC_BITS) - 1);

	if (page + vma_pages(vma) > resource_size(g->bulb) >> PAGE_SHIFT)
		return -EINVAL;
	vm_flags_set(vma, VM_PFNMAP | VM_IO);
	vma->vm_private_data = g;
	vma->vm_pgoff = garlic_label(0, page);
	vma->vm_ops = &garlic_vm_ops;
	return 0;
}

static const struct vfio_device_ops garlic_ops = {
	.name = "vfio-garlic",
	.mmap = garlic_mmap,
};
