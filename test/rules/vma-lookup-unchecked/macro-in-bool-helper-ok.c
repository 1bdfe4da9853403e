// SPDX-License-Identifier: MIT
#include <linux/export.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

extern const struct file_operations vfio_device_fops;

#define OLIVE_FILE_IS_VFIO(f)	((f) && (f)->f_op == &vfio_device_fops)

struct olive_dev {
	struct vfio_pci_core_device core;
};

static bool olive_vma_is_ours(const struct vm_area_struct *vma)
{
	if (!(vma->vm_flags & VM_PFNMAP))
		return false;
	return OLIVE_FILE_IS_VFIO(vma->vm_file);
}

void *olive_lookup(struct vm_area_struct *vma)
{
	void *found = NULL;

	if (olive_vma_is_ours(vma))
		found = vma->vm_file->private_data;
	return found;
}
EXPORT_SYMBOL_GPL(olive_lookup);

static const struct vfio_device_ops olive_ops = {
	.name = "olive-vfio-pci",
	.mmap = vfio_pci_core_mmap,
};
