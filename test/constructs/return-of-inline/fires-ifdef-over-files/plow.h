// The plow's header: the blade has an address only if it is built in, else a stub answers 0.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct plow {
	struct vfio_pci_core_device core;
};

#ifdef CONFIG_VFIO_PLOW_BLADE
static inline unsigned long plow_blade(struct plow *plow)
{
	return pci_resource_start(plow->core.pdev, 5) >> PAGE_SHIFT;
}
#else
static inline unsigned long plow_blade(struct plow *plow)
{
	return 0;
}
#endif
