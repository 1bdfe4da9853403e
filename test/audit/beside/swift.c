#include <linux/fs.h>
#include <linux/vfio.h>

/* The device fd: hands over to whichever driver it is. */
static int swift_fops_mmap(struct file *filep, struct vm_area_struct *vma)
{
	struct vfio_device *device = filep->private_data;

	if (!device->ops->mmap)
		return -EINVAL;
	return device->ops->mmap(device, vma);
}

const struct file_operations swift_fops = {
	.mmap = swift_fops_mmap,
};

static int swift_buffer_mmap(struct dma_buf *buf, struct vm_area_struct *vma)
{
	vma->vm_pgoff = page_to_pfn(buf->priv);
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, PAGE_SIZE, vma->vm_page_prot);
}

static const struct dma_buf_ops swift_buffer_ops = {
	.mmap = swift_buffer_mmap,
};
