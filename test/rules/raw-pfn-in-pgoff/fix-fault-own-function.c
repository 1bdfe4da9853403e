#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct tern {
	struct vfio_device vdev;
	phys_addr_t base[4];
};

static unsigned long tern_scale(phys_addr_t at)
{
	return at >> PAGE_SHIFT;
}

static unsigned long tern_base(struct tern *tern, unsigned int index)
{
	return tern_scale(tern->base[index]);
}

static vm_fault_t tern_fault(struct vm_fault *vmf)
{
	return vmf_insert_pfn(vmf->vma, vmf->address, vmf->pgoff);
}

static const struct vm_operations_struct tern_vm_ops = {
	.fault = tern_fault,
};

static int tern_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct tern *tern = container_of(vdev, struct tern, vdev);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	if (index >= 4)
		return -EINVAL;
	vma->vm_private_data = tern;
	vma->vm_pgoff = tern_base(tern, index) + page;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &tern_vm_ops;
	return 0;
}

static const struct vfio_device_ops tern_ops = {
	.name = "tern",
	.mmap = tern_mmap,
};
