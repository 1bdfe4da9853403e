// Plover: a bus-independent core and its back ends.
#ifndef PLOVER_H
#define PLOVER_H

#include <linux/vfio.h>

struct plover;

struct plover_be_ops {
	int		(*map)(struct plover *p, u32 nr, struct vm_area_struct *vma);
	phys_addr_t	(*where)(struct plover *p, u32 nr);
};

struct plover {
	struct vfio_device		vdev;
	const struct plover_be_ops	*be;
	void				*bus_data;
};

extern const struct plover_be_ops plover_pci_be;
int plover_generic_map(struct plover *p, u32 nr, struct vm_area_struct *vma);

#endif
