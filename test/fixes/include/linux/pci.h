/* PCI devices: six BARs, no configuration space. */
#ifndef SIM_PCI_H
#define SIM_PCI_H

#include <linux/device.h>
#include <linux/ioport.h>
#include <linux/mod_devicetable.h>
#include <linux/module.h>

#define PCI_STD_NUM_BARS 6
#define PCI_ROM_RESOURCE 6
#define PCI_ANY_ID (~0u)
#define PCI_VENDOR_ID_REDHAT_QUMRANET 0x1af4

struct pci_dev {
	struct device dev;
	struct resource resource[PCI_ROM_RESOURCE + 1];
};

struct pci_driver {
	const char *name;
	const struct pci_device_id *id_table;
	int (*probe)(struct pci_dev *pdev, const struct pci_device_id *id);
	void (*remove)(struct pci_dev *pdev);
	bool driver_managed_dma;
};

#define to_pci_dev(d) container_of(d, struct pci_dev, dev)
#define pci_resource_n(pdev, bar) (&(pdev)->resource[(bar)])
#define pci_resource_start(pdev, bar) (pci_resource_n(pdev, bar)->start)
#define pci_resource_end(pdev, bar) (pci_resource_n(pdev, bar)->end)
#define pci_resource_flags(pdev, bar) (pci_resource_n(pdev, bar)->flags)
#define pci_resource_len(pdev, bar)			\
	(pci_resource_end(pdev, bar) ?			\
	 resource_size(pci_resource_n(pdev, bar)) : 0)
#define PCI_DEVICE(vend, devi) .vendor = (vend), .device = (devi)
#define PCI_DRIVER_OVERRIDE_DEVICE_VFIO(vend, devi) PCI_DEVICE(vend, devi)

#define pci_dbg(pdev, ...) dev_dbg(&(pdev)->dev, __VA_ARGS__)
#define pci_info(pdev, ...) dev_info(&(pdev)->dev, __VA_ARGS__)
#define pci_warn(pdev, ...) dev_warn(&(pdev)->dev, __VA_ARGS__)
#define pci_err(pdev, ...) dev_err(&(pdev)->dev, __VA_ARGS__)
#define pci_get_drvdata(pdev) dev_get_drvdata(&(pdev)->dev)
#define pci_set_drvdata(pdev, data) dev_set_drvdata(&(pdev)->dev, data)

void pci_register_driver(struct pci_driver *driver);
#define module_pci_driver(driver) module_sim_driver(driver, pci_register_driver)

int pci_enable_device(struct pci_dev *pdev);
void pci_disable_device(struct pci_dev *pdev);
int pci_reset_function(struct pci_dev *pdev);

#endif
