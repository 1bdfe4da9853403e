/** Real kernel trees: from KERNEL, from the ignored cache, or from Debian's source packages. Kernel text is never committed. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const versions = ['6.1', '6.12'];
const cache = resolve('.cache', 'kernel');

/** @param {string} command @param {string[]} args @param {string} [cwd] */
function must(command, args, cwd) {
  const run = spawnSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  if (run.error)
    throw new Error(`${command} is needed to fetch a kernel and is not here; set KERNEL=dir instead`);
  if (run.status !== 0) throw new Error(`${command} ${args.join(' ')} failed with ${run.status}`);
}

/**
 * The folder of a kernel's source: KERNEL (one tree, or a folder of trees named by version), else the cache, which is
 * filled from Debian's linux-source package on the first run.
 * @param {string} version
 * @returns {Promise<string>}
 */
export async function kernelTree(version) {
  const given = process.env['KERNEL'];
  if (given) {
    const own = join(given, version);
    if (existsSync(own)) return resolve(own);
    if (existsSync(join(given, 'Kbuild'))) return resolve(given);
    throw new Error(`KERNEL=${given} holds neither a tree nor a folder ${version}`);
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
  if (!deb) throw new Error(`apt-get download brought no package ${name}`);
  must('dpkg-deb', ['-x', deb, 'deb'], work);
  must('tar', ['-xf', `deb/usr/src/${name}.tar.xz`, '-C', 'tree', '--strip-components=1'], work);
  // Renamed only when whole: an extraction that was cut off is never taken for a tree.
  rmSync(tree, { recursive: true, force: true });
  renameSync(join(work, 'tree'), tree);
  rmSync(work, { recursive: true, force: true });
  return tree;
}
