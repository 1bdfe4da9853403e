/** Real kernel trees: from KERNEL, from the ignored cache, or from Debian's source packages. Kernel text is never committed. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const cache = resolve('.cache', 'kernel');
const given = process.env['KERNEL'];

/** Says what is missing and ends. @param {string} message @returns {never} */
function quit(message) {
  console.error(`${message}; KERNEL=dir names a tree, or a folder that holds 6.1 and 6.12`);
  process.exit(1);
}

/** What the Makefile of a tree says. @param {string} tree */
function versionOf(tree) {
  const text = readFileSync(join(tree, 'Makefile'), 'utf8');
  const number = (/** @type {string} */ name) => new RegExp(`^${name} = (\\d+)`, 'm').exec(text)?.[1];
  return `${number('VERSION')}.${number('PATCHLEVEL')}`;
}

const single = given && existsSync(join(given, 'Kbuild')) ? versionOf(given) : undefined;

/** The versions to test: both, or that of the one tree that KERNEL names. */
export const versions = single === undefined ? ['6.1', '6.12'] : [single];

/** @param {string} command @param {string[]} args @param {string} [cwd] */
function must(command, args, cwd) {
  const run = spawnSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  if (run.error) quit(`${command} is needed to fetch a kernel and is not here`);
  if (run.status !== 0) quit(`${command} ${args.join(' ')} failed with ${run.status}`);
}

/**
 * The folder of a kernel's source: KERNEL (one tree, or a folder of trees named by version), else the cache, which is
 * filled from Debian's linux-source package on the first run.
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
  if (existsSync(join(tree, 'Kbuild'))) return tree;
  const work = join(cache, `${version}.part`);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, 'tree'), { recursive: true });
  const name = `linux-source-${version}`;
  if (spawnSync('apt-get', ['download', name], { cwd: work, stdio: 'ignore' }).status !== 0) {
    must('apt-get', ['update', '-qq']);
    must('apt-get', ['download', '-q', name], work);
  }
  const deb = readdirSync(work).find((file) => file.endsWith('.deb'));
  if (!deb) quit(`apt-get download brought no package ${name}`);
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
