// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct fw_revoke {
	__le64 begin;
	__le64 count;
};

struct ruff_dev {
	struct vfio_pci_core_device core;
	const struct fw_revoke *req;
};

/* firmware was told the offsets at probe, it hands them back */
void ruff_revoke(struct ruff_dev *r)
{
	u64 begin = le64_to_cpu(r->req->begin);
	u64 count = le64_to_cpu(r->req->count);

	if (!count)
		return;
	unmap_mapping_range(r->core.vdev.inode->i_mapping, begin, count, 1);
}

static const struct vfio_device_ops ruff_ops = {
	.name = "ruff-vfio-pci",
	.mmap = vfio_pci_core_mmap,
};
