#ifndef SMEW_H
#define SMEW_H

struct smew_window {
	phys_addr_t base;
	u64 size;
};

struct smew {
	struct vfio_device vdev;
	struct smew_window windows[3];
};

int smew_map(struct smew *smew, struct vm_area_struct *vma, unsigned long pfn);

#endif
