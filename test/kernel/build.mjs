/** Fixed drivers compiled by the kernel's own build: every touched object, without a new warning, and silent afterwards. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fixing, touched } from './expected.mjs';
import { kernelTree, versions } from './fetch.mjs';

const cli = resolve('dist', 'cli.cjs');
const work = resolve('.cache', 'kernel', 'build');
const checking = ['check', ...fixing.flatMap((rule) => ['--rule', rule])];
const counts = { passed: 0, failed: 0 };

/** @param {string} name @param {boolean} ok @param {string} [detail] */
function check(name, ok, detail = '') {
  if (ok) counts.passed++;
  else counts.failed++;
  console.log(`  ${ok ? 'ok  ' : 'FAIL'} ${name}${ok || detail === '' ? '' : `\n${detail}`}`);
}

/** @param {string} command @param {string[]} args @param {string} [cwd] */
function run(command, args, cwd) {
  const env = { ...process.env, LC_ALL: 'C', KBUILD_BUILD_TIMESTAMP: '0' };
  const made = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28, env });
  return { status: made.status, text: `${made.stdout ?? ''}${made.stderr ?? ''}`, stdout: made.stdout ?? '' };
}

/** What a kernel build needs, by the command or header that shows it is there. */
const needed = {
  make: 'make',
  gcc: 'gcc',
  flex: 'flex',
  bison: 'bison',
  bc: 'bc',
  perl: 'perl',
  'aarch64-linux-gnu-gcc': 'gcc-aarch64-linux-gnu',
  '/usr/include/libelf.h': 'libelf-dev',
  '/usr/include/openssl/opensslv.h': 'libssl-dev',
};

const isThere = (/** @type {string} */ what) =>
  what.startsWith('/') ? existsSync(what) : spawnSync('sh', ['-c', `command -v ${what}`]).status === 0;

/** Installs what is missing, where apt-get can; says what is missing where not. */
function prepareMachine() {
  const missing = Object.entries(needed).filter(([what]) => !isThere(what));
  if (missing.length === 0) return;
  const names = missing.map(([, name]) => name);
  console.log(`  installing ${names.join(' ')}`);
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-qq', '-y', '--no-install-recommends', ...names]);
  const left = missing.filter(([what]) => !isThere(what)).map(([, name]) => name);
  if (left.length === 0) return;
  console.error(`a kernel build needs ${left.join(', ')}, and apt-get did not bring them`);
  process.exit(1);
}

/**
 * A tree to build in: links to the given one, but for a drivers/vfio of its own that may be changed.
 * @param {string} tree @param {string} copy
 */
function overlay(tree, copy) {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(join(copy, 'drivers'), { recursive: true });
  for (const name of readdirSync(tree))
    if (name !== 'drivers') symlinkSync(join(tree, name), join(copy, name));
  for (const name of readdirSync(join(tree, 'drivers')))
    if (name !== 'vfio') symlinkSync(join(tree, 'drivers', name), join(copy, 'drivers', name));
  cpSync(join(tree, 'drivers', 'vfio'), join(copy, 'drivers', 'vfio'), { recursive: true });
}

/** @typedef {{ arch: string, make: string[], on: string[], drivers: string[] }} Target */

/** @type {Target} */
const x86 = {
  arch: 'x86_64',
  make: ['ARCH=x86_64'],
  on: [
    'COMPILE_TEST',
    'OF',
    'VFIO',
    'VFIO_NOIOMMU',
    'VFIO_PCI',
    'VFIO_PLATFORM',
    'FSL_MC_BUS',
    'VFIO_FSL_MC',
  ],
  drivers: ['platform', 'fsl-mc', 'pci'],
};
/** @type {Target} */
const arm64 = {
  arch: 'arm64',
  make: ['ARCH=arm64', 'CROSS_COMPILE=aarch64-linux-gnu-'],
  on: ['OF', 'VFIO', 'CDX_BUS', 'VFIO_CDX'],
  drivers: ['cdx'],
};

/** @type {Record<string, Target[]>} */
const targets = {
  6.1: [x86],
  6.12: [{ ...x86, on: [...x86.on, 'VFIO_PLATFORM_BASE', 'NVGRACE_GPU_VFIO_PCI'] }, arm64],
};

/** Warnings without their places: an edit above moves lines. @param {string} text */
const warningsIn = (text) =>
  text
    .split('\n')
    .flatMap((line) => /(?:warning|error): .*/.exec(line) ?? [])
    .toSorted();

/** @param {string} version @param {string} tree @param {Target} target @param {readonly string[]} files */
function build(version, tree, target, files) {
  const title = `${version} ${target.arch}`;
  const copy = join(work, `src-${version}`);
  const out = join(work, `out-${version}-${target.arch}`);
  mkdirSync(out, { recursive: true });
  const make = (/** @type {string[]} */ ...args) =>
    run('make', ['-s', `O=${out}`, '-j2', ...target.make, ...args], copy);
  overlay(tree, copy);
  const configured = make('defconfig');
  const switches = target.on.flatMap((name) => ['-e', name]);
  run(join(tree, 'scripts', 'config'), ['--file', join(out, '.config'), '-d', 'WERROR', ...switches]);
  make('olddefconfig');
  const config = existsSync(join(out, '.config')) ? readFileSync(join(out, '.config'), 'utf8') : '';
  const off = target.on.filter((name) => !new RegExp(`^CONFIG_${name}=[ym]$`, 'm').test(config));
  check(
    `${title}: configured`,
    configured.status === 0 && off.length === 0,
    `${configured.text}\noff: ${off.join(' ')}`,
  );
  const prepared = make('prepare');
  check(`${title}: prepared`, prepared.status === 0, prepared.text.slice(-2000));
  const objects = files.map((file) => file.replace(/\.c$/, '.o'));
  /** @returns {Map<string, { status: number | null, text: string }>} */
  const compiled = () =>
    new Map(
      objects.map((object) => {
        rmSync(join(out, object), { force: true });
        return [object, make('W=1', object)];
      }),
    );
  const before = compiled();
  for (const file of files) {
    const fix = run(process.execPath, [
      cli,
      ...checking,
      '--fix=all',
      '--root',
      copy,
      join(copy, dirname(file)),
    ]);
    check(`${title}: --fix=all leaves nothing in ${dirname(file)}`, fix.status === 0, fix.text);
  }
  const changed = run('diff', ['-rq', join(tree, 'drivers', 'vfio'), join(copy, 'drivers', 'vfio')])
    .stdout.split('\n')
    .flatMap((line) => /^Files (\S+) /.exec(line)?.[1]?.slice(tree.length + 1) ?? []);
  check(
    `${title}: ${files.length} files are touched`,
    changed.toSorted().join() === files.toSorted().join(),
    changed.join('\n'),
  );
  const after = compiled();
  for (const [object, { status, text }] of after) {
    const old = before.get(object);
    const known = warningsIn(old?.text ?? '');
    const fresh = warningsIn(text).filter((warning) => !known.includes(warning));
    check(`${title}: ${object} compiled before`, old?.status === 0, old?.text);
    check(`${title}: ${object} compiles`, status === 0 && existsSync(join(out, object)), text);
    check(`${title}: ${object} brings no new warning`, fresh.length === 0, fresh.join('\n'));
  }
  for (const file of files) {
    const text = readFileSync(join(copy, file), 'utf8');
    check(`${title}: ${basename(file)} stores nothing to vm_pgoff`, !/vm_pgoff\s*=[^=]/.test(text));
  }
  // What stands in the copy is what is compiled: with a fault in it, its object can't come to be.
  const [first = ''] = files;
  const text = readFileSync(join(copy, first), 'utf8');
  writeFileSync(join(copy, first), `${text}#error seen\n`);
  const broken = make(first.replace(/\.c$/, '.o'));
  check(
    `${title}: a fault in the copy is seen`,
    broken.status !== 0 && broken.text.includes('#error seen'),
    broken.text,
  );
  writeFileSync(join(copy, first), text);
  const silent = run(process.execPath, [
    cli,
    ...checking,
    '--root',
    copy,
    ...files.map((file) => join(copy, file)),
  ]);
  check(`${title}: check is silent on what was fixed`, silent.status === 0, silent.text);
}

if (!existsSync(cli)) {
  console.error('dist/cli.cjs is missing: npm run build makes it');
  process.exit(2);
}
prepareMachine();
for (const version of versions) {
  const tree = await kernelTree(version);
  console.log(`Linux ${version} (${tree})`);
  for (const target of targets[version] ?? []) {
    const files = (touched[version] ?? []).filter((file) =>
      target.drivers.some((driver) => file.startsWith(`drivers/vfio/${driver}/`)),
    );
    check(`${version} ${target.arch}: something is to be built`, files.length > 0);
    build(version, resolve(tree), target, files);
  }
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;
