// Gable's aux region, shared by the core part and the region part.
#ifndef GABLE_H
#define GABLE_H

#include <linux/vfio_pci_core.h>

struct gable_aux {
	phys_addr_t	phys;
	size_t		len;
};

extern const struct vfio_pci_regops gable_aux_regops;
int gable_mmap(struct vfio_device *vd, struct vm_area_struct *vma);

#endif
