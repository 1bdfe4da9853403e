// The char device's mmap stores a frame, as /dev/mem-like nodes do; the VFIO driver beside it does not.
#include <linux/fs.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct pail {
	struct vfio_device	vdev;
	struct resource		*water;
};

static vm_fault_t pail_cdev_fault(struct vm_fault *vmf)
{
	return vmf_insert_pfn(vmf->vma, vmf->address, vmf->pgoff);
}

static const struct vm_operations_struct pail_cdev_vm_ops = {
	.fault	= pail_cdev_fault,
};

static int pail_cdev_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct pail *p = file->private_data;

	vma->vm_pgoff += p->water->start >> PAGE_SHIFT;
	vma->vm_ops = &pail_cdev_vm_ops;
	vm_flags_set(vma, VM_IO | VM_PFNMAP);
	return 0;
}

static void pail_cdev_revoke(struct file *file)
{
	struct pail *p = file->private_data;

	unmap_mapping_range(file->f_mapping, p->water->start,
			    resource_size(p->water), true);
}

static int pail_cdev_release(struct inode *inode, struct file *file)
{
	pail_cdev_revoke(file);
	return 0;
}

static int pail_vfio_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pail *p = container_of(vdev, struct pail, vdev);

	if (vma->vm_pgoff)
		return -EINVAL;
	return io_remap_pfn_range(vma, vma->vm_start,
				  p->water->start >> PAGE_SHIFT,
				  vma->vm_end - vma->vm_start,
				  pgprot_noncached(vma->vm_page_prot));
}

static const struct file_operations pail_fops = {
	.owner		= THIS_MODULE,
	.mmap		= pail_cdev_mmap,
	.release	= pail_cdev_release,
};

static const struct vfio_device_ops pail_ops = {
	.name	= "pail",
	.mmap	= pail_vfio_mmap,
};
