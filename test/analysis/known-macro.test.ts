/** What hovers say a region macro and C's arithmetic come to: what C would make of them, or nothing. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Known, KnownRange, KnownValue } from '../../server/core/analysis/report.ts';
import { analyse } from '../harness.ts';

const knownIn = async (text: string): Promise<readonly Known[]> =>
  (await analyse(new Map([['a.c', text]]))).get('a.c')?.known() ?? [];

const isValue = (known: Known): known is KnownValue => 'space' in known;
const isRange = (known: Known): known is KnownRange => 'drops' in known;

/** What a call of a region macro comes to in a file with that head. */
async function used(head: string, expr = 'VFIO_PCI_INDEX_TO_OFFSET(2)'): Promise<KnownValue | undefined> {
  const text = `#include <linux/vfio.h>\n${head}\nstatic void probe(struct vfio_device *core)\n{\n\tgo(${expr});\n}\n`;
  return (await knownIn(text)).filter(isValue).findLast((known) => known.text === expr);
}

/** Where a range begins that is dropped from an expression on; none where that is not known. */
async function beginOf(expr: string): Promise<readonly bigint[]> {
  const body = `\tunmap_mapping_range(core->inode->i_mapping, ${expr}, 1, 1);`;
  const known = await knownIn(
    `#include <linux/vfio_pci_core.h>\nstatic void probe(struct vfio_pci_core_device *core)\n{\n${body}\n}\n`,
  );
  return known.filter(isRange).flatMap(({ drops: { 12: range } }) => [range.begin]);
}

describe('what C makes of signs and widths', () => {
  it('is not guessed for what hangs on the sign of 64 bits', async () => {
    assert.deepEqual(await beginOf('VFIO_PCI_INDEX_TO_OFFSET(1) + ((0x10ULL - 0x3001) >> 30)'), []);
    assert.deepEqual(await beginOf('VFIO_PCI_INDEX_TO_OFFSET(1) + (-16 % PAGE_SIZE)'), []);
    assert.deepEqual(await beginOf('VFIO_PCI_INDEX_TO_OFFSET(1) + (0x1000ULL >> 4)'), [0x10000000100n]);
  });
  it('PFN_DOWN leaves its argument an int, which a region shift overflows', async () => {
    assert.deepEqual(await beginOf('PFN_DOWN(0x7fff) << 40'), []);
    assert.deepEqual(await beginOf('PFN_DOWN(0x7fffULL) << 40'), [0x70000000000n]);
  });
});

describe('a region macro that the file defines', () => {
  it('is what its body comes to', async () => {
    const bodies: readonly (readonly [string, bigint | undefined])[] = [
      ['((u64)(i) << 40)', 2n << 40n],
      ['((u64)(i) << 48)', 2n << 48n],
      ['((i) << 40)', undefined],
      ['((u32)(i) << 30)', 2n << 30n],
      ['((u32)(i) << 31)', undefined],
      ['((u64)((i) - 1) << 40)', 1n << 40n],
      ['(((u64)(i) << 40) + 0x1000)', (2n << 40n) + 0x1000n],
      ['((i) * 0x10000000000ULL)', 2n << 40n],
    ];
    for (const [body, offset] of bodies) {
      const known = await used(`#define VFIO_PCI_INDEX_TO_OFFSET(i) ${body}`);
      assert.equal(known?.constant?.[12], offset, body);
      const isUsual = /^\(\((?:u64\)\()?i\) (?:<< 40|\* 0x10000000000ULL)\)$/.test(body);
      assert.equal(known?.layout, isUsual ? 'vfio-pci' : undefined, body);
    }
  });
  it('has no number where the halves of an #if define it apart', async () => {
    const head = [
      '#ifdef CONFIG_TOY',
      '#define VFIO_PCI_INDEX_TO_OFFSET(i) ((u64)(i) << 40)',
      '#else',
      '#define VFIO_PCI_INDEX_TO_OFFSET(i) ((u64)(i) << 48)',
      '#endif',
    ].join('\n');
    assert.equal((await used(head))?.constant, undefined);
  });
  it('follows a shift that is defined anew', async () => {
    const known = await used('#undef VFIO_PCI_OFFSET_SHIFT\n#define VFIO_PCI_OFFSET_SHIFT 48');
    assert.deepEqual([known?.constant?.[12], known?.layout], [2n << 48n, undefined]);
  });
  it('may be a function, whose types cut', async () => {
    const toy = 'toy_index_to_offset(2)';
    const wide = await used('static u64 toy_index_to_offset(u32 i) { return (u64)i << 41; }', toy);
    assert.equal(wide?.constant?.[12], 2n << 41n);
    const narrow = await used('static u32 toy_index_to_offset(u32 i) { return (u64)i << 41; }', toy);
    assert.equal(narrow?.constant, undefined);
  });
});
