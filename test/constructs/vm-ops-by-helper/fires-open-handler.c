// The open handler, run by hand from mmap and by the mm at fork, writes the frame; the fault reads it.
#include <linux/pci.h>
#include <linux/vfio.h>

struct skein {
	struct vfio_device	vdev;
	resource_size_t		wool;
	atomic_t		maps;
};

static void skein_vma_open(struct vm_area_struct *vma)
{
	struct skein *s = vma->vm_private_data;

	atomic_inc(&s->maps);
	vma->vm_pgoff = s->wool >> PAGE_SHIFT;
	// <- warning raw-pfn-in-pgoff
}

static void skein_vma_close(struct vm_area_struct *vma)
{
	struct skein *s = vma->vm_private_data;

	atomic_dec(&s->maps);
}

static vm_fault_t skein_vma_fault(struct vm_fault *vmf)
{
	return vmf_insert_pfn(vmf->vma, vmf->address, vmf->pgoff);
}

static const struct vm_operations_struct *skein_vm_ops(struct skein *s)
{
	static const struct vm_operations_struct ops = {
		.open	= skein_vma_open,
		.close	= skein_vma_close,
		.fault	= skein_vma_fault,
	};

	return &ops;
}

static int skein_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct skein *s = container_of(vdev, struct skein, vdev);

	if (vma->vm_pgoff)
		return -EINVAL;
	vma->vm_private_data = s;
	vma->vm_ops = skein_vm_ops(s);
	vm_flags_set(vma, VM_IO | VM_PFNMAP);
	vma->vm_ops->open(vma);
	return 0;
}

static const struct vfio_device_ops skein_ops = {
	.name	= "skein",
	.mmap	= skein_mmap,
};
