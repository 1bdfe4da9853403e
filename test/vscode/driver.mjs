// The driver that the editor tests work on, what the tool says of it, and the edit that makes it worse.
export const driver = {
  file: 'drivers/vfio/platform/vfio_platform_common.c',
  rule: 'raw-pfn-in-pgoff',
  /** A place that reads the region-encoded vm_pgoff. */
  read: 'pgoff = vma->vm_pgoff',
  /** The store that the kernel's own code has, without its indentation. */
  store: 'vma->vm_pgoff = (region.addr >> PAGE_SHIFT) + pgoff;',
  /** A second store of a pfn. */
  secondStore: 'vma->vm_pgoff = region.addr >> PAGE_SHIFT;',
};
