/** What the rules have to find in the two trees: every violation, by file and function, and nothing else. */

/** @typedef {{ file: string, function: string, severity: string, names?: string }} Expected */

const platform = {
  file: 'drivers/vfio/platform/vfio_platform_common.c',
  function: 'vfio_platform_mmap_mmio',
  severity: 'warning',
};
const fslMc = {
  file: 'drivers/vfio/fsl-mc/vfio_fsl_mc.c',
  function: 'vfio_fsl_mc_mmap_mmio',
  severity: 'warning',
};

/** @type {Record<string, Expected[]>} */
export const expected = {
  6.1: [
    fslMc,
    { file: 'drivers/vfio/pci/vfio_pci_core.c', function: 'vfio_pci_core_mmap', severity: 'warning' },
    platform,
  ],
  6.12: [
    { file: 'drivers/vfio/cdx/main.c', function: 'vfio_cdx_mmap_mmio', severity: 'warning' },
    fslMc,
    {
      file: 'drivers/vfio/pci/nvgrace-gpu/main.c',
      function: 'nvgrace_gpu_mmap',
      severity: 'error',
      // The zap that misses the mapping has to be among the reasons.
      names: 'drivers/vfio/pci/vfio_pci_core.c',
    },
    platform,
  ],
};

/** Driver folders whose finding has a safe fix, and the one that has not. */
export const fixable = {
  6.1: ['drivers/vfio/platform', 'drivers/vfio/fsl-mc', 'drivers/vfio/pci'],
  6.12: ['drivers/vfio/platform', 'drivers/vfio/fsl-mc', 'drivers/vfio/cdx'],
};
/** Alone, and beside the core that zaps its mapping. */
export const untouched = { 6.1: [], 6.12: ['drivers/vfio/pci/nvgrace-gpu', 'drivers/vfio/pci'] };

/** The files that `--fix=all` changes. */
export const touched = Object.fromEntries(
  Object.entries(expected).map(([version, all]) => [version, all.map(({ file }) => file)]),
);
