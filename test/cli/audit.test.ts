/** The command `audit`: what it prints in each format, and its exit codes. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { CliHost } from '../../server/cli/host.ts';
import { createWorkspace } from '../../server/core/analysis/workspace.ts';
import { rules } from '../../server/core/rules/index.ts';
import { parser } from '../harness.ts';
import { inFolder, type Folder, type Outcome } from './fixture.ts';

const driver = (name: string, store: string): string => `#include <linux/pci.h>
#include <linux/vfio.h>

struct ${name} {
	struct vfio_device core;
	phys_addr_t base;
};

static int ${name}_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct ${name} *it = container_of(core, struct ${name}, core);

	if (!(vma->vm_flags & VM_SHARED) || vma->vm_pgoff || vma->vm_end - vma->vm_start > PAGE_SIZE)
		return -EINVAL;
${store}	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(it->base), PAGE_SIZE, vma->vm_page_prot);
}

static const struct vfio_device_ops ${name}_ops = {
	.mmap = ${name}_mmap,
};

static struct pci_driver ${name}_driver = {
	.name = "${name}",
};
`;

const good = driver('tern', '');
const bad = driver('gull', '\tvma->vm_pgoff = PHYS_PFN(it->base);\n');

/** A command line with the real engine. */
const audit = (folder: Folder, ...args: string[]): Promise<Outcome> => {
  const over: Partial<CliHost> = {
    rules,
    workspace: async (host) => createWorkspace(await parser(), host),
  };
  return folder.run(['audit', ...args], over);
};

describe('audit command', function () {
  this.timeout(30_000);
  it('exits 0 where all is right, and says why', () =>
    inFolder(async (folder) => {
      folder.write('drivers/tern.c', good);
      const { code, stdout, stderr } = await audit(folder);
      assert.equal(code, 0);
      assert.equal(
        stdout,
        `drivers/tern.c:9: ok: tern_mmap()
  bus pci, layout unknown, vm_pgoff region, IOMMU unsaid
  via vfio_device_ops tern_ops (drivers/tern.c:18)
  leaves vm_pgoff as mmap() gave it (drivers/tern.c:9)
  remap_pfn_range() in tern_mmap() maps the pfn (drivers/tern.c:15)
  nothing that the driver reaches drops mappings (drivers/tern.c:9)
`,
      );
      assert.match(
        stderr,
        /^vfio-lint: 1 file seen, 1 mmap handler: 1 ok, 0 in violation, 0 unknown, \d+\.\d s\n$/,
      );
    }));

  it('exits 1 on a violation, with the finding below the row', () =>
    inFolder(async (folder) => {
      folder.write('drivers/gull.c', bad);
      folder.write('drivers/tern.c', good);
      const { code, stdout } = await audit(folder, '--root', 'drivers');
      assert.equal(code, 1);
      const [first = '', second = ''] = stdout.split('\n\n');
      assert.match(first, /^gull\.c:9: violation: gull_mmap\(\)\n/);
      assert.match(first, /^ {2}stores a pfn in vm_pgoff \(gull\.c:15\)$/m);
      assert.match(first, /^ {2}warning: vm_pgoff takes .* \[raw-pfn-in-pgoff\] \(gull\.c:15\)$/m);
      assert.match(second, /^tern\.c:9: ok: tern_mmap\(\)\n/);
    }));

  it('exits 3 where an input cannot be read, and lists the others all the same', () =>
    inFolder(async (folder) => {
      folder.write('gull.c', bad);
      const { code, stdout, said } = await audit(folder, '--format', 'json', 'gull.c', 'gone.c');
      assert.equal(code, 3);
      assert.deepEqual(said, ['vfio-lint: gone.c: no such file or folder']);
      const report = JSON.parse(stdout);
      assert.deepEqual(report.errors, [{ file: 'gone.c', reason: 'no such file or folder' }]);
      assert.deepEqual(report.files, { seen: 1, skipped: 0 });
      assert.equal(report.version, 1);
      assert.deepEqual(report.readers, []);
      const [row] = report.mmaps;
      assert.deepEqual(
        [row.file, row.line, row.function, row.bus, row.encoding, row.verdict, row.fault, row.iommu],
        ['gull.c', 9, 'gull_mmap', 'pci', 'pfn', 'violation', null, 'unsaid'],
      );
      assert.deepEqual(row.via, [
        { struct: 'vfio_device_ops', name: 'gull_ops', file: 'gull.c', line: 19, registered: [] },
      ]);
      assert.deepEqual(row.pfnGoesTo, [
        { call: 'remap_pfn_range', function: 'gull_mmap', file: 'gull.c', line: 16 },
      ]);
      assert.deepEqual(row.invalidatedBy, []);
      assert.deepEqual(
        row.findings.map((one: { rule: string; file: string; line: number }) => [
          one.rule,
          one.file,
          one.line,
        ]),
        [['raw-pfn-in-pgoff', 'gull.c', 15]],
      );
    }));

  it('lists nothing where nothing is, and is clean', () =>
    inFolder(async (folder) => {
      folder.write('main.c', 'int x;\n');
      folder.write('empty.c', '');
      const { code, stdout } = await audit(folder);
      assert.deepEqual([code, stdout], [0, '']);
      const json = await audit(folder, '--format=json');
      assert.deepEqual(JSON.parse(json.stdout), {
        version: 1,
        files: { seen: 2, skipped: 0 },
        errors: [],
        mmaps: [],
        readers: [],
      });
    }));

  it('tells notes; they change no verdict', () =>
    inFolder(async (folder) => {
      const narrow =
        '\tif ((vma->vm_pgoff & ((1U << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1)) > 4)\n\t\treturn -EINVAL;\n';
      folder.write('tern.c', driver('tern', narrow));
      const { code, stdout } = await audit(folder, '--format', 'json');
      const told = JSON.parse(stdout).mmaps[0].findings.map((one: { rule: string }) => one.rule);
      assert.deepEqual([code, told], [0, ['narrow-shift']]);
    }));

  it('prints Markdown and SARIF', () =>
    inFolder(async (folder) => {
      folder.write('gull.c', bad);
      const markdown = await audit(folder, '--format', 'markdown');
      assert.equal(markdown.code, 1);
      assert.match(markdown.stdout, /^\| ✗ violation \| gull\\_mmap\(\) \| gull\.c:9 \| pci \|/m);
      const { runs } = JSON.parse((await audit(folder, '--format', 'sarif')).stdout);
      assert.deepEqual(
        runs[0].results.map((one: { ruleId: string }) => one.ruleId),
        ['raw-pfn-in-pgoff'],
      );
      assert.equal(runs[0].tool.driver.semanticVersion, '9.8.7');
    }));

  it('gives names no way to steer the terminal', () =>
    inFolder(async (folder) => {
      folder.write('a\u001b[2Jb.c', good);
      const { stdout } = await audit(folder);
      assert.match(stdout, /^a\\u001b\[2Jb\.c:9: ok/);
    }));

  it('prints sarif for check, too', () =>
    inFolder(async (folder) => {
      folder.write('a b.c', bad);
      const over = {
        rules,
        workspace: async (host: Parameters<CliHost['workspace']>[0]) => createWorkspace(await parser(), host),
      };
      const { code, stdout } = await folder.run(['check', '--format', 'sarif', '.', 'gone.c'], over);
      assert.equal(code, 3);
      const [run] = JSON.parse(stdout).runs;
      assert.equal(run.results[0].locations[0].physicalLocation.artifactLocation.uri, 'a%20b.c');
      assert.equal(run.invocations[0].executionSuccessful, false);
      assert.equal(run.invocations[0].toolExecutionNotifications.length, 1);
    }));
});
