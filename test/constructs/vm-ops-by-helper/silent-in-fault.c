// Another vm_ops of the same file has a handler that stores a frame, but only a char device hands that one to the helper.
#include <linux/fs.h>
#include <linux/vfio.h>
#include <linux/mm.h>

struct weft {
	struct vfio_device	vdev;
	struct page		**pages;
	unsigned long		npages;
};

static vm_fault_t weft_char_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct weft *weft = vma->vm_private_data;

	if (vmf->pgoff >= weft->npages)
		return VM_FAULT_SIGBUS;
	vma->vm_pgoff = page_to_pfn(weft->pages[vmf->pgoff]);
	return vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff);
}

static vm_fault_t weft_fault(struct vm_fault *vmf)
{
	struct weft *weft = vmf->vma->vm_private_data;
	unsigned long nr = vmf->pgoff;

	if (nr >= weft->npages)
		return VM_FAULT_SIGBUS;
	nr = page_to_pfn(weft->pages[nr]);
	return vmf_insert_pfn(vmf->vma, vmf->address, nr);
}

static const struct vm_operations_struct weft_char_vm_ops = {
	.fault	= weft_char_fault,
};

static const struct vm_operations_struct weft_vm_ops = {
	.fault	= weft_fault,
};

static void weft_attach(struct weft *weft, struct vm_area_struct *vma,
			const struct vm_operations_struct *ops)
{
	vma->vm_private_data = weft;
	vm_flags_set(vma, VM_PFNMAP);
	vma->vm_ops = ops;
}

static int weft_char_mmap(struct file *file, struct vm_area_struct *vma)
{
	weft_attach(file->private_data, vma, &weft_char_vm_ops);
	return 0;
}

static int weft_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	weft_attach(container_of(vdev, struct weft, vdev), vma, &weft_vm_ops);
	return 0;
}

static const struct file_operations weft_fops = { .mmap = weft_char_mmap };
static const struct vfio_device_ops weft_ops = { .name = "weft", .mmap = weft_mmap };
