// What the files of the driver share.
#include <crypto/internal/acompress.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

#define PEPPER_DB_BAR		2
#define PEPPER_DB_STRIDE	SZ_64K

struct pepper_queue {
	struct vfio_device	vdev;
	struct pepper_engine	*eng;
	u16			qid;
};

struct pepper_engine {
	struct pci_dev		*pdev;
	struct crypto_acomp	*tfm;
	u64			db_phys;
	struct pepper_queue	*q;
	u16			nq;
};

int pepper_queue_mmap(struct vfio_device *vdev,
			     struct vm_area_struct *vma);
