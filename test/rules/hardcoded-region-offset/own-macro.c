// A DPDK-like driver with its own macro: reported where it is used.
#include <fcntl.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <linux/vfio.h>
#include <linux/pci_regs.h>

#define VFIO_GET_REGION_ADDR(x) ((uint64_t)x << 40ULL)

struct pci_handle {
	int vfio_dev_fd;
};

static int enable_bus_master(struct pci_handle *h)
{
	uint16_t cmd;
	int ret;

	ret = pread(h->vfio_dev_fd, &cmd, sizeof(cmd),
		    VFIO_GET_REGION_ADDR(VFIO_PCI_CONFIG_REGION_INDEX) + PCI_COMMAND);
	// <- hardcoded-region-offset
	if (ret != sizeof(cmd))
		return -1;
	cmd |= PCI_COMMAND_MASTER;
	return pwrite(h->vfio_dev_fd, &cmd, sizeof(cmd),
		      VFIO_GET_REGION_ADDR(VFIO_PCI_CONFIG_REGION_INDEX) + PCI_COMMAND);
	// <- hardcoded-region-offset
}
