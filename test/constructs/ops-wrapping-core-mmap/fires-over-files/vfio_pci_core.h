// What the library offers.
struct vfio_pci_core_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

int vfio_pci_core_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
