// The whole table is assigned.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct ibex {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};
static struct vfio_device_ops ibex_ops;

static int ibex_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ibex *ibex = container_of(vdev, struct ibex, vdev);

	vma->vm_pgoff = pci_resource_start(ibex->pdev, 0) >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static int __init ibex_init(void)
{
	ibex_ops = (struct vfio_device_ops){
		.name = "ibex",
		.mmap = ibex_mmap,
	};
	return 0;
}
