/* The VFIO PCI library, and how its regions stand in the file. */
#ifndef SIM_VFIO_PCI_CORE_H
#define SIM_VFIO_PCI_CORE_H

#include <linux/mutex.h>
#include <linux/pci.h>
#include <linux/vfio.h>

#define VFIO_PCI_OFFSET_SHIFT 40
#define VFIO_PCI_OFFSET_TO_INDEX(off) ((u64)(off) >> VFIO_PCI_OFFSET_SHIFT)
#define VFIO_PCI_INDEX_TO_OFFSET(index) ((u64)(index) << VFIO_PCI_OFFSET_SHIFT)
#define VFIO_PCI_OFFSET_MASK (((u64)(1) << VFIO_PCI_OFFSET_SHIFT) - 1)

struct vfio_pci_core_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct rw_semaphore memory_lock;
	bool bar_mmap_supported[PCI_STD_NUM_BARS];
};

int vfio_pci_core_init_dev(struct vfio_device *vdev);
void vfio_pci_core_release_dev(struct vfio_device *vdev);
int vfio_pci_core_register_device(struct vfio_pci_core_device *core);
void vfio_pci_core_unregister_device(struct vfio_pci_core_device *core);
int vfio_pci_core_enable(struct vfio_pci_core_device *core);
void vfio_pci_core_finish_enable(struct vfio_pci_core_device *core);
void vfio_pci_core_close_device(struct vfio_device *vdev);
long vfio_pci_core_ioctl(struct vfio_device *vdev, unsigned int cmd,
			 unsigned long arg);
int vfio_pci_core_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);

#endif
