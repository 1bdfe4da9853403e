#include <linux/vfio_pci_core.h>

struct heath_state {
	phys_addr_t base;
	u64 size;
	u32 flags;
	bool iommu_ok;
};
