// The driver zaps by region offset and its mmap keeps vm_pgoff region-coded; the frame is the fault handler's business.
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct smelter {
	struct vfio_device	vdev;
	struct resource		*mem;
	struct mutex		lock;
	bool			cold;
};

static void smelter_zap(struct smelter *s)
{
	unmap_mapping_range(s->vdev.inode->i_mapping, 0,
			    resource_size(s->mem), true);
}

static void smelter_close(struct vfio_device *vdev)
{
	struct smelter *s = container_of(vdev, struct smelter, vdev);

	mutex_lock(&s->lock);
	s->cold = true;
	smelter_zap(s);
	mutex_unlock(&s->lock);
}

static vm_fault_t smelter_fault(struct vm_fault *vmf)
{
	struct smelter *s = vmf->vma->vm_private_data;
	unsigned long pfn = vmf->pgoff & (BIT(40 - PAGE_SHIFT) - 1);
	vm_fault_t ret = VM_FAULT_SIGBUS;

	pfn += s->mem->start >> PAGE_SHIFT;
	mutex_lock(&s->lock);
	if (!s->cold)
		ret = vmf_insert_pfn(vmf->vma, vmf->address, pfn);
	mutex_unlock(&s->lock);
	return ret;
}

static const struct vm_operations_struct smelter_vm_ops = {
	.fault	= smelter_fault,
};

static int smelter_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	vma->vm_private_data = container_of(vdev, struct smelter, vdev);
	vma->vm_ops = &smelter_vm_ops;
	vm_flags_set(vma, VM_IO | VM_PFNMAP);
	return 0;
}

static const struct vfio_device_ops smelter_ops = {
	.name		= "smelter",
	.close_device	= smelter_close,
	.mmap		= smelter_mmap,
};
