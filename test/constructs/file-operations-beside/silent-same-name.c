// The member named mmap of a misc device and of a struct of one's own; the VFIO table has none.
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/vfio.h>

struct tub_hooks {
	int	(*mmap)(struct vfio_device *vdev, struct file *file,
			struct vm_area_struct *vma);
};

struct tub {
	struct vfio_device		vdev;
	struct page			*soap;
	const struct tub_hooks		*hooks;
};

static int tub_hook_mmap(struct vfio_device *vdev, struct file *file,
			 struct vm_area_struct *vma)
{
	struct tub *t = container_of(vdev, struct tub, vdev);

	vma->vm_pgoff = page_to_pfn(t->soap);
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, PAGE_SIZE,
			       vma->vm_page_prot);
}

static const struct tub_hooks tub_hooks = { .mmap = tub_hook_mmap };

static int tub_misc_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct tub *t = file->private_data;

	return t->hooks->mmap(&t->vdev, file, vma);
}

static const struct file_operations tub_fops = {
	.owner	= THIS_MODULE,
	.mmap	= tub_misc_mmap,
};

static ssize_t tub_read(struct vfio_device *vdev, char __user *buf,
			size_t count, loff_t *ppos)
{
	struct tub *t = container_of(vdev, struct tub, vdev);

	return simple_read_from_buffer(buf, count, ppos, page_address(t->soap),
				       PAGE_SIZE);
}

static const struct vfio_device_ops tub_ops = {
	.name	= "tub",
	.read	= tub_read,
};
