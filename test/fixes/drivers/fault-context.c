/*
 * PCI: the vma keeps a counted context of its own, which holds the device.
 * expect: safe
 */
#include <linux/pci.h>
#include <linux/slab.h>
#include <linux/vfio_pci_core.h>

struct hammock {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	atomic_t mappings;
};

struct hammock_map {
	struct hammock *hammock;
	atomic_t users;
};

static void hammock_vma_open(struct vm_area_struct *vma)
{
	struct hammock_map *map = vma->vm_private_data;

	atomic_inc(&map->users);
}

static void hammock_vma_close(struct vm_area_struct *vma)
{
	struct hammock_map *map = vma->vm_private_data;

	if (!atomic_dec_and_test(&map->users))
		return;
	atomic_dec(&map->hammock->mappings);
	kfree(map);
}

static vm_fault_t hammock_vma_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long delta = (vmf->address - vma->vm_start) >> PAGE_SHIFT;

	return vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff + delta);
}

static const struct vm_operations_struct hammock_vm_ops = {
	.open = hammock_vma_open,
	.close = hammock_vma_close,
	.fault = hammock_vma_fault,
};

static int hammock_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct hammock *hammock = container_of(vdev, struct hammock, vdev);
	u64 index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	struct hammock_map *map;

	if (index >= PCI_STD_NUM_BARS)
		return -EINVAL;
	if (page + vma_pages(vma) >
	    pci_resource_len(hammock->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	map = kzalloc(sizeof(*map), GFP_KERNEL_ACCOUNT);
	if (!map)
		return -ENOMEM;
	map->hammock = hammock;
	atomic_set(&map->users, 1);
	atomic_inc(&hammock->mappings);

	vma->vm_private_data = map;
	vma->vm_ops = &hammock_vm_ops;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(hammock->pdev, index)) +
			page;
	return 0;
}

static void hammock_close_device(struct vfio_device *vdev)
{
	struct hammock *hammock = container_of(vdev, struct hammock, vdev);

	WARN_ON(atomic_read(&hammock->mappings));
}

static const struct vfio_device_ops hammock_ops = {
	.name = "vfio-hammock",
	.close_device = hammock_close_device,
	.mmap = hammock_mmap,
};

static int hammock_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct hammock *hammock;
	int ret;

	hammock = vfio_alloc_device(hammock, vdev, &pdev->dev, &hammock_ops);
	if (IS_ERR(hammock))
		return PTR_ERR(hammock);
	hammock->pdev = pdev;
	atomic_set(&hammock->mappings, 0);
	pci_set_drvdata(pdev, hammock);

	ret = vfio_register_group_dev(&hammock->vdev);
	if (ret)
		vfio_put_device(&hammock->vdev);
	return ret;
}

static void hammock_remove(struct pci_dev *pdev)
{
	struct hammock *hammock = pci_get_drvdata(pdev);

	vfio_unregister_group_dev(&hammock->vdev);
	vfio_put_device(&hammock->vdev);
}

static const struct pci_device_id hammock_ids[] = {
	{ PCI_DEVICE(0x1e36, PCI_ANY_ID) },
	{}
};
MODULE_DEVICE_TABLE(pci, hammock_ids);

static struct pci_driver hammock_driver = {
	.name = "vfio-hammock",
	.id_table = hammock_ids,
	.probe = hammock_probe,
	.remove = hammock_remove,
};
module_pci_driver(hammock_driver);
