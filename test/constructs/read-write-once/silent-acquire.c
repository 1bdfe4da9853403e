// The acquired address is for the page tables; what is written once into the vma was published by a module out of sight.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>
#include <asm/barrier.h>

struct lodge {
	struct vfio_pci_core_device core;
	phys_addr_t door;
	unsigned long plate;		/* lodge_fw.ko fills it */
};

int lodge_fw_attach(struct pci_dev *pdev, unsigned long *plate);

static int lodge_open(struct vfio_device *vdev)
{
	struct lodge *lodge = container_of(vdev, struct lodge, core.vdev);

	if (lodge_fw_attach(lodge->core.pdev, &lodge->plate))
		return -EIO;
	smp_store_release(&lodge->door, pci_resource_start(lodge->core.pdev, 2));
	return vfio_pci_core_enable(&lodge->core);
}

static int lodge_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lodge *lodge = container_of(vdev, struct lodge, core.vdev);
	phys_addr_t door = smp_load_acquire(&lodge->door);

	if (!door)
		return -ENODEV;
	if (vma->vm_end - vma->vm_start > SZ_64K)
		return -EINVAL;

	WRITE_ONCE(vma->vm_pgoff, data_race(lodge->plate));
	return io_remap_pfn_range(vma, vma->vm_start, door >> PAGE_SHIFT,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops lodge_ops = {
	.name		= "lodge",
	.open_device	= lodge_open,
	.mmap		= lodge_mmap,
};
