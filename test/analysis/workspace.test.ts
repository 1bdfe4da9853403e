/** The workspace: documents over files, companions of the folder, reports kept until something changes. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createWorkspace, type Workspace } from '../../server/core/analysis/workspace.ts';
import { parser } from '../harness.ts';

const bad = `#include <linux/vfio.h>
int toy_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	vma->vm_pgoff = PHYS_PFN(toy_base(core));
	return 0;
}
`;

async function over(files: Record<string, string>): Promise<Workspace> {
  return createWorkspace(await parser(), {
    siblings: (file) =>
      Promise.resolve(
        Object.keys(files).filter(
          (f) => f.slice(0, f.lastIndexOf('/')) === file.slice(0, file.lastIndexOf('/')),
        ),
      ),
    read: (file) => Promise.resolve(files[file]),
  });
}

const rulesOf = async (workspace: Workspace, file: string): Promise<string[]> =>
  (await workspace.report(file)).findings.map((finding) => finding.rule);

describe('workspace', () => {
  it('says nothing of an empty file, a missing one and one without a needle', async () => {
    const workspace = await over({ '/d/empty.c': '', '/d/other.c': 'int main(void) { return 0; }\n' });
    for (const file of ['/d/empty.c', '/d/missing.c', '/d/other.c']) {
      const places = { functions: 0, total: 0, unknown: [] };
      const report = await workspace.report(file);
      assert.deepEqual(
        { ...report, known: report.known() },
        { file, parsed: false, findings: [], known: [], places, looked: {} },
      );
    }
  });

  it('puts an open document over the file, follows its edits, and forgets it when closed', async () => {
    const workspace = await over({ '/d/a.c': bad });
    assert.deepEqual(await rulesOf(workspace, '/d/a.c'), ['raw-pfn-in-pgoff']);
    workspace.open('/d/a.c', bad.replace('PHYS_PFN(toy_base(core))', '0'));
    assert.deepEqual(await rulesOf(workspace, '/d/a.c'), []);
    const range = { start: { line: 3, character: 17 }, end: { line: 3, character: 18 } };
    workspace.change('/d/a.c', [{ range, text: 'PHYS_PFN(toy_base(core))' }]);
    assert.equal(await workspace.text('/d/a.c'), bad);
    assert.deepEqual(await rulesOf(workspace, '/d/a.c'), ['raw-pfn-in-pgoff']);
    workspace.close('/d/a.c');
    assert.deepEqual(await rulesOf(workspace, '/d/a.c'), ['raw-pfn-in-pgoff']);
  });

  it('ends on definitions that go round', async () => {
    const workspace = await over({
      '/d/round.c': `#include <linux/vfio.h>
#define A B
#define B A
#define S_OFFSET_SHIFT S_OFFSET_SHIFT
struct n *f(struct vm_area_struct *vma)
{
	struct n *x = x->next;
	struct n *y = z->next;
	struct n *z = y->next;
	unsigned long flags = flags & vma->vm_flags;

	if (x == y && z && (flags & VM_PFNMAP))
		return (struct n *)vma->vm_pgoff;
	return x;
}
static ssize_t r(struct vfio_device *v, char *b, size_t c, loff_t *p)
{
	u64 pos = pos - (1U << A);
	int i = i >> S_OFFSET_SHIFT;

	unmap_mapping_range(m, pos, pos + pos, 1);
	return i > 5 ? 0 : c;
}
static const struct vfio_device_ops o = { .read = r };
`,
    });
    assert.equal((await workspace.report('/d/round.c')).parsed, true);
  });

  it('gives the same report until something changes', async () => {
    const files = { '/d/a.c': bad };
    const workspace = await over(files);
    const first = await workspace.report('/d/a.c');
    assert.equal(await workspace.report('/d/a.c'), first);
    files['/d/a.c'] = bad.replace('return 0', 'return 1');
    assert.notEqual(await workspace.report('/d/a.c'), first);
  });

  it('survives a change that lies outside the text', async () => {
    const workspace = await over({});
    workspace.open('/d/a.c', bad);
    const range = { start: { line: 900, character: 5 }, end: { line: 2, character: 1 } };
    workspace.change('/d/a.c', [{ range, text: '\n' }]);
    assert.deepEqual(await rulesOf(workspace, '/d/a.c'), ['raw-pfn-in-pgoff']);
  });

  it('names places in CRLF files and files with wide characters in UTF-16 units', async () => {
    const text = bad.replace('\tvma->vm_pgoff', '\t/* 😀ä */ vma->vm_pgoff').replace(/\n/g, '\r\n');
    const workspace = await over({ '/d/a.c': text });
    const [finding] = (await workspace.report('/d/a.c')).findings;
    assert.deepEqual(finding?.range.start, { line: 3, character: 11 });
  });

  it('analyses again what used a header that changed, and nothing else', async () => {
    const header = '#include <linux/vfio.h>\n#define TOY_AT(vma) ((vma)->vm_pgoff)\n#define TOY_SIZE 3\n';
    const store = 'vma->vm_pgoff = ';
    const user = '#include "toy.h"\n' + bad.replace('PHYS_PFN(toy_base(core))', 'TOY_AT(vma)');
    assert.ok(user.includes(`${store}TOY_AT(vma)`));
    const workspace = await over({ '/d/toy.h': header, '/d/user.c': user, '/d/other.c': bad });
    const user0 = await workspace.report('/d/user.c');
    const other0 = await workspace.report('/d/other.c');
    assert.deepEqual([user0.findings.length, other0.findings.length], [0, 1]);
    workspace.open('/d/toy.h', header);
    assert.equal(await workspace.report('/d/user.c'), user0, 'the same text');
    workspace.open('/d/toy.h', header.replace('TOY_SIZE 3', 'TOY_SIZE 4'));
    assert.equal(await workspace.report('/d/user.c'), user0, 'a macro that it does not use');
    workspace.open('/d/toy.h', header.replace('((vma)->vm_pgoff)', 'PHYS_PFN(toy_base(core))'));
    const user1 = await workspace.report('/d/user.c');
    assert.equal(user1.findings.length, 1);
    assert.equal(await workspace.report('/d/other.c'), other0, 'a file that does not include it');
    assert.deepEqual(workspace.dependents('/d/toy.h').toSorted(), ['/d/other.c', '/d/user.c']);
  });
});
