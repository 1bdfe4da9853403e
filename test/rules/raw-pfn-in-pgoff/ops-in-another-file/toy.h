struct toy_region {
	u64 hw;
};

struct toy {
	struct vfio_device *vdev;
	struct toy_region *regions;
};

int toy_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
