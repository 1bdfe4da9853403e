// What the files of the driver share.
#include <linux/netdevice.h>
#include <linux/pci.h>
#include <linux/vfio.h>

struct ginger_frag {
	unsigned long	vm_pgoff;
	u32		len;
};

struct ginger_queue {
	struct vfio_device	vdev;
	struct net_device	*ndev;
	struct ginger_frag	frag[16];
	u64			db_phys;
};

int ginger_queue_mmap(struct vfio_device *vdev,
			     struct vm_area_struct *vma);
