// DPDK-like: the local is shifted in a statement of its own, and the wrapper is called from elsewhere.
#include <rte_log.h>
#include <rte_bus_pci.h>
#include <linux/vfio.h>
#include <unistd.h>
struct pci_dev { int fd; };
static int rw(const struct pci_dev *d, void *b, size_t n, off_t o, int region, int wr)
{
	uint64_t base = region;
	base <<= 40;
// <- hardcoded-region-offset
	return wr ? pwrite64(d->fd, b, n, base + o) : pread64(d->fd, b, n, base + o);
}
int cfg_read(const struct pci_dev *d, void *b, size_t n, off_t o)
{
	return rw(d, b, n, o, VFIO_PCI_CONFIG_REGION_INDEX, 0);
}
void ioport_map(uint64_t offset)
{
	RTE_LOG(INFO, EAL, "region %d\n", (int)(offset >> 40));
}
