// Eaves: aux region, device, and the two ways to map it.
#ifndef EAVES_H
#define EAVES_H

#include <linux/vfio_pci_core.h>

struct eaves_aux {
	phys_addr_t	phys;
	size_t		len;
};

unsigned long eaves_aux_frame(const struct eaves_aux *aux, unsigned long page);

#endif
