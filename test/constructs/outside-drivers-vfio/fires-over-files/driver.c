// A crypto accelerator's driver with VFIO ops for its queues: the doorbell frame is stored in the vma.
#include "shared.h"

static int pepper_engine_start(struct pepper_engine *eng)
{
	eng->db_phys = pci_resource_start(eng->pdev, PEPPER_DB_BAR);
	eng->tfm = crypto_alloc_acomp("deflate", 0, 0);
	return PTR_ERR_OR_ZERO(eng->tfm);
}

int pepper_queue_mmap(struct vfio_device *vdev,
			     struct vm_area_struct *vma)
{
	struct pepper_queue *q = container_of(vdev, struct pepper_queue, vdev);
	u64 db = q->eng->db_phys + q->qid * PEPPER_DB_STRIDE;

	if (vma->vm_end - vma->vm_start > PEPPER_DB_STRIDE)
		return -EINVAL;

	vma->vm_pgoff = db >> PAGE_SHIFT;
	// <- warning raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, db >> PAGE_SHIFT,
				  vma->vm_end - vma->vm_start,
				  pgprot_device(vma->vm_page_prot));
}


int pepper_queue_export(struct pepper_engine *eng, u16 qid)
{
	struct pepper_queue *q;

	q = vfio_alloc_device(pepper_queue, vdev, &eng->pdev->dev,
			      &pepper_queue_ops);
	if (IS_ERR(q))
		return PTR_ERR(q);
	q->eng = eng;
	q->qid = qid;
	return vfio_register_group_dev(&q->vdev);
}
