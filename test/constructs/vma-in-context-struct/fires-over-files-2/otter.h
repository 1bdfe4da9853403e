// The request that carries the vma from one file to the other.
#include <linux/vfio.h>
#include <linux/pci.h>

struct otter_req {
	struct pci_dev *pdev;
	struct vm_area_struct *area;
	unsigned int bar;
};

int otter_serve(struct otter_req *req);
