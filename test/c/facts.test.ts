/** The room `c`: masking keeps every offset, edits keep the facts of a fresh parse, broken text costs only itself. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as fc from 'fast-check';
import { mask } from '../../server/core/c/mask.ts';
import { parser } from '../harness.ts';

const driver = `#include <linux/vfio.h>
#define TOY_SHIFT 40
struct toy { struct vfio_device vdev; u64 base; };
static int toy_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct toy *toy = container_of(core, struct toy, vdev);
	u8 __user *p = (u8 __user *)vma->vm_start;

	list_for_each_entry(a, &toy->list, node) {
		if (a)
			continue;
	}
	switch (vma->vm_pgoff) {
	case 1 ... 5:
		break;
	}
#ifdef CONFIG_TOY
	vma->vm_pgoff = 1;
#else
	vma->vm_pgoff = 2;
#endif
	if (vma->vm_start &&
#ifdef CONFIG_TOY
	    toy->base &&
#endif
	    p)
		return 0;
	return min_t(unsigned long, 1, 2);
}
`;

describe('mask', () => {
  it('keeps length and lines for any text', () => {
    const piece = fc.constantFrom(
      '#if 0\n',
      '#ifdef A\n',
      '#else\n',
      '#endif\n',
      '{',
      '}',
      '(',
      ')',
      ';',
      '__user ',
      'for_each_x(a) {\n',
      'f(struct a *, b)',
      'case 1 ... 2:',
      '/* x */',
      '// y\n',
      '"s"',
      'x = 1;\n',
      'scoped_guard(m, &l)',
      '\\\n',
      'ä😀',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const masked = mask(text);
        assert.equal(masked.length, text.length);
        assert.equal(masked.split('\n').length, text.split('\n').length);
      }),
    );
  });

  it('leaves no damage in a function full of kernel macros', async () => {
    const facts = (await parser()).facts('a.c', driver);
    assert.deepEqual(
      facts.functions.filter((fn) => !fn.isMacro).map((fn) => [fn.name, fn.damaged]),
      [['toy_mmap', false]],
    );
  });
});

/** The first returned expression of a text, without its places. */
const returned = async (text: string): Promise<string> => {
  const { functions } = (await parser()).facts('a.c', `u64 f(loff_t *p, u64 n)\n{\n\treturn ${text};\n}\n`);
  const [stmt] = functions[0]?.body ?? [];
  return JSON.stringify(stmt?.k === 'return' ? stmt.value : undefined, (key, value: unknown) =>
    key === 'span' ? undefined : value,
  );
};

describe('facts', () => {
  it('are plain JSON', async () => {
    const facts = (await parser()).facts('a.c', driver);
    assert.deepEqual(JSON.parse(JSON.stringify(facts)), facts);
  });

  it('after edits are those of a fresh parse', async () => {
    const c = await parser();
    const edit = fc.record({
      at: fc.nat({ max: driver.length }),
      cut: fc.nat({ max: 40 }),
      put: fc.constantFrom(
        '',
        '}',
        '{',
        ';',
        '#if 0\n',
        '#endif\n',
        'vma->vm_pgoff = pfn;\n',
        '(',
        '"',
        '/*',
        'ä',
      ),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        let text = driver;
        const source = c.open('a.c', text);
        for (const { at, cut, put } of edits) {
          text = text.slice(0, at) + put + text.slice(at + cut);
          source.update(text);
        }
        const incremental = source.facts();
        source.close();
        assert.deepEqual(incremental, c.facts('a.c', text));
      }),
      { numRuns: 60 },
    );
  });

  it('take the name of a type in front of an operator for a cast', async () => {
    assert.equal(
      await returned('(u64)*p >> 40'),
      (await returned('(unsigned long)*p >> 40')).replace('unsigned long', 'u64'),
    );
    assert.equal(await returned('(s64)-n'), (await returned('(long)-n')).replace('long', 's64'));
    assert.match(await returned('(n)*n'), /^{"k":"binary","op":"\*"/);
    assert.match(await returned('(u64)&n'), /^{"k":"cast"/);
  });

  it('of hostile nesting come without running out of stack', async () => {
    const deep = `int f(struct vm_area_struct *vma) { return ${'('.repeat(20000)}1${')'.repeat(20000)}; }\n`;
    const blocks = `int g(struct vm_area_struct *vma) { ${'if (1) {'.repeat(5000)}${'}'.repeat(5000)} }\n`;
    const facts = (await parser()).facts('a.c', deep + blocks);
    assert.ok(facts.functions.length >= 1);
  });

  it('of a half-typed line keep the functions around it', async () => {
    const text =
      driver +
      'static int toy_open(struct vfio_device *core)\n{\n\tcore->\n}\n\nstatic int last(void)\n{\n\treturn 0;\n}\n';
    const names = (await parser()).facts('a.c', text).functions.map((fn) => fn.name);
    assert.ok(names.includes('toy_mmap') && names.includes('last'), names.join(' '));
  });
});
