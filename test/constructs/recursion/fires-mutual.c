// Two functions call each other down a tree of windows until one of them knows a pfn.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct nest_egg;

struct nest_twig {
	struct nest_egg *egg;
	unsigned long pages;
};

struct nest_egg {
	struct nest_twig *twig;
	int bar;
};

struct nest {
	struct vfio_pci_core_device core;
	struct nest_egg root;
};

static unsigned long nest_twig_pfn(struct nest *nest, struct nest_twig *twig,
				   unsigned long n);

static unsigned long nest_egg_pfn(struct nest *nest, struct nest_egg *egg,
				  unsigned long n)
{
	if (egg->twig)
		return nest_twig_pfn(nest, egg->twig, n);
	return PHYS_PFN(pci_resource_start(nest->core.pdev, egg->bar)) + n;
}

static unsigned long nest_twig_pfn(struct nest *nest, struct nest_twig *twig,
				   unsigned long n)
{
	return nest_egg_pfn(nest, twig->egg, n + twig->pages);
}

static int nest_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct nest *nest = container_of(vdev, struct nest, core.vdev);
	unsigned long n = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	if (vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT) != 1)
		return vfio_pci_core_mmap(vdev, vma);
	vma->vm_pgoff = nest_egg_pfn(nest, &nest->root, n);
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops nest_ops = {
	.name = "nest",
	.mmap = nest_mmap,
};
