/*
 * The simulated devices: one of each bus, a VFIO library, locks that count,
 * memory that tells its address.
 */
#include <linux/cdx/cdx_bus.h>
#include <linux/fsl/mc.h>
#include <linux/io.h>
#include <linux/pci.h>
#include <linux/platform_device.h>
#include <linux/vfio_pci_core.h>
#include "sim.h"

/*
 * As high as a server's 64-bit BARs: as region offsets their pfns would be of
 * regions that nobody has.
 */
#define HIGH 0x400000000000ULL
#define WINDOW(from, pages)					\
	{ .start = HIGH + (from), .flags = IORESOURCE_MEM,	\
	  .end = HIGH + (from) + ((pages) << PAGE_SHIFT) - 1 }

static struct resource windows[] = {
	WINDOW(0x100000, 16UL),
	WINDOW(0x200000, 6UL),
	WINDOW(0x2000000, 1024UL),
};

static struct pci_dev pci = {
	.dev.name = "0000:03:00.0",
	.resource = {
		[0] = WINDOW(0x100000, 16UL),
		[2] = WINDOW(0x2000000, 1024UL),
		[4] = WINDOW(0x200000, 6UL),
	},
};
static struct platform_device platform = {
	.dev.name = "platform.0", .resource = windows,
	.num_resources = ARRAY_SIZE(windows),
};
static struct fsl_mc_device mc = {
	.dev.name = "dprc.2", .regions = windows,
	.obj_desc = { .type = "sim", .region_count = ARRAY_SIZE(windows) },
};
static struct cdx_device cdx = {
	.dev.name = "cdx-00:01", .res_count = ARRAY_SIZE(windows),
	.res = {
		WINDOW(0x100000, 16UL), WINDOW(0x200000, 6UL),
		WINDOW(0x2000000, 1024UL),
	},
};

static struct pci_driver *pci_driver;
static struct platform_driver *platform_driver;
static struct fsl_mc_driver *mc_driver;
static struct cdx_driver *cdx_driver;
static struct vfio_device *registered;

void pci_register_driver(struct pci_driver *driver)
{
	pci_driver = driver;
}

void platform_driver_register(struct platform_driver *driver)
{
	platform_driver = driver;
}

void fsl_mc_driver_register(struct fsl_mc_driver *driver)
{
	mc_driver = driver;
}

void cdx_driver_register(struct cdx_driver *driver)
{
	cdx_driver = driver;
}

struct vfio_device *sim_probe(void)
{
	int ret = -ENODEV;

	if (pci_driver)
		ret = pci_driver->probe(&pci, pci_driver->id_table);
	else if (platform_driver)
		ret = platform_driver->probe(&platform);
	else if (mc_driver)
		ret = mc_driver->probe(&mc);
	else if (cdx_driver)
		ret = cdx_driver->probe(&cdx);
	if (ret || !registered)
		sim_warn("the driver made no VFIO device");
	return registered;
}

void sim_remove(void)
{
	if (pci_driver)
		pci_driver->remove(&pci);
	else if (platform_driver)
		platform_driver->remove(&platform);
	else if (mc_driver)
		mc_driver->remove(&mc);
	else if (cdx_driver)
		cdx_driver->remove(&cdx);
	if (registered)
		sim_warn("the VFIO device is still there");
}

struct resource *platform_get_resource(struct platform_device *pdev,
				       unsigned int type, unsigned int num)
{
	u32 i;

	for (i = 0; i < pdev->num_resources; i++)
		if ((pdev->resource[i].flags & type) && num-- == 0)
			return &pdev->resource[i];
	return NULL;
}

int pci_enable_device(struct pci_dev *pdev)
{
	return 0;
}

void pci_disable_device(struct pci_dev *pdev)
{
}

int pci_reset_function(struct pci_dev *pdev)
{
	return 0;
}

struct vfio_device *_vfio_alloc_device(size_t size, struct device *dev,
				       const struct vfio_device_ops *ops)
{
	struct vfio_device *vdev = calloc(1, size);
	int ret;

	vdev->dev = dev;
	vdev->ops = ops;
	vdev->inode = calloc(1, sizeof(*vdev->inode));
	vdev->inode->i_mapping = &vdev->inode->i_data;
	ret = ops->init ? ops->init(vdev) : 0;
	return ret ? ERR_PTR(ret) : vdev;
}

void vfio_put_device(struct vfio_device *vdev)
{
	if (vdev->ops->release)
		vdev->ops->release(vdev);
	free(vdev->inode);
	free(vdev);
}

int vfio_register_group_dev(struct vfio_device *vdev)
{
	registered = vdev;
	return 0;
}

void vfio_unregister_group_dev(struct vfio_device *vdev)
{
	registered = NULL;
}

/*
 * Enough of the library: the regions are the BARs, filled by a fault handler
 * that decodes vm_pgoff.
 */
int vfio_pci_core_init_dev(struct vfio_device *vdev)
{
	struct vfio_pci_core_device *core =
		container_of(vdev, struct vfio_pci_core_device, vdev);

	core->pdev = to_pci_dev(vdev->dev);
	init_rwsem(&core->memory_lock);
	return 0;
}

void vfio_pci_core_release_dev(struct vfio_device *vdev)
{
}

int vfio_pci_core_register_device(struct vfio_pci_core_device *core)
{
	return vfio_register_group_dev(&core->vdev);
}

void vfio_pci_core_unregister_device(struct vfio_pci_core_device *core)
{
	vfio_unregister_group_dev(&core->vdev);
}

int vfio_pci_core_enable(struct vfio_pci_core_device *core)
{
	return 0;
}

void vfio_pci_core_finish_enable(struct vfio_pci_core_device *core)
{
}

void vfio_pci_core_close_device(struct vfio_device *vdev)
{
}

long vfio_pci_core_ioctl(struct vfio_device *vdev, unsigned int cmd,
			 unsigned long arg)
{
	if (cmd != VFIO_DEVICE_RESET)
		return -ENOTTY;
	unmap_mapping_range(vdev->inode->i_mapping, 0,
			    VFIO_PCI_INDEX_TO_OFFSET(6), true);
	return 0;
}

static vm_fault_t core_fault(struct vm_fault *vmf)
{
	struct vfio_pci_core_device *core = vmf->vma->vm_private_data;
	unsigned int bar = vmf->pgoff >> (40 - PAGE_SHIFT);

	return vmf_insert_pfn(vmf->vma, vmf->address,
			      PHYS_PFN(pci_resource_start(core->pdev, bar)) +
				      (vmf->pgoff & GENMASK(39 - PAGE_SHIFT, 0)));
}

static const struct vm_operations_struct core_operations = {
	.fault = core_fault,
};

int vfio_pci_core_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct vfio_pci_core_device *core =
		container_of(vdev, struct vfio_pci_core_device, vdev);
	u64 page = vma->vm_pgoff & GENMASK(39 - PAGE_SHIFT, 0);
	unsigned int bar = vma->vm_pgoff >> (40 - PAGE_SHIFT);

	if (bar >= PCI_STD_NUM_BARS || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (page + vma_pages(vma) > PHYS_PFN(pci_resource_len(core->pdev, bar)))
		return -EINVAL;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_private_data = core;
	vma->vm_ops = &core_operations;
	return 0;
}
