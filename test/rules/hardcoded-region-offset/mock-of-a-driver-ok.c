// A test with its own vm_area_struct: kernel rules have no say here.
#include <stdint.h>
#include <stdio.h>
#include <linux/vfio.h>
struct vm_area_struct { unsigned long vm_pgoff; };
struct vfio_device;
int mmap_mock(struct vfio_device *d, struct vm_area_struct *vma)
{
	unsigned long pfn = 0xfe000000UL >> 12;
	vma->vm_pgoff = pfn;
	return 0;
}
