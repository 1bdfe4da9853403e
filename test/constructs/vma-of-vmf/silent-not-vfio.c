// The same store, but the handler belongs to a char device next to the VFIO driver, which VFIO's mmap never installs.
#include <linux/vfio.h>
#include <linux/miscdevice.h>
#include <linux/ioport.h>

struct canoe {
	struct vfio_device vdev;
	struct miscdevice debug;
	struct resource *res;
};

static vm_fault_t canoe_debug_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *v = vmf->vma;
	struct canoe *canoe = v->vm_private_data;

	v->vm_pgoff = PHYS_PFN(canoe->res->start);
	return vmf_insert_pfn(v, vmf->address, v->vm_pgoff +
			      ((vmf->address - v->vm_start) >> PAGE_SHIFT));
}

static const struct vm_operations_struct canoe_debug_vm_ops = {
	.fault = canoe_debug_fault,
};

static int canoe_debug_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct canoe *canoe = container_of(file->private_data, struct canoe, debug);

	vma->vm_private_data = canoe;
	vma->vm_ops = &canoe_debug_vm_ops;
	return 0;
}

static const struct file_operations canoe_debug_fops = {
	.owner = THIS_MODULE,
	.mmap = canoe_debug_mmap,
};

static int canoe_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct canoe *canoe = container_of(vdev, struct canoe, vdev);

	if (vma_pages(vma) > resource_size(canoe->res) >> PAGE_SHIFT)
		return -EINVAL;

	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(canoe->res->start),
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops canoe_ops = {
	.name = "canoe",
	.mmap = canoe_mmap,
};
