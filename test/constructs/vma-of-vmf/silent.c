// The fault handler decodes and leaves vm_pgoff alone.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct surf {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t surf_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *v = vmf->vma;
	struct surf *surf = v->vm_private_data;
	unsigned long page = vmf->pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	return vmf_insert_pfn(v, vmf->address, PHYS_PFN(pci_resource_start(surf->pdev, 0)) + page);
}

static const struct vm_operations_struct surf_vm_ops = {
	.fault = surf_fault,
};

static int surf_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct surf *surf = container_of(vdev, struct surf, vdev);
	vma->vm_private_data = surf;
	vma->vm_ops = &surf_vm_ops;
	return 0;
}

static const struct vfio_device_ops surf_ops = {
	.name = "surf",
	.mmap = surf_mmap,
};
