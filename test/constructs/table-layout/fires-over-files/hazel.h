// The table's row.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct hazel_slot {
	u64 file_off;
	u64 bus_base;
	u64 bytes;
};

struct hazel {
	struct vfio_device vdev;
	struct resource *res[4];
	struct hazel_slot slot[4];
};

struct hazel_slot *hazel_lookup(struct hazel *h, u64 off);
