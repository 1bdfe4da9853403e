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

/** A driver whose fix is one to review: where the store is, and words of the sentence that says what to look at. */
export const reviewed = {
  file: 'demo-fsl-mc/demo_fsl_mc.c',
  store: 'vma->vm_pgoff = pfn;',
  sentence: /Move the insertion into a fault handler/,
};
