// The zap runs in a work item that open_device sets up and the ioctl queues.
#include <linux/pci.h>
#include <linux/vfio.h>
#include <linux/workqueue.h>

struct pulley {
	struct vfio_device	vdev;
	struct pci_dev		*pdev;
	struct work_struct	drop_work;
};

static void pulley_drop(struct work_struct *work)
{
	struct pulley *p = container_of(work, struct pulley, drop_work);

	unmap_mapping_range(p->vdev.inode->i_mapping, 0,
			    pci_resource_len(p->pdev, 0), true);
}

static int pulley_open(struct vfio_device *vdev)
{
	struct pulley *p = container_of(vdev, struct pulley, vdev);

	INIT_WORK(&p->drop_work, pulley_drop);
	return 0;
}

static long pulley_ioctl(struct vfio_device *vdev, unsigned int cmd,
			 unsigned long arg)
{
	struct pulley *p = container_of(vdev, struct pulley, vdev);

	if (cmd != VFIO_DEVICE_RESET)
		return -ENOTTY;
	schedule_work(&p->drop_work);
	return 0;
}

static int pulley_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pulley *p = container_of(vdev, struct pulley, vdev);
	resource_size_t rope = pci_resource_start(p->pdev, 0);

	if (vma->vm_pgoff)
		return -EINVAL;
	vma->vm_pgoff = rope >> PAGE_SHIFT;
	// <- error raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops pulley_ops = {
	.name		= "pulley",
	.open_device	= pulley_open,
	.ioctl		= pulley_ioctl,
	.mmap		= pulley_mmap,
};
