/** wrong-unit-in-pgoff: vm_pgoff counts pages, and gets or is compared with bytes. */
import type { Expr } from '../c/ir.ts';
import { no, type Draft, type NoFix } from '../fix/draft.ts';
import { keepPgoff } from '../fix/keep-pgoff.ts';
import { restoresRegion } from '../fix/recover.ts';
import { bytesToPages } from '../fix/units.ts';
import { words } from '../infer/eval.ts';
import { readsOf, type Store } from '../infer/events.ts';
import { PGOFF } from '../infer/knowledge.ts';
import { certain, sameKind, type Kind, type Value } from '../infer/value.ts';
import type { FileView, Found, Rule } from './rule.ts';

const isBytes = (kind: Kind | undefined): kind is Kind & { k: 'space' } =>
  kind?.k === 'space' && kind.space.unit === 'byte';

const isFile = (kind: Kind): boolean => kind.k === 'space' && kind.space.origin === 'file';

/** The expression is vm_pgoff itself, still region-encoded. */
const isPgoff = (expr: Expr, value: Value): boolean => {
  const kind = certain(value);
  const bare = expr.k === 'cast' ? expr.arg : expr;
  return (
    (bare.k === 'field' || bare.k === 'name') &&
    kind !== undefined &&
    sameKind(kind, PGOFF) &&
    value.alts.every((alt) => alt.fromPgoff === true)
  );
};

/** Only the region's beginning is a whole number of regions: a page in it would be lost, today and afterwards. */
const shifted = (view: FileView, store: Store): Draft | NoFix =>
  // vm_pgoff came in this form: what nobody reads back goes.
  readsOf(view.events, store).length === 0 && restoresRegion(view, store)
    ? keepPgoff(view, store)
    : store.op === '=' && !store.inMacro
      ? bytesToPages(
          view,
          store,
          store.value,
          'mmap() gave vm_pgoff in this form, with the page in the region: check that nothing of it is lost here, ' +
            'or delete the store.',
        )
      : no(store.inMacro ? 'it is in a macro' : 'it is a compound assignment');

const compares = new Set(['==', '!=', '<', '>', '<=', '>=']);

export const wrongUnitInPgoff: Rule = {
  id: 'wrong-unit-in-pgoff',
  severity: 'error',
  confidence: 'high',
  fixSafety: 'safe',
  title: 'vm_pgoff gets, or is compared with, bytes',
  why:
    'vm_pgoff counts pages of PAGE_SIZE; region macros such as VFIO_PCI_INDEX_TO_OFFSET() and addresses count bytes. ' +
    'Storing bytes there, or comparing with them, is off by a factor of PAGE_SIZE: only the value 0 looks right. ' +
    'Shift the bytes right by PAGE_SHIFT.',
  bad: `static int demo_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	if (vma->vm_pgoff != VFIO_PCI_INDEX_TO_OFFSET(2))
		return -EINVAL;
	return 0;
}
`,
  good: `static int demo_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	if (vma->vm_pgoff != VFIO_PCI_INDEX_TO_OFFSET(2) >> PAGE_SHIFT)
		return -EINVAL;
	return 0;
}
`,
  mail: {
    subject: 'Count vm_pgoff in pages',
    defect: '{functions} treat{s} vma->vm_pgoff as a number of bytes, but it counts pages.',
    consequence: 'The two differ by a factor of PAGE_SIZE, so only the value 0 is right.',
  },
  *check(view): Iterable<Found> {
    for (const store of view.stores) {
      view.look(store);
      const alt = store.stored.alts.find(({ kind }) => isBytes(kind));
      if (!alt) continue;
      yield {
        site: store,
        // Shifted, only a byte offset on the fd becomes what vm_pgoff takes.
        message: `vm_pgoff takes page@file, got ${words(alt.kind)}${isFile(alt.kind) ? ': shift right by PAGE_SHIFT' : ''}`,
        because: alt.because,
        fix: !certain(store.stored)
          ? no('on another way it is something else')
          : isFile(alt.kind)
            ? shifted(view, store)
            : keepPgoff(view, store),
      };
    }
    for (const { op, left, right, leftIs, rightIs, ...site } of view.operations) {
      if (!compares.has(op)) continue;
      const other = isPgoff(left, leftIs) ? rightIs : isPgoff(right, rightIs) ? leftIs : undefined;
      if (other) view.look(site);
      const kind = other && certain(other);
      if (!isBytes(kind)) continue;
      yield {
        site,
        message: `vm_pgoff counts pages (page@file), compared with ${words(kind)}`,
        because: other?.alts[0]?.because ?? [],
        fix: isFile(kind)
          ? bytesToPages(view, site, other === rightIs ? right : left)
          : no('what it is compared with is no offset on the device fd'),
      };
    }
  },
};
