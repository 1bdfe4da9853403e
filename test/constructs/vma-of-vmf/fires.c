// The fault handler stores the pfn, under its own name for the vma.
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

	v->vm_pgoff = pci_resource_start(surf->pdev, 0) >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return vmf_insert_pfn(v, vmf->address, v->vm_pgoff);
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
