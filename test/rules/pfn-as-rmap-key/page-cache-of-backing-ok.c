// SPDX-License-Identifier: MIT
#include <linux/err.h>
#include <linux/mdev.h>
#include <linux/mm.h>
#include <linux/pagemap.h>
#include <linux/uaccess.h>
#include <linux/vfio.h>

struct stint {
	struct vfio_device vdev;
	struct file *backing;
	u64 size;
	unsigned long last_pfn;
};

static ssize_t stint_read(struct vfio_device *vdev, char __user *buf,
			  size_t count, loff_t *ppos)
{
	struct stint *s = container_of(vdev, struct stint, vdev);
	u64 pos = *ppos;
	struct folio *folio;
	void *kaddr;
	ssize_t ret = count;

	if (pos >= s->size || count > s->size - pos)
		return -EINVAL;
	if (offset_in_page(pos) + count > PAGE_SIZE)
		return -EINVAL;

	/* PFN_DOWN of a position is a page of the file, no frame number */
	folio = filemap_get_folio(s->backing->f_mapping, PFN_DOWN(pos));
	if (IS_ERR(folio))
		return PTR_ERR(folio);

	s->last_pfn = folio_pfn(folio);
	kaddr = kmap_local_folio(folio, offset_in_folio(folio, pos));
	if (copy_to_user(buf, kaddr, count))
		ret = -EFAULT;
	kunmap_local(kaddr);
	folio_put(folio);
	if (ret > 0)
		*ppos += ret;
	return ret;
}

static const struct vfio_device_ops stint_ops = {
	.name = "stint-mdev",
	.read = stint_read,
};
