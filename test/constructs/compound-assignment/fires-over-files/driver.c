// The index is masked away in place and the base pfn added in place.
#include "shared.h"

int acorn_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct acorn *acorn = container_of(vdev, struct acorn, vdev);
	unsigned int i = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	struct resource *cup;

	if (i >= ARRAY_SIZE(acorn->cup))
		return -EINVAL;
	cup = acorn->cup[i];

	vma->vm_pgoff &= (1UL << (40 - PAGE_SHIFT)) - 1;
	if (vma->vm_pgoff + vma_pages(vma) > resource_size(cup) >> PAGE_SHIFT)
		return -EINVAL;
	vma->vm_pgoff += cup->start >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff

	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}


static int acorn_probe(struct platform_device *pdev)
{
	struct acorn *acorn = vfio_alloc_device(acorn, vdev, &pdev->dev, &acorn_ops);

	if (IS_ERR(acorn))
		return PTR_ERR(acorn);
	acorn->cup[0] = platform_get_resource(pdev, IORESOURCE_MEM, 0);
	acorn->cup[1] = platform_get_resource(pdev, IORESOURCE_MEM, 1);
	return vfio_register_group_dev(&acorn->vdev);
}
