/** Real kernel trees: from KERNEL, from the ignored cache, or from Debian's source packages. Kernel text is never committed. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const cache = resolve('.cache', 'kernel');
const given = process.env['KERNEL'];

/** The packages whose trees the lists and tables of this project are about; Debian serves each for some months. */
const pinned = { 6.1: '6.1.192-2', 6.12: '6.12.117-1~deb12u1' };

/** Says what is missing and ends. @param {string} message @returns {never} */
function quit(message) {
  console.error(`${message}; KERNEL=dir names a tree, or a folder that holds 6.1 and 6.12`);
  process.exit(1);
}

/** What the Makefile of a tree says: the version (6.1) and the point release (192). @param {string} tree */
function releaseOf(tree) {
  const text = readFileSync(join(tree, 'Makefile'), 'utf8');
  const number = (/** @type {string} */ name) => new RegExp(`^${name} = (\\d+)`, 'm').exec(text)?.[1];
  return { version: `${number('VERSION')}.${number('PATCHLEVEL')}`, point: Number(number('SUBLEVEL')) };
}

/** The point release of a tree: 192 of Linux 6.1.192. @param {string} tree */
export const pointOf = (tree) => releaseOf(tree).point;

/** The point release that the lists of this project were made from. @param {string} version */
export const pinnedPoint = (version) => Number(/^\d+\.\d+\.(\d+)/.exec(pinned[version] ?? '')?.[1]);

const single = given && existsSync(join(given, 'Kbuild')) ? releaseOf(given).version : undefined;

/** The versions to test: both, or that of the one tree that KERNEL names. */
export const versions = single === undefined ? ['6.1', '6.12'] : [single];

/** @param {string} command @param {string[]} args @param {string} [cwd] */
function must(command, args, cwd) {
  const run = spawnSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  if (run.error) quit(`${command} is needed to fetch a kernel and is not here`);
  if (run.status !== 0) quit(`${command} ${args.join(' ')} failed with ${run.status}`);
}

/**
 * Downloads a linux-source package into a folder: the pinned one, or the newest that Debian still has. Lists are read
 * anew first, because with old ones apt-get knows neither. False where apt-get brings nothing.
 * @param {string} version @param {string} work
 */
function download(version, work) {
  const name = `linux-source-${version}`;
  const get = (/** @type {string[]} */ ...args) =>
    spawnSync('apt-get', args, { cwd: work, stdio: 'ignore' }).status === 0;
  if (!get('update', '-qq')) console.log(`  apt-get update failed: the lists that are here have to do`);
  if (get('download', `${name}=${pinned[version]}`)) return true;
  if (!get('download', name)) return false;
  const deb = readdirSync(work).find((file) => file.endsWith('.deb'));
  console.log(`  ${name} ${pinned[version]} is not to be had any more: taking ${deb}, the newest`);
  return true;
}

/**
 * The folder of a kernel's source: KERNEL (one tree, or a folder of trees named by version), else the cache, which is
 * filled from Debian's linux-source package on the first run, and again where it holds another point release than the
 * pinned one and the pinned one can be had.
 * @param {string} version
 * @returns {Promise<string>}
 */
export async function kernelTree(version) {
  if (given) {
    const own = single === version ? given : join(given, version);
    if (existsSync(join(own, 'Kbuild'))) return resolve(own);
    quit(`KERNEL=${given} holds no tree of Linux ${version}`);
  }
  const tree = join(cache, version);
  const isThere = existsSync(join(tree, 'Kbuild'));
  if (isThere && pointOf(tree) === pinnedPoint(version)) return tree;
  const work = join(cache, `${version}.part`);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, 'tree'), { recursive: true });
  const name = `linux-source-${version}`;
  if (!download(version, work)) {
    if (!isThere) quit(`apt-get download brought no package ${name}`);
    console.log(`  apt-get brings no ${name}: staying with Linux ${version}.${pointOf(tree)} in the cache`);
    return tree;
  }
  const deb = readdirSync(work).find((file) => file.endsWith('.deb'));
  if (!deb) quit(`apt-get download brought no package ${name}`);
  if (isThere && deb.includes(`_${version}.${pointOf(tree)}-`)) {
    rmSync(work, { recursive: true, force: true });
    return tree;
  }
  if (spawnSync('xz', ['--version']).error)
    must('apt-get', ['install', '-qq', '-y', '--no-install-recommends', 'xz-utils']);
  must('dpkg-deb', ['-x', deb, 'deb'], work);
  must('tar', ['-xf', `deb/usr/src/${name}.tar.xz`, '-C', 'tree', '--strip-components=1'], work);
  // Renamed only when whole: an extraction that was cut off is never taken for a tree.
  rmSync(tree, { recursive: true, force: true });
  renameSync(join(work, 'tree'), tree);
  rmSync(work, { recursive: true, force: true });
  return tree;
}
