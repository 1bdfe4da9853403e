// What the core lends to the variants.
#ifndef CORE_PRIV_H
#define CORE_PRIV_H

#include <linux/vfio_pci_core.h>

extern const struct vm_operations_struct core_vm_ops;

#endif
