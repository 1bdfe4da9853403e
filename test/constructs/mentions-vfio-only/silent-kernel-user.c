// Calls into VFIO and owns no mapping.
#include <linux/vfio.h>

int slate_attach(struct file *file, struct vm_area_struct *vma)
{
	unsigned long pfn = vma->vm_pgoff;

	if (!vfio_file_is_group(file))
		return -EINVAL;
	return pfn ? 0 : -ENOENT;
}
