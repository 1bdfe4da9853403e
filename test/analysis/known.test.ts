/** What hovers are made of: spaces on the way from a VFIO mmap, constants of the device fd, and nothing elsewhere. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Known, KnownRange, KnownValue } from '../../server/core/analysis/report.ts';
import { createWorkspace } from '../../server/core/analysis/workspace.ts';
import { layoutNamed, type Layout } from '../../server/core/region/layout.ts';
import { droppedBy, regionsOf } from '../../server/core/region/cover.ts';
import { analyse, parser } from '../harness.ts';

async function knownIn(
  text: string,
  beside: Readonly<Record<string, string>> = {},
): Promise<readonly Known[]> {
  const files = new Map([['a.c', text], ...Object.entries(beside)]);
  return (await analyse(files)).get('a.c')?.known() ?? [];
}

const isValue = (known: Known): known is KnownValue => 'space' in known;
const isRange = (known: Known): known is KnownRange => 'drops' in known;

function layoutOf({ layout }: Known): Layout {
  const found = layout === undefined ? undefined : layoutNamed(layout);
  assert.ok(found);
  return found;
}

/** The known values of a text with some body, by their own text; the last of equal ones. */
async function valuesIn(
  body: string,
  more: { readonly head?: string; readonly beside?: Readonly<Record<string, string>> } = {},
): Promise<ReadonlyMap<string, KnownValue>> {
  const text = `#include <linux/vfio.h>\n${more.head ?? ''}\nstatic void probe(struct vfio_device *core)\n{\n${body}\n}\n`;
  const known = await knownIn(text, more.beside);
  return new Map(known.filter(isValue).map((one) => [one.text, one] as const));
}

/** What the last range of a body covers, in words; undefined where none is known. */
async function dropped(body: string, head = '#include <linux/vfio_pci_core.h>'): Promise<string | undefined> {
  const text = `${head}\nstatic void probe(struct vfio_device *core, u64 arg, struct inode *inode)\n{\n${body}\n}\n`;
  const range = (await knownIn(text)).filter(isRange).at(-1);
  const whole = range && droppedBy(range.drops[12], 12);
  return range && whole && regionsOf(layoutOf(range), whole, 12);
}

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

async function knownOn(line: number): Promise<readonly KnownValue[]> {
  return (await knownIn(text)).filter(isValue).filter((known) => known.range.start.line === line);
}

describe('known expressions', () => {
  it('give a constant region macro its value and its layout', async () => {
    for (const [line, constant] of [
      [3, 2n << 40n],
      [4, 6n << 40n],
    ] as const) {
      const [known] = await knownOn(line);
      assert.deepEqual(known?.constant, { 12: constant, 14: constant, 16: constant });
      assert.equal(known?.layout, 'vfio-pci');
    }
  });

  it('give no value where the index names no region, or the layout is not known', async () => {
    assert.equal((await knownOn(5))[0]?.constant, undefined);
    assert.equal((await knownOn(6))[0]?.layout, undefined);
    assert.equal((await knownOn(6))[0]?.text, 'TOY_INDEX_TO_OFFSET(1)');
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

describe('constant expressions', () => {
  const file = { unit: 'byte', origin: 'file' };
  const pages = { unit: 'page', origin: 'file' };

  for (const [expr, bytes] of [
    ['VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_BAR2_REGION_INDEX) + 0x3000', 0x20000003000n],
    ['0x3000 | VFIO_PCI_INDEX_TO_OFFSET(2)', 0x20000003000n],
    ['VFIO_PCI_INDEX_TO_OFFSET(1 + 2 * 2) - PAGE_SIZE * 0', 5n << 40n],
    ['((u64)VFIO_PCI_ROM_REGION_INDEX << VFIO_PCI_OFFSET_SHIFT) + SZ_64K', (6n << 40n) + 0x10000n],
    ['VFIO_PCI_INDEX_TO_OFFSET(TOY_BAR) + TOY_BELL', (3n << 40n) + 0x1008n],
    ['VFIO_PCI_INDEX_TO_OFFSET(bar) + bell', (3n << 40n) + 0x2000n],
  ] as const)
    it(`settle ${expr}`, async () => {
      const head =
        'enum { TOY_NONE, TOY_BAR = 3 };\n#define TOY_BELL (BIT(12) + 8)\nstatic const u32 bell = 0x2000;';
      const known = (await valuesIn(`\tint bar = 3;\n\tuse(${expr});`, { head })).get(expr);
      assert.deepEqual(known?.space, file);
      assert.deepEqual(known?.constant, { 12: bytes, 14: bytes, 16: bytes });
      assert.equal(known?.layout, 'vfio-pci');
    });

  it('follow the size of a page where the source does', async () => {
    const expr = '(VFIO_PCI_INDEX_TO_OFFSET(2) + 0x10000) >> PAGE_SHIFT';
    const known = (await valuesIn(`\tuse(${expr});`)).get(expr);
    assert.deepEqual(known?.space, pages);
    assert.deepEqual(known?.constant, { 12: 0x20000010n, 14: 0x8000004n, 16: 0x2000001n });
    const down = (await valuesIn('\tuse(PHYS_PFN(VFIO_PCI_INDEX_TO_OFFSET(2)));')).get(
      'PHYS_PFN(VFIO_PCI_INDEX_TO_OFFSET(2))',
    );
    assert.deepEqual([down?.space, down?.constant?.[16]], [pages, 0x2000000n]);
  });

  it('are pages without a number where the index is not constant', async () => {
    const expr = 'VFIO_PCI_INDEX_TO_OFFSET(core->index) >> PAGE_SHIFT';
    const known = (await valuesIn(`\tuse(${expr});`)).get(expr);
    assert.deepEqual([known?.space, known?.constant], [pages, undefined]);
  });

  it('take macros, enumerators and locals from other files, too', async () => {
    const beside = {
      'toy.h': 'enum { TOY_A, TOY_B, TOY_C };\n#define TOY_WINDOW VFIO_PCI_INDEX_TO_OFFSET(TOY_C)\n',
    };
    const values = await valuesIn('\tloff_t at = TOY_WINDOW + 0x40;\n\n\tuse(at);', {
      head: '#include "toy.h"',
      beside,
    });
    assert.equal(values.get('TOY_WINDOW + 0x40')?.constant?.[12], (2n << 40n) + 0x40n);
    assert.equal(values.get('at')?.constant?.[12], (2n << 40n) + 0x40n);
  });

  const unsettled: Readonly<Record<string, readonly [body: string, expr: string, head?: string]>> = {
    'a local that is set twice': [
      '\tint i = 2;\n\tif (core)\n\t\ti = 3;\n\tuse(VFIO_PCI_INDEX_TO_OFFSET(i));',
      'VFIO_PCI_INDEX_TO_OFFSET(i)',
    ],
    'a local whose address is given away': [
      '\tint i = 2;\n\tread_it(&i);\n\tuse(VFIO_PCI_INDEX_TO_OFFSET(i));',
      'VFIO_PCI_INDEX_TO_OFFSET(i)',
    ],
    'the variable of a loop': [
      '\tint i = 0;\n\ttoy_for_each_bar(i, core)\n\t\tuse(VFIO_PCI_INDEX_TO_OFFSET(i));',
      'VFIO_PCI_INDEX_TO_OFFSET(i)',
    ],
    'a macro that the halves of an #if define apart': [
      '\tuse(VFIO_PCI_INDEX_TO_OFFSET(TOY_BAR));',
      'VFIO_PCI_INDEX_TO_OFFSET(TOY_BAR)',
      '#ifdef TOY\n#define TOY_BAR 1\n#else\n#define TOY_BAR 2\n#endif',
    ],
    'a macro that leads back to itself': [
      '\tuse(VFIO_PCI_INDEX_TO_OFFSET(TOY_A));',
      'VFIO_PCI_INDEX_TO_OFFSET(TOY_A)',
      '#define TOY_A (TOY_B + TOY_B)\n#define TOY_B (TOY_A + TOY_A)',
    ],
    'a number that C cuts': [
      '\tu32 cut = 0x123456789;\n\tuse(VFIO_PCI_INDEX_TO_OFFSET(1) + cut);',
      'VFIO_PCI_INDEX_TO_OFFSET(1) + cut',
    ],
    'an int that is shifted out of itself': [
      '\tuse(VFIO_PCI_INDEX_TO_OFFSET(1) + (3 << 31));',
      'VFIO_PCI_INDEX_TO_OFFSET(1) + (3 << 31)',
    ],
    'a difference below zero': ['\tuse(VFIO_PCI_INDEX_TO_OFFSET(0) - 1);', 'VFIO_PCI_INDEX_TO_OFFSET(0) - 1'],
  };
  for (const [name, [body, expr, head]] of Object.entries(unsettled))
    it(`are not settled by ${name}`, async () => {
      const known = (await valuesIn(body, head === undefined ? {} : { head })).get(expr);
      assert.deepEqual([known?.space, known?.constant], [file, undefined]);
    });

  it('do not settle what a parameter may be', async () => {
    const body = 'static void f(int i)\n{\n\tif (!i)\n\t\ti = 2;\n\tuse(VFIO_PCI_INDEX_TO_OFFSET(i));\n}\n';
    const known = (await knownIn(`#include <linux/vfio.h>\n${body}`)).filter(isValue);
    assert.deepEqual(
      known.map(({ text: of, constant }) => [of, constant]),
      [['VFIO_PCI_INDEX_TO_OFFSET(i)', undefined]],
    );
  });

  it("use a driver's own shift, and do not take its layout for the bus's", async () => {
    const head =
      '#define VFIO_PCI_OFFSET_SHIFT 36\n#define VFIO_PCI_INDEX_TO_OFFSET(i) ((u64)(i) << VFIO_PCI_OFFSET_SHIFT)';
    const known = (await valuesIn('\tuse(VFIO_PCI_INDEX_TO_OFFSET(2));', { head })).get(
      'VFIO_PCI_INDEX_TO_OFFSET(2)',
    );
    assert.deepEqual([known?.constant?.[12], known?.layout], [2n << 36n, undefined]);
  });

  it('end with an enum of hundreds and with macros that double', async () => {
    const names = Array.from({ length: 150 }, (_, i) => `TOY_${i}`);
    const doubles = Array.from({ length: 40 }, (_, i) => `#define D${i} (D${i + 1} + D${i + 1})`).join('\n');
    const values = await valuesIn(
      '\tuse(VFIO_PCI_INDEX_TO_OFFSET(0) + TOY_149, VFIO_PCI_INDEX_TO_OFFSET(D0));',
      {
        head: `enum { ${names.join(', ')} };\n${doubles}\n#define D40 1`,
      },
    );
    assert.equal(values.get('VFIO_PCI_INDEX_TO_OFFSET(0) + TOY_149')?.constant?.[12], 149n);
    assert.equal(values.get('VFIO_PCI_INDEX_TO_OFFSET(D0)')?.constant, undefined, '2^40 is no int');
  });

  it('are known in the initialisers of tables and in user space', async () => {
    const table = await knownIn(
      '#include <linux/vfio.h>\nstatic const u64 bells[] = { VFIO_PCI_INDEX_TO_OFFSET(4) + 8 };\n',
    );
    assert.ok(table.filter(isValue).some(({ constant }) => constant?.[12] === (4n << 40n) + 8n));
    const program = `#include <sys/mman.h>
#include <linux/vfio.h>
#define VFIO_PCI_INDEX_TO_OFFSET(i) ((unsigned long long)(i) << 40)
int read_bell(int fd, void *to) { return pread(fd, to, 4, VFIO_PCI_INDEX_TO_OFFSET(2) + 16); }
`;
    const user = (await knownIn(program)).filter(isValue);
    assert.equal(user.find(({ text: of }) => of.endsWith('+ 16'))?.constant?.[12], (2n << 40n) + 16n);
  });
});

const driverOf = (body: string): string => `#include <linux/vfio_pci_core.h>
static int toy_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
${body}
	return 0;
}
static const struct vfio_device_ops toy_ops = { .mmap = toy_mmap };
`;

const met = async (body: string, of: string): Promise<KnownValue | undefined> =>
  (await knownIn(driverOf(body))).filter(isValue).find((known) => known.text === of);

describe('constants that vm_pgoff meets', () => {
  it('are pages on the device fd, the same number with every size of page', async () => {
    const known = await met('\tif (vma->vm_pgoff == 0x20000000)\n\t\treturn -EINVAL;', '0x20000000');
    assert.deepEqual(known?.space, { unit: 'page', origin: 'file' });
    assert.deepEqual(known?.constant, { 12: 0x20000000n, 14: 0x20000000n, 16: 0x20000000n });
    assert.equal(known?.layout, 'vfio-pci');
    const first = await met('\tif (7UL <= vma->vm_pgoff)\n\t\treturn -EINVAL;', '7UL');
    assert.equal(first?.constant?.[12], 7n);
  });

  it('are what is stored there', async () => {
    assert.equal((await met('\tvma->vm_pgoff = 0xe2c20;', '0xe2c20'))?.constant?.[12], 0xe2c20n);
    assert.equal(await met('\tvma->vm_flags = 0xe2c20;', '0xe2c20'), undefined);
  });

  it('are a region index where the index is taken out, and no bound of it', async () => {
    const known = await met(
      '\tif (vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT) == 2)\n\t\treturn -EINVAL;',
      '2',
    );
    assert.deepEqual([known?.space, known?.constant?.[12]], ['region index', 2n]);
    const bound = '\tif (vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT) >= 6)\n\t\treturn -EINVAL;';
    assert.equal(await met(bound, '6'), undefined);
  });
});

const call = (begin: string, size: string): string =>
  `\tunmap_mapping_range(inode->i_mapping, ${begin}, ${size}, 1);`;
const at = (index: number): string => `VFIO_PCI_INDEX_TO_OFFSET(${index})`;

describe('ranges that are dropped', () => {
  for (const [name, body, words] of [
    ['all BARs', call(at(0), `${at(6)} - ${at(0)}`), 'BAR0…BAR5'],
    [
      'all BARs by locals',
      `\tloff_t start = ${at(0)};\n\tloff_t end = ${at(6)};\n\tloff_t len = end - start;\n\n${call('start', 'len')}`,
      'BAR0…BAR5',
    ],
    ['one BAR', call(at(2), at(1)), 'BAR2'],
    ['its first page', call(at(2), 'PAGE_SIZE'), 'BAR2 + 0x0…0xfff'],
    ['a part', call(`${at(2)} + 0x1000`, '0x2000'), 'BAR2 + 0x1000…0x2fff'],
    ['a part, rounded', call(`${at(2)} + 0x1010`, '1'), 'BAR2 + 0x1000…0x1fff'],
    ['to its end', call(`${at(2)} + 0x1000`, `${at(1)} - 0x1000`), 'BAR2 + 0x1000…its end'],
    ['into the next', call(`${at(2)} + 0x1000`, at(1)), 'BAR2 + 0x1000…BAR3 + 0xfff'],
    ['everything', call('0', '0'), 'every region'],
    ['to the end of the file', call(at(3), '0'), 'BAR3…end of file'],
    ['regions of the device', call(at(9), at(2)), 'region 9…region 10'],
    [
      'pages',
      `\tunmap_mapping_pages(inode->i_mapping, ${at(1)} >> PAGE_SHIFT, 16, false);`,
      'BAR1 + 0x0…0xffff',
    ],
    ['pages to the end', '\tunmap_mapping_pages(inode->i_mapping, 5, ULONG_MAX, 0);', undefined],
    ['shared mappings', `\tunmap_shared_mapping_range(inode->i_mapping, ${at(5)}, ${at(1)});`, 'BAR5'],
    ['an unknown length', call(at(2), 'arg'), undefined],
    ['an unknown begin', call('arg', at(1)), undefined],
    ['a length below zero', call(at(2), `${at(1)} - ${at(2)}`), undefined],
  ] as const)
    it(`cover ${words ?? 'nothing that is known'}: ${name}`, async () => {
      assert.equal(await dropped(body), words);
    });

  it('have no regions where the bus is not known', async () => {
    const known = await knownIn(
      `#include <linux/vfio.h>\nvoid f(struct inode *i) { unmap_mapping_range(i->i_mapping, 0x1000, 0x1000, 1); }\n`,
    );
    assert.deepEqual(
      known.filter(isRange).map(({ layout }) => layout),
      [undefined],
    );
  });

  it('are of no interest outside of VFIO', async () => {
    const known = await knownIn(
      `#include <linux/fs.h>\nint is_vfio(struct vm_area_struct *v) { return v->vm_pgoff == 1; }
void f(struct inode *i) { unmap_mapping_range(i->i_mapping, 0x1000, 0x1000, 1); }\n`,
    );
    assert.deepEqual(known, []);
  });
});

describe('known expressions of a document', () => {
  it('are worked out when they are asked for, and again when a header changes what they come to', async () => {
    const driver =
      '#include <linux/vfio.h>\n#include "bell.h"\nvoid f(void) { use(VFIO_PCI_INDEX_TO_OFFSET(BELL)); }\n';
    const disk = new Map([
      ['/d/a.c', driver],
      ['/d/bell.h', '#define BELL 1\n'],
    ]);
    const workspace = createWorkspace(await parser(), {
      siblings: () => Promise.resolve([...disk.keys()]),
      read: (file) => Promise.resolve(disk.get(file)),
    });
    const valueNow = async (): Promise<bigint | undefined> => {
      const report = await workspace.report('/d/a.c');
      return report.known().find(isValue)?.constant?.[12];
    };
    assert.equal(await valueNow(), 1n << 40n);
    const [first, again] = [await workspace.report('/d/a.c'), await workspace.report('/d/a.c')];
    assert.equal(first.known(), again.known(), 'nothing is worked out twice');
    workspace.open('/d/bell.h', '#define BELL 4\n');
    assert.equal(await valueNow(), 4n << 40n);
    workspace.open('/d/bell.h', 'enum { QUIET, BELL };\n');
    assert.equal(await valueNow(), 1n << 40n);
  });
});
