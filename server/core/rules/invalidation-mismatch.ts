/** invalidation-mismatch: a call that drops mappings by their place in the file is given a number of another space. */
import type { Expr } from '../c/ir.ts';
import { no, type Draft, type NoFix } from '../fix/draft.ts';
import { rewritten } from '../fix/units.ts';
import { meant } from '../infer/definitions.ts';
import { words } from '../infer/eval.ts';
import type { Argument, Call } from '../infer/events.ts';
import { toOffsetName } from '../infer/knowledge.ts';
import { certain, type Kind } from '../infer/value.ts';
import type { FileView, Found, Rule } from './rule.ts';

type Space = Kind & { k: 'space' };

/** What a table's offsets may be summed from: lengths and offsets of that table. */
const mayBeOffset = new Set(['file', 'length', 'vma']);

/** True where the place can't take this: another unit, or a number that counts from elsewhere. */
function isWrong(takes: Space, got: Kind): boolean {
  if (got.k === 'index') return true;
  if (got.k !== 'space') return false;
  if (got.space.unit !== takes.space.unit) return true;
  if (takes.space.origin === 'file') return !mayBeOffset.has(got.space.origin);
  // An end in place of a length is invalidation-range's.
  return got.space.origin === 'physical';
}

const isPhysical = (kind: Kind): boolean => kind.k === 'space' && kind.space.origin === 'physical';

/**
 * A file of the driver's own may be keyed by physical addresses, as /dev/mem and PCI sysfs are: a driver with file operations
 * that map has one beside the device fd, whose inode hangs on struct vfio_device (since 6.10).
 */
function mayBeOther(view: FileView, { args, fn, file }: Call): boolean {
  const mapping = args[0] && meant(fn, args[0].expr);
  const inode = mapping?.k === 'field' && mapping.field === 'i_mapping' ? meant(fn, mapping.base) : undefined;
  const isVfio = inode?.k === 'field' && view.program.structOf(inode.base, fn, file) === 'vfio_device';
  const hasOwn = view.file.tables.some(
    ({ type, fields }) =>
      type.base === 'file_operations' && fields.some(({ path }) => path.at(-1) === 'mmap'),
  );
  return !isVfio && hasOwn;
}

/** The one macro of the driver that makes an offset of an index; undefined where it uses none, or several. */
function offsetMacro(view: FileView): string | undefined {
  const used = new Set(
    view.file.functions.flatMap((fn) => fn.calls.filter((name) => toOffsetName.test(name))),
  );
  return used.size === 1 ? [...used][0] : undefined;
}

/** The region index that an expression is, or whose resource it gives. */
function indexIn(expr: Expr, got: Kind): Expr | undefined {
  if (got.k === 'index') return expr;
  const isStart = expr.k === 'call' && expr.callee.k === 'name' && expr.callee.name === 'pci_resource_start';
  return isStart ? expr.args[1] : undefined;
}

function fixOf(view: FileView, call: Call, { expr }: Argument, takes: Space, got: Kind): Draft | NoFix {
  const place = { file: call.file, span: call.span };
  const title = `Give ${words(takes)}`;
  const change = `Give ${call.name}() what it takes: ${words(takes)}.`;
  const isSameOrigin = got.k === 'space' && got.space.origin === takes.space.origin;
  if (isSameOrigin && takes.space.unit === 'byte')
    return rewritten(view, place, expr, title, change, (text) => `(loff_t)${text} << PAGE_SHIFT`);
  if (isSameOrigin && takes.space.origin === 'file')
    return rewritten(view, place, expr, title, change, (text) => `${text} >> PAGE_SHIFT`);
  if (isSameOrigin)
    return rewritten(view, place, expr, title, change, (_, bare) => `PAGE_ALIGN(${bare}) >> PAGE_SHIFT`);
  const macro = offsetMacro(view);
  const index = takes.space.origin === 'file' ? indexIn(expr, got) : undefined;
  if (!macro || !index) return no('nothing here says which region is meant');
  const text = view.textOf(call.file).slice(...index.span);
  const shift = takes.space.unit === 'page' ? ' >> PAGE_SHIFT' : '';
  return rewritten(
    view,
    place,
    expr,
    title,
    change,
    () => `${macro}(${text})${shift}`,
    `The region is taken to be the one that ${text} names: check that the mappings of that one are meant.`,
  );
}

export const invalidationMismatch: Rule = {
  id: 'invalidation-mismatch',
  severity: 'error',
  confidence: 'high',
  fixSafety: 'safe',
  title: 'mappings are invalidated by a number of another space',
  why:
    'unmap_mapping_range() takes an offset and a length in bytes of the device fd, unmap_mapping_pages() the same in pages. ' +
    'Mappings are looked up by vm_pgoff, which is region-encoded. A physical address, a pfn, a user address, a bare index or ' +
    'the other unit names other mappings, or none: the call returns without an error, and user space keeps its access.',
  bad: `static void demo_zap(struct vfio_pci_core_device *core)
{
	unmap_mapping_range(core->vdev.inode->i_mapping,
			    pci_resource_start(core->pdev, 2), SZ_4K, true);
}
`,
  good: `static void demo_zap(struct vfio_pci_core_device *core)
{
	unmap_mapping_range(core->vdev.inode->i_mapping,
			    VFIO_PCI_INDEX_TO_OFFSET(2), SZ_4K, true);
}
`,
  mail: {
    subject: 'Invalidate mappings by region offset',
    defect:
      '{functions} invalidate{s} mappings by a number that is no offset of the device fd in the unit that the call takes.',
    consequence: 'The mappings that are meant are not found, and user space keeps its access.',
  },
  *check(view): Iterable<Found> {
    for (const call of view.calls) {
      if (!call.takes.invalidates) continue;
      for (const arg of call.args) {
        const { takes, got, expr } = arg;
        // What was read back from a vm_pgoff that the driver overwrote is the store's finding.
        if (takes?.k !== 'space' || got.alts.some(({ store }) => store !== undefined)) continue;
        view.look({ file: call.file, span: expr.span });
        const kind = certain(got);
        if (!kind || !isWrong(takes, kind) || (isPhysical(kind) && mayBeOther(view, call))) continue;
        yield {
          site: call,
          span: expr.span,
          message: `${call.name}() takes ${words(takes)}, got ${words(kind)}`,
          because: got.alts[0]?.because ?? [],
          fix: call.inMacro ? no('it is in a macro') : fixOf(view, call, arg, takes, kind),
        };
      }
    }
  },
};
