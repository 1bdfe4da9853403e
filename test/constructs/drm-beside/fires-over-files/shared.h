// What the files of the driver share.
#include <drm/drm_gem.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct fresco_bo {
	struct drm_gem_object	base;
	u64			vram_offset;
};

struct fresco_vf {
	struct vfio_device	vdev;
	struct pci_dev		*pdev;
	u64			vram_base;
};

int fresco_vf_open(struct vfio_device *vdev);
int fresco_vf_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
