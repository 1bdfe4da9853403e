/** Mails of fixes as the kernel's own checkpatch sees them: what it asks for beyond what the sender adds. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What a tool must not write into somebody's patch. */
const sendersPart = 'ERROR: Missing Signed-off-by: line(s)';

/**
 * Writes the mails of all fixes in drivers/vfio to `out`, and returns how many there are and what checkpatch says of them.
 * @param {string} cli @param {string} tree @param {string} out
 */
export function mailFaults(cli, tree, out) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const args = ['check', '--format', 'patch', '--fix=all', '--output-dir', out, '--root', tree];
  const run = spawnSync(process.execPath, [cli, ...args, join(tree, 'drivers/vfio')], { encoding: 'utf8' });
  const files = run.stdout.split('\n').filter(Boolean);
  const faults = files.flatMap((file) => {
    const checkpatch = [join(tree, 'scripts/checkpatch.pl'), '--strict', '--terse', `--root=${tree}`, file];
    const { stdout, stderr, error } = spawnSync('perl', checkpatch, { cwd: out, encoding: 'utf8' });
    if (error) return [`${file}: ${error.message}`];
    const said = `${stdout}${stderr}`
      .split('\n')
      .filter((text) => text !== '' && !text.endsWith(sendersPart));
    // The count comes last, so that a checkpatch that did not run is seen.
    return said.length === 1 && /total: 1 errors, 0 warnings, 0 checks/.test(said[0] ?? '') ? [] : said;
  });
  return { mails: files.length, faults };
}
