// The open handler of the vm_ops that mmap installs does the store for a forked vma.
#include <linux/vfio.h>
#include <linux/pci.h>

struct wharf {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	atomic_t users;
};

static void wharf_vma_open(struct vm_area_struct *v)
{
	struct wharf *wharf = v->vm_private_data;

	atomic_inc(&wharf->users);
	v->vm_pgoff = pci_resource_start(wharf->pdev, 0) >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
}

static void wharf_vma_close(struct vm_area_struct *v)
{
	struct wharf *wharf = v->vm_private_data;

	atomic_dec(&wharf->users);
}

static const struct vm_operations_struct wharf_vm_ops = {
	.open = wharf_vma_open,
	.close = wharf_vma_close,
};

static int wharf_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct wharf *wharf = container_of(vdev, struct wharf, vdev);

	vma->vm_private_data = wharf;
	vma->vm_ops = &wharf_vm_ops;
	atomic_inc(&wharf->users);

	return io_remap_pfn_range(vma, vma->vm_start,
				  pci_resource_start(wharf->pdev, 0) >> PAGE_SHIFT,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops wharf_ops = {
	.name = "wharf",
	.mmap = wharf_mmap,
};
