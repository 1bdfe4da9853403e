/** A copy of a tree in which every VFIO driver, folder and file has another name, so that no name can be known. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What gets other names: the drivers and the code beside them that creates VFIO mappings. */
const parts = [
  'drivers/vfio',
  'samples/vfio-mdev',
  'drivers/gpu/drm/i915/gvt',
  'drivers/s390/cio',
  'drivers/s390/crypto',
];

/** Folder and file names under the drivers. @type {[RegExp, string][]} */
const paths = [
  [/\bplatform\b/g, 'soc'],
  [/\bfsl-mc\b/g, 'net-bus'],
  [/\bcdx\b/g, 'fpga'],
  [/\bnvgrace-gpu\b/g, 'accel'],
  [/\bhisilicon\b/g, 'vendor'],
  [/\bvfio_platform(?=[_.])/g, 'zz_soc'],
  [/\bvfio_fsl_mc(?=[_.])/g, 'zz_nb'],
  [/\bvfio_pci_(core|rdwr|config|intrs|igd|zdev)\b(?=\.c)/g, 'zz_pci_$1'],
  [/\bmdpy\b/g, 'toya'],
  [/\bmbochs\b/g, 'toyb'],
  [/\bmtty\b/g, 'toyc'],
  [/\bkvmgt\b/g, 'gfx'],
  [/\bmain\.c\b/g, 'driver.c'],
  [/\bprivate\.h\b/g, 'own.h'],
];

/** Names in the code: functions, structs, members, locals, macros of the drivers. Kernel interfaces keep theirs. @type {[RegExp, string][]} */
const words = [
  [/\bvfio_platform_/g, 'zz_soc_'],
  [/\bVFIO_PLATFORM_/g, 'ZZ_SOC_'],
  [/\bvfio_fsl_mc_/g, 'zz_nb_'],
  [/\bVFIO_FSL_MC_/g, 'ZZ_NB_'],
  [/\bvfio_cdx_/g, 'zz_fpga_'],
  [/\bVFIO_CDX_/g, 'ZZ_FPGA_'],
  [/\bnvgrace_gpu_/g, 'zz_accel_'],
  [/\b(mdpy|mbochs|mtty)_/g, 'zz_$1x_'],
  [/\bmem_region\b/g, 'zz_window'],
  [/\bmemregion\b/g, 'window'],
  [/\bmemphys\b/g, 'where'],
  [/\bregions\b/g, 'parts'],
  [/\bregion\b/g, 'part'],
  [/\baddr\b/g, 'where'],
  [/\bpgoff\b(?!_)/g, 'first'],
  [/\breq_len\b/g, 'amount'],
  [/\bstart_pfn\b/g, 'begin'],
];

/** @param {string} text @param {[RegExp, string][]} list */
const replaced = (text, list) => list.reduce((out, [from, to]) => out.replace(from, to), text);

/** The new path of a file, and the new name of a function. @param {string} path */
export const renamedPath = (path) => replaced(path, paths);
/** @param {string} name */
export const renamedWord = (name) => replaced(name, words);

/**
 * Makes the renamed copy: hard links for what stays, new files for what is renamed.
 * @param {string} tree
 * @param {string} target emptied first
 */
export function renameTree(tree, target) {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(dirname(target), { recursive: true });
  const linked = spawnSync('cp', ['-al', realpathSync(tree), target], { stdio: 'ignore' }).status === 0;
  if (!linked) {
    rmSync(target, { recursive: true, force: true });
    cpSync(realpathSync(tree), target, { recursive: true });
  }
  for (const part of parts) {
    // Gone before anything is written there: a hard link shares its contents with the tree.
    rmSync(join(target, part), { recursive: true, force: true });
    for (const name of readdirSync(join(tree, part), { recursive: true, encoding: 'utf8' })) {
      if (!/\.[ch]$/.test(name)) continue;
      const from = join(tree, part, name);
      const to = join(target, renamedPath(join(part, name)));
      mkdirSync(dirname(to), { recursive: true });
      const text = readFileSync(from, 'latin1');
      const included = text.replace(
        /^(\s*#\s*include\s+")([^"]+)"/gm,
        (_, head, path) => `${head}${renamedPath(path)}"`,
      );
      writeFileSync(to, replaced(included, words), 'latin1');
    }
  }
}
