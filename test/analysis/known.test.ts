/** What hovers are made of: spaces on the way from a VFIO mmap, region macros anywhere, and nothing elsewhere. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Known } from '../../server/core/analysis/report.ts';
import { analyse } from '../harness.ts';

const text = `#include <linux/vfio.h>
static void zap(struct vfio_device *core)
{
	loff_t bar2 = VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_BAR2_REGION_INDEX);
	loff_t rom = VFIO_PCI_INDEX_TO_OFFSET(6);
	loff_t none = VFIO_PCI_INDEX_TO_OFFSET(0xffffffffff);
	loff_t own = TOY_INDEX_TO_OFFSET(1);
}
static int other(struct vm_area_struct *vma)
{
	return use(vma->vm_pgoff);
}
int toy_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);

	return index;
}
`;

async function knownOn(line: number): Promise<readonly Known[]> {
  const report = (await analyse(new Map([['a.c', text]]))).get('a.c');
  return (report?.known ?? []).filter((known) => known.range.start.line === line);
}

describe('known expressions', () => {
  it('give a constant region macro its value and its layout', async () => {
    for (const [line, constant] of [
      [3, 2n << 40n],
      [4, 6n << 40n],
    ] as const) {
      const [known] = await knownOn(line);
      assert.equal(known?.constant, constant);
      assert.equal(known?.layout, 'vfio-pci');
    }
  });

  it('give no value where the index names no region, or the layout is not known', async () => {
    assert.equal((await knownOn(5))[0]?.constant, undefined);
    assert.equal((await knownOn(6))[0]?.layout, undefined);
    assert.equal((await knownOn(6))[0]?.text, 'TOY_INDEX_TO_OFFSET()');
  });

  it('say nothing of vm_pgoff in code that is not VFIO', async () => {
    assert.deepEqual(await knownOn(10), []);
  });

  it('name vm_pgoff and the index taken from it', async () => {
    const texts = (await knownOn(14)).map((known) => known.text);
    assert.ok(texts.includes('vma->vm_pgoff'), texts.join(' '));
    const [index] = (await knownOn(16)).filter((known) => known.text === 'index');
    assert.equal(index?.space, 'region index');
  });
});
