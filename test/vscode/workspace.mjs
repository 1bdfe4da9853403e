// The workspace of the tests: a fresh copy of a driver from a Debian kernel, since fixes write to it.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

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
  cpSync(path.join(import.meta.dirname, 'shared-header'), path.join(root, 'shared-header'), {
    recursive: true,
  });
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}
