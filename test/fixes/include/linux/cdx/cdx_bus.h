/* Devices of the cdx bus: four resources, some of them there. */
#ifndef SIM_CDX_BUS_H
#define SIM_CDX_BUS_H

#include <linux/device.h>
#include <linux/ioport.h>
#include <linux/mod_devicetable.h>
#include <linux/module.h>

#define MAX_CDX_DEV_RESOURCES 4

struct cdx_device {
	struct device dev;
	struct resource res[MAX_CDX_DEV_RESOURCES];
	u8 res_count;
};

struct cdx_driver {
	struct device_driver driver;
	const struct cdx_device_id *match_id_table;
	int (*probe)(struct cdx_device *cdx);
	int (*remove)(struct cdx_device *cdx);
	bool driver_managed_dma;
};

#define to_cdx_device(d) container_of(d, struct cdx_device, dev)

void cdx_driver_register(struct cdx_driver *driver);
#define module_cdx_driver(driver) module_sim_driver(driver, cdx_driver_register)

#endif
