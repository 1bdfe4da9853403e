/** A copy of a tree in which every VFIO driver, folder and file has another name, so that no name can be known. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** What gets other names: the drivers and the code beside them that creates VFIO mappings. */
const parts = [
  'drivers/vfio',
  'samples/vfio-mdev',
  'drivers/gpu/drm/i915/gvt',
  'drivers/s390/cio',
  'drivers/s390/crypto',
];

/** Names in the code: functions, structs, members, locals, macros of the drivers. Kernel interfaces keep theirs. @type {[RegExp, string][]} */
const words = [
  [/\bvfio_platform_/g, 'zz_soc_'],
  [/\bvfio_amba_/g, 'zz_primecell_'],
  [/\bvfio_pci_ops\b/g, 'zz_plain_ops'],
  [/\bVFIO_PLATFORM_/g, 'ZZ_SOC_'],
  [/\bvfio_fsl_mc_/g, 'zz_nb_'],
  [/\bVFIO_FSL_MC_/g, 'ZZ_NB_'],
  [/\bvfio_cdx_/g, 'zz_fpga_'],
  [/\bVFIO_CDX_/g, 'ZZ_FPGA_'],
  [/\bnvgrace_gpu_/g, 'zz_accel_'],
  [/\b(mdpy|mbochs|mtty)_/g, 'zz_$1x_'],
  [/\bhisi_acc_/g, 'zz_va_'],
  [/\bmlx5vf_/g, 'zz_vb_'],
  [/\bpds_vfio_/g, 'zz_vc_'],
  [/\bqat_vf_/g, 'zz_vd_'],
  [/\bvirtiovf_/g, 'zz_ve_'],
  [/\bintel_vgpu_/g, 'zz_gfx_'],
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

/** The same for every name of a folder or file below the parts, and for the parts themselves. @param {string} tree */
function pathsOf(tree) {
  /** @type {Map<string, string>} */
  const stems = new Map();
  const present = parts.filter((part) => existsSync(join(tree, part)));
  const files = present.flatMap((part) =>
    readdirSync(join(tree, part), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.[ch]$/.test(name))
      .map((name) => ({ part, name })),
  );
  for (const { name } of files)
    for (const step of name.split('/')) {
      const stem = step.replace(/\.[ch]$/, '');
      if (!stems.has(stem)) stems.set(stem, `zz${stems.size}`);
    }
  const below = (/** @type {string} */ path) =>
    path.replace(/[^/]+?(?=\.[ch]$|\/|$)/g, (stem) => stems.get(stem) ?? stem);
  const path = (/** @type {string} */ whole) => {
    const part = present.find((one) => whole.startsWith(`${one}/`));
    if (part === undefined) return whole;
    return join(dirname(part), `zz-part${present.indexOf(part)}`, below(whole.slice(part.length + 1)));
  };
  return { present, files, below, path };
}

/** The new name of what the drivers name. @param {string} text */
const word = (text) => words.reduce((out, [from, to]) => out.replace(from, to), text);

/**
 * Makes the renamed copy: hard links for what stays, new files for what is renamed.
 * @param {string} tree
 * @param {string} target emptied first
 * @returns how many files have other names, and the new name of a path and of a function
 */
export function renameTree(tree, target) {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(dirname(target), { recursive: true });
  const linked = spawnSync('cp', ['-al', realpathSync(tree), target], { stdio: 'ignore' }).status === 0;
  if (!linked) {
    rmSync(target, { recursive: true, force: true });
    cpSync(realpathSync(tree), target, { recursive: true });
  }
  const { present, files, below, path } = pathsOf(tree);
  // Gone before anything is written: a hard link shares its contents with the tree.
  for (const part of present) rmSync(join(target, part), { recursive: true, force: true });
  for (const { part, name } of files) {
    const to = join(target, path(join(part, name)));
    mkdirSync(dirname(to), { recursive: true });
    const text = readFileSync(join(tree, part, name), 'latin1').replace(
      /^(\s*#\s*include\s+")([^"]+)"/gm,
      (_, head, included) => `${head}${below(included)}"`,
    );
    const lines = text.split('\n').map((line) => (/^\s*#\s*include/.test(line) ? line : word(line)));
    writeFileSync(to, lines.join('\n'), 'latin1');
  }
  return { files: files.length, path, word };
}
