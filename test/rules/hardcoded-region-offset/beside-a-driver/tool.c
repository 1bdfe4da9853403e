#include <stdio.h>
#include <unistd.h>
#include <linux/vfio.h>
#include "demo.h"
int demo_helper(struct vfio_device *core, struct vm_area_struct *vma) { vma->vm_pgoff = 3; return 0; }
int go(int device, void *b) { return pread(device, b, 4, DEMO_VFIO_OFFSET(2)); }
// <- hardcoded-region-offset
