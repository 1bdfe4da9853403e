/** pgoff-unit-mix: a page offset is taken apart with the shift, mask or macro that is made for bytes. */
import type { Expr } from '../c/ir.ts';
import { no } from '../fix/draft.ts';
import { macroOfBytes, pagesOf, rewritten } from '../fix/units.ts';
import { words } from '../infer/eval.ts';
import { isRegionMacro, PGOFF } from '../infer/knowledge.ts';
import { certain, sameKind, type Value } from '../infer/value.ts';
import type { Found, Rule } from './rule.ts';

const isPgoff = (value: Value): boolean => {
  const kind = certain(value);
  return kind !== undefined && sameKind(kind, PGOFF);
};

const isRegions = (value: Value, k: 'mask' | 'shift'): boolean => {
  const kind = certain(value);
  return kind?.k === k && kind.of === 'region';
};

const mixing = /^(?:[-+]|[<>]=?|[!=]=)$/;

const isWhole = (expr: Expr, value: Value): boolean => expr.k === 'field' && isPgoff(value);

/** A sum or comparison of pages and bytes, both known; vm_pgoff itself compared with bytes is wrong-unit-in-pgoff's. */
function mixes(op: string, left: Expr, right: Expr, leftIs: Value, rightIs: Value): boolean {
  const [a, b] = [certain(leftIs), certain(rightIs)];
  if (!mixing.test(op) || a?.k !== 'space' || b?.k !== 'space' || a.space.unit === b.space.unit) return false;
  // What was read back from a vm_pgoff that the driver overwrote is the store's finding.
  if ([...leftIs.alts, ...rightIs.alts].some(({ store }) => store !== undefined)) return false;
  return /^[-+]$/.test(op) || !(isWhole(left, leftIs) || isWhole(right, rightIs));
}

const isSpace = (value: Value): boolean => certain(value)?.k === 'space';

const unknownKind = { k: 'unknown' } as const;

export const pgoffUnitMix: Rule = {
  id: 'pgoff-unit-mix',
  severity: 'error',
  confidence: 'high',
  fixSafety: 'safe',
  title: 'a page offset is taken apart as if it were bytes',
  why:
    'vm_pgoff counts pages. The region index is in it PAGE_SHIFT bits lower than in the offset on the device fd, so the byte ' +
    'shift gives 0 for every region and the byte mask leaves the lower bits of the index in the page. Shift by the region ' +
    'shift less PAGE_SHIFT, mask with the region mask shifted right by PAGE_SHIFT. Likewise, pages and bytes must not be ' +
    'added to or compared with each other: a start in pages plus a length in bytes is neither.',
  bad: `static int demo_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	if (vma->vm_pgoff >> VFIO_PCI_OFFSET_SHIFT > 5)
		return -EINVAL;
	return 0;
}
`,
  good: `static int demo_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	if (vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT) > 5)
		return -EINVAL;
	return 0;
}
`,
  mail: {
    subject: 'Take vm_pgoff apart as pages',
    defect: '{functions} take{s} vm_pgoff apart with what is made for byte offsets, but it counts pages.',
    consequence:
      'The index stands PAGE_SHIFT bits lower there: the byte shift gives 0 for every region, and the byte mask leaves bits ' +
      'of the index in the page.',
  },
  *check(view): Iterable<Found> {
    for (const { op, left, right, leftIs, rightIs, ...site } of view.operations) {
      const because = leftIs.alts[0]?.because ?? [];
      if (isPgoff(leftIs) || isPgoff(rightIs) || (mixing.test(op) && isSpace(leftIs) && isSpace(rightIs)))
        view.look(site);
      if (isRegionMacro(op) && isPgoff(leftIs))
        yield {
          site,
          message: `${op}() takes byte@file, got page@file`,
          because,
          fix: macroOfBytes(view, site, left),
        };
      if (op === '>>' && isPgoff(leftIs) && isRegions(rightIs, 'shift'))
        yield {
          site,
          message: 'page@file is shifted by the region shift of bytes',
          because,
          fix: pagesOf(view, site, right, 'shift'),
        };
      if (mixes(op, left, right, leftIs, rightIs)) {
        const [a, b] = [certain(leftIs), certain(rightIs)];
        const isLeft = a?.k === 'space' && a.space.unit === 'page';
        yield {
          site,
          message: `${words(a ?? unknownKind)} ${op} ${words(b ?? unknownKind)}: pages and bytes`,
          because: [...because, ...(rightIs.alts[0]?.because ?? [])].slice(0, 6),
          fix: site.inMacro
            ? no('it is in a macro')
            : rewritten(
                view,
                site,
                isLeft ? left : right,
                'Shift the pages left by PAGE_SHIFT',
                'Shift the pages left by PAGE_SHIFT, so that both sides count bytes.',
                (text) => `((u64)${text} << PAGE_SHIFT)`,
              ),
        };
      }
      if (op !== '&') continue;
      const mask = isPgoff(leftIs) && isRegions(rightIs, 'mask') ? right : undefined;
      const other = isPgoff(rightIs) && isRegions(leftIs, 'mask') ? left : undefined;
      const wrong = mask ?? other;
      if (!wrong) continue;
      yield {
        site,
        message: 'page@file is masked with the region mask of bytes',
        because: (mask ? leftIs : rightIs).alts[0]?.because ?? [],
        fix: pagesOf(view, site, wrong, 'mask'),
      };
    }
  },
};
