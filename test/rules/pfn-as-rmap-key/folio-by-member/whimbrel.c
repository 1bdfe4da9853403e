// SPDX-License-Identifier: MIT
#include <linux/err.h>
#include <linux/pagemap.h>
#include "whimbrel.h"

static int whimbrel_flush(struct whimbrel *w)
{
	struct folio *folio;

	if (!w->mem.mapping)
		return 0;

	folio = filemap_get_folio(w->mem.mapping, w->mem.start);
	//                                        ^ error pfn-as-rmap-key
	if (IS_ERR(folio))
		return PTR_ERR(folio);
	folio_mark_dirty(folio);
	folio_put(folio);
	return 0;
}

static int whimbrel_open(struct vfio_device *vdev)
{
	struct whimbrel *w = container_of(vdev, struct whimbrel, core.vdev);
	int ret = vfio_pci_core_enable(&w->core);

	if (ret)
		return ret;
	whimbrel_set_mem(w);
	w->mem.mapping = vdev->inode->i_mapping;
	vfio_pci_core_finish_enable(&w->core);
	return 0;
}

static void whimbrel_close(struct vfio_device *vdev)
{
	struct whimbrel *w = container_of(vdev, struct whimbrel, core.vdev);

	whimbrel_flush(w);
	vfio_pci_core_close_device(vdev);
}

const struct vfio_device_ops whimbrel_ops = {
	.name = "whimbrel",
	.open_device = whimbrel_open,
	.close_device = whimbrel_close,
};
