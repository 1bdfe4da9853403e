// The workspace of the tests: a fresh copy of a driver from a Debian kernel, since fixes write to it.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectDir } from './install.mjs';

/** The folder that is copied, in a kernel tree. */
const folder = 'drivers/vfio/platform';

async function driverFolder() {
  const given = process.env['KERNEL_DRIVER'];
  if (given) return given;
  const { kernelTree } = await import('../kernel/fetch.mjs');
  return path.join(await kernelTree('6.12'), folder);
}

/** Copies the driver into a folder of its own; `remove` deletes it. */
export async function makeWorkspace() {
  const from = await driverFolder();
  const root = mkdtempSync(path.join(os.tmpdir(), 'vfio-lint-workspace-'));
  cpSync(from, path.join(root, folder), { recursive: true });
  for (const name of ['shared-header', 'code-actions', 'constants'])
    cpSync(path.join(import.meta.dirname, name), path.join(root, name), { recursive: true });
  for (const name of ['demo-fsl-mc', 'demo-pci'])
    cpSync(path.join(projectDir, 'examples', name), path.join(root, name), { recursive: true });
  const several = path.join(projectDir, 'test/rules/raw-pfn-in-pgoff/fix-helper-in-another-file');
  for (const end of ['', '.fixed'])
    cpSync(`${several}${end}`, path.join(root, `three-files${end}`), { recursive: true });
  // The same driver with the line ends of other systems; git need not keep those.
  const reed = readFileSync(path.join(root, 'code-actions/reed.c'), 'utf8');
  mkdirSync(path.join(root, 'code-actions-crlf'));
  writeFileSync(path.join(root, 'code-actions-crlf/reed.c'), reed.replaceAll('\n', '\r\n'));
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}
