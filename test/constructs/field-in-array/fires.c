// An element of an array of structs in the device.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct silo {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct {
		u64 pa;
		u64 len;
	} bars[6];
};

static void silo_scan(struct silo *silo)
{
	int i;

	for (i = 0; i < 6; i++)
		silo->bars[i].pa = pci_resource_start(silo->pdev, i);
}

static int silo_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct silo *silo = container_of(vdev, struct silo, vdev);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);

	vma->vm_pgoff = silo->bars[index].pa >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops silo_ops = {
	.name = "silo",
	.mmap = silo_mmap,
};
