// A char driver that speaks of vfio in comments and a string only, and rightly keeps a frame in vm_pgoff.
#include <linux/cdev.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/module.h>

/*
 * Not for passthrough: bind the device to vfio-pci and use its
 * vfio_device_ops .mmap if you need that.
 */
static phys_addr_t trough_base;

static vm_fault_t trough_fault(struct vm_fault *vmf)
{
	return vmf_insert_pfn(vmf->vma, vmf->address, vmf->pgoff);
}

static const struct vm_operations_struct trough_vm_ops = {
	.fault	= trough_fault,
};

static int trough_mmap(struct file *file, struct vm_area_struct *vma)
{
	if (!capable(CAP_SYS_RAWIO)) {
		pr_info("trough: use vfio instead\n");
		return -EPERM;
	}
	vma->vm_pgoff += trough_base >> PAGE_SHIFT;
	vma->vm_ops = &trough_vm_ops;
	vm_flags_set(vma, VM_IO | VM_PFNMAP);
	return 0;
}

static const struct file_operations trough_fops = {
	.owner	= THIS_MODULE,
	.mmap	= trough_mmap,
};
