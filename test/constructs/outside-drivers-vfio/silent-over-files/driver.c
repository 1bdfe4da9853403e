// The same engine as netdev: the ndo side and a hugepage pool store frames in structs of their own, VFIO's mmap stores none.
#include "shared.h"

static netdev_tx_t ginger_xmit(struct sk_buff *skb, struct net_device *ndev)
{
	struct ginger_queue *q = netdev_priv(ndev);
	int i;

	for (i = 0; i < skb_shinfo(skb)->nr_frags && i < 16; i++)
		q->frag[i].vm_pgoff =
			page_to_pfn(skb_frag_page(&skb_shinfo(skb)->frags[i]));
	dev_kfree_skb_any(skb);
	return NETDEV_TX_OK;
}

int ginger_queue_mmap(struct vfio_device *vdev,
			     struct vm_area_struct *vma)
{
	struct ginger_queue *q = container_of(vdev, struct ginger_queue, vdev);
	unsigned long page = vma->vm_pgoff & (BIT(40 - PAGE_SHIFT) - 1);

	if (page || vma_pages(vma) != 1)
		return -EINVAL;

	return io_remap_pfn_range(vma, vma->vm_start, q->db_phys >> PAGE_SHIFT,
				  PAGE_SIZE, pgprot_device(vma->vm_page_prot));
}

static const struct net_device_ops ginger_netdev_ops = {
	.ndo_start_xmit	= ginger_xmit,
};
