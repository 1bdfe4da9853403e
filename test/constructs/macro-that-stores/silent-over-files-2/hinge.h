// The storing macro is in the header.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct hinge {
	struct vfio_device vdev;
	struct resource *res;
};

#define hinge_place(area, start)					\
	do {								\
		(area)->vm_pgoff = (start) >> PAGE_SHIFT;		\
		vm_flags_set(area, VM_IO | VM_PFNMAP | VM_DONTDUMP);	\
	} while (0)
