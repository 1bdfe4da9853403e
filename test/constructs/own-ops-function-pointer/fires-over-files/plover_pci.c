// The PCI back end: its table names the core's generic map and its own look-up.
#include <linux/pci.h>
#include "plover.h"

static phys_addr_t plover_pci_where(struct plover *p, u32 nr)
{
	struct pci_dev *pdev = p->bus_data;

	return nr < PCI_STD_NUM_BARS ? pci_resource_start(pdev, nr) : 0;
}

const struct plover_be_ops plover_pci_be = {
	.map	= plover_generic_map,
	.where	= plover_pci_where,
};
