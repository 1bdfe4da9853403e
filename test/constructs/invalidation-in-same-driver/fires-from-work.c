// A work item drops the mappings.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct lime {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct work_struct reset;
};

static void lime_reset_work(struct work_struct *work)
{
	struct lime *lime = container_of(work, struct lime, reset);

	unmap_mapping_pages(lime->vdev.inode->i_mapping, 0, 1UL << 30, true);
}

static int lime_open(struct vfio_device *vdev)
{
	struct lime *lime = container_of(vdev, struct lime, vdev);

	INIT_WORK(&lime->reset, lime_reset_work);
	return 0;
}

static int lime_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lime *lime = container_of(vdev, struct lime, vdev);

	vma->vm_pgoff = pci_resource_start(lime->pdev, 0) >> PAGE_SHIFT;
	// <- error raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}


static const struct vfio_device_ops lime_ops = {
	.name = "lime",
	.open_device = lime_open,
	.mmap = lime_mmap,
};
