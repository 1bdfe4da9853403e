/** index-unchecked: a region index out of an offset is used before it was tested, or tested from above only while signed. */
import type { Expr, Span } from '../c/ir.ts';
import { no, type Draft, type NoFix } from '../fix/draft.ts';
import { testBefore } from '../fix/insert-test.ts';
import type { IndexUse } from '../infer/events.ts';
import { isOfVfio } from '../infer/scope.ts';
import { signedIndexesIn } from '../infer/signed-index.ts';
import { inBody, statements } from '../infer/walk.ts';
import type { FileView, Found, Rule } from './rule.ts';

/** Resources 0 to 6 are the BARs and the ROM; above them region indexes mean other things. */
const lastResource = 6n;
const takesResource = /^pci_(?:resource_\w+|iomap\w*|ioremap_bar)$/;

/** The only tests let more pass than a resource number may be. */
const letsTooMany = ({ bounds, resource }: IndexUse): boolean =>
  bounds !== undefined &&
  resource !== undefined &&
  takesResource.test(resource) &&
  bounds.every((bound) => bound === undefined || bound > lastResource + 1n);

const byPlace = (a: IndexUse, b: IndexUse): number => a.span[0] - b.span[0];

function fixOf(view: FileView, use: IndexUse): Draft | NoFix {
  if (use.inMacro) return no('it is in a macro');
  const name = use.index.k === 'name' ? use.index.name : undefined;
  if (use.resource === undefined) return no('nothing here says how many regions there are');
  if (name === undefined) return no('the index has no variable of its own');
  return testBefore(view, use.file, use.fn, use.span, `${name} >= VFIO_PCI_ROM_REGION_INDEX`, {
    title: 'Refuse indexes from the ROM on',
    change: 'Refuse region indexes that are no BAR before they are used as resource numbers.',
    review: 'A region from the ROM on that the driver means to serve is refused too.',
  });
}

const isOnlyAddress = (expr: Expr | undefined, use: IndexUse): boolean =>
  expr?.k === 'unary' && expr.op === '&' && holdsSpan(expr, use.span);

const holdsSpan = ({ span }: { span: Span }, inner: Span): boolean =>
  span[0] <= inner[0] && inner[1] <= span[1];

/**
 * `region = &regions[index];` whose index is tested before anything is done with the region: nothing is read beyond the
 * table, and the order is one of style.
 */
function isTestedBeforeItMatters(use: IndexUse): boolean {
  const { index, fn } = use;
  if (use.resource !== undefined || index.k !== 'name') return false;
  const all = [...inBody(fn.body)];
  const target =
    [...statements(fn.body)].find((stmt) => stmt.k === 'decl' && isOnlyAddress(stmt.init, use)) ??
    all.find((expr) => expr.k === 'assign' && expr.op === '=' && isOnlyAddress(expr.right, use));
  const name =
    target?.k === 'decl'
      ? target.name
      : target?.k === 'assign' && target.left.k === 'name'
        ? target.left.name
        : undefined;
  if (target === undefined || name === undefined) return false;
  const after = all.filter(({ span }) => span[0] >= target.span[1]);
  const isTest = (expr: Expr): boolean =>
    expr.k === 'binary' &&
    /^(?:>=?|<=?)$/.test(expr.op) &&
    [expr.left, expr.right].some((side) => side.k === 'name' && side.name === index.name);
  const test = after.find(isTest);
  const next = after.find((expr) => expr.k === 'name' && expr.name === name);
  return test !== undefined && (next === undefined || test.span[0] < next.span[0]);
}

const what = (index: Expr): string => (index.k === 'name' ? index.name : 'the region index');

export const indexUnchecked: Rule = {
  id: 'index-unchecked',
  severity: 'error',
  confidence: 'high',
  fixSafety: 'review',
  title: 'a region index is used before its bound is tested',
  why:
    'The index comes from the offset that user space chose: any number of 24 bits, and a negative one where a signed offset is ' +
    'shifted into a signed variable that is tested from above only. Test it before it subscripts a table or names a ' +
    'resource. Region indexes are resource numbers from 0 to 6 alone: 7 is the configuration space, 8 is VGA, then come the ' +
    "device's own.",
  bad: `static int demo_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct demo *demo = demo_of(core);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return demo_map(demo, vma, &demo->regions[index]);
}
`,
  good: `static int demo_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct demo *demo = demo_of(core);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (index >= demo->num_regions)
		return -EINVAL;
	return demo_map(demo, vma, &demo->regions[index]);
}
`,
  mail: {
    subject: 'Test the region index before it is used',
    defect:
      '{functions} use{s} a region index out of an offset that user space chose before its bound is tested.',
    consequence: 'An index beyond the regions reads what lies behind their table, or names something else.',
  },
  *check(view): Iterable<Found> {
    const done = new Set<string>();
    for (const use of view.uses.toSorted(byPlace)) {
      view.look(use);
      if (use.bounds && !letsTooMany(use)) continue;
      if (!use.bounds && isTestedBeforeItMatters(use)) continue;
      // The first use tells; a test before it mends those behind it.
      const key = `${use.fn.name}:${use.bounds === undefined}`;
      if (done.has(key)) continue;
      done.add(key);
      const because = use.value.alts.find(({ kind }) => kind.k === 'index')?.because ?? [];
      yield {
        site: use,
        message: use.bounds
          ? `${use.resource ?? ''}() takes resources 0 to ${lastResource}, and ${what(use.index)} may be greater`
          : use.resource === undefined
            ? `${what(use.index)} subscripts a table before its bound is tested`
            : `${use.resource}() gets ${what(use.index)} before its bound is tested`,
        because,
        fix: fixOf(view, use),
      };
    }
    if (!isOfVfio(view.program, view.file)) return;
    for (const { fn, name, definition, test } of signedIndexesIn(view)) {
      view.look({ file: view.file, span: definition.span });
      if (!test) continue;
      const message = 'a signed offset is shifted right to a signed index';
      yield {
        site: { file: view.file, fn, span: test.span },
        message: `${name} is signed and tested from above only: a negative offset passes`,
        because: [{ file: view.file.file, span: definition.span, message }],
        fix: no('the declaration stands elsewhere'),
      };
    }
  },
};
