// The mapping helper takes a pointer to the caller's vma pointer.
#include <linux/vfio.h>
#include <linux/ioport.h>
int tub_map(struct vm_area_struct **pvma, const struct resource *res);
