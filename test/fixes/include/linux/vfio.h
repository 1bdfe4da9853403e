/* VFIO devices, their operations, and what user space is told of regions. */
#ifndef SIM_VFIO_H
#define SIM_VFIO_H

#include <linux/device.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/slab.h>

struct vfio_device {
	struct device *dev;
	const struct vfio_device_ops *ops;
	struct inode *inode;
};

struct vfio_device_ops {
	char *name;
	int (*init)(struct vfio_device *vdev);
	void (*release)(struct vfio_device *vdev);
	int (*open_device)(struct vfio_device *vdev);
	void (*close_device)(struct vfio_device *vdev);
	ssize_t (*read)(struct vfio_device *vdev, char __user *buf,
			size_t count, loff_t *ppos);
	ssize_t (*write)(struct vfio_device *vdev, const char __user *buf,
			 size_t count, loff_t *ppos);
	long (*ioctl)(struct vfio_device *vdev, unsigned int cmd,
		      unsigned long arg);
	int (*mmap)(struct vfio_device *vdev, struct vm_area_struct *vma);
	void (*request)(struct vfio_device *vdev, unsigned int count);
};

#define VFIO_DEVICE_GET_INFO 15207
#define VFIO_DEVICE_GET_REGION_INFO 15208
#define VFIO_DEVICE_RESET 15211

#define VFIO_REGION_INFO_FLAG_READ (1 << 0)
#define VFIO_REGION_INFO_FLAG_WRITE (1 << 1)
#define VFIO_REGION_INFO_FLAG_MMAP (1 << 2)

struct vfio_region_info {
	__u32 argsz;
	__u32 flags;
	__u32 index;
	__u32 cap_offset;
	__u64 size;
	__u64 offset;
};

enum {
	VFIO_PCI_BAR0_REGION_INDEX,
	VFIO_PCI_BAR1_REGION_INDEX,
	VFIO_PCI_BAR2_REGION_INDEX,
	VFIO_PCI_BAR3_REGION_INDEX,
	VFIO_PCI_BAR4_REGION_INDEX,
	VFIO_PCI_BAR5_REGION_INDEX,
	VFIO_PCI_ROM_REGION_INDEX,
	VFIO_PCI_CONFIG_REGION_INDEX,
	VFIO_PCI_VGA_REGION_INDEX,
	VFIO_PCI_NUM_REGIONS = 9
};

struct vfio_device *_vfio_alloc_device(size_t size, struct device *dev,
				       const struct vfio_device_ops *ops);
void vfio_put_device(struct vfio_device *vdev);
int vfio_register_group_dev(struct vfio_device *vdev);
void vfio_unregister_group_dev(struct vfio_device *vdev);

#define vfio_alloc_device(type, member, dev, ops)			\
	container_of(_vfio_alloc_device(sizeof(struct type), dev, ops),	\
		     struct type, member)

#endif
