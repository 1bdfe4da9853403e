// A user of the vfio API (it pins pages of a group) whose own device node keeps a frame in vm_pgoff.
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/vfio.h>

struct manger {
	struct miscdevice	misc;
	struct vfio_device	*guest;
	struct page		*page;
};

static int manger_pin(struct manger *m, dma_addr_t iova)
{
	return vfio_pin_pages(m->guest, iova, 1, IOMMU_READ, &m->page);
}

static int manger_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct manger *m = container_of(file->private_data, struct manger, misc);
	int ret = manger_pin(m, (dma_addr_t)vma->vm_pgoff << PAGE_SHIFT);

	if (ret != 1)
		return ret < 0 ? ret : -EFAULT;

	vma->vm_pgoff = page_to_pfn(m->page);
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, PAGE_SIZE,
			       vma->vm_page_prot);
}

static const struct file_operations manger_fops = {
	.owner	= THIS_MODULE,
	.mmap	= manger_mmap,
};
