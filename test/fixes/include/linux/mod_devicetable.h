/* What drivers say of the devices that they want. */
#ifndef SIM_MOD_DEVICETABLE_H
#define SIM_MOD_DEVICETABLE_H

#include <linux/types.h>

struct of_device_id {
	const char *compatible;
	const void *data;
};

struct pci_device_id {
	u32 vendor, device;
};

struct fsl_mc_device_id {
	u16 vendor;
	const char obj_type[16];
};

struct cdx_device_id {
	u16 vendor, device;
};

#endif
