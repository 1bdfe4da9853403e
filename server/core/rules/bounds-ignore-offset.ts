/** bounds-ignore-offset: a bounds test that leaves out where in the region a mapping or access begins. */
import type { Expr, FunctionFacts } from '../c/ir.ts';
import { no, type Draft, type NoFix } from '../fix/draft.ts';
import { onOneLineOrTwo } from '../fix/layout.ts';
import { meant } from '../infer/definitions.ts';
import { keyOf, type Call, type Operation } from '../infer/events.ts';
import type { Traced } from '../infer/infer.ts';
import { PFN } from '../infer/knowledge.ts';
import { isOfVfio } from '../infer/scope.ts';
import { certain, parts, sameKind, type Value } from '../infer/value.ts';
import { expressions, statements } from '../infer/walk.ts';
import { subtractedIn, type Subtracted } from '../infer/wrong-base.ts';
import type { FileView, Found, Rule } from './rule.ts';

const hasRegion = (value: Value): boolean =>
  value.alts.some(({ parts: made = 0 }) => (made & parts.region) !== 0);

/** The length of the mapping: vm_end - vm_start, its pages, or vma_pages(). */
function isMappingLength(value: Value): boolean {
  const kind = certain(value);
  if (kind?.k !== 'space' || hasRegion(value)) return false;
  if (kind.space.origin === 'vma') return true;
  return (
    kind.space.origin === 'length' &&
    value.alts.some(({ because }) =>
      because.some(({ message }) => /^vma_(?:desc_)?(?:pages|size)\(\)/.test(message)),
    )
  );
}

const sizeWord = /size|len|bytes|pages|count|limit|end|avail|extent/i;
const isNamedSize = (expr: Expr): boolean =>
  [...expressions(expr)].some(
    (part) =>
      (part.k === 'name' && sizeWord.test(part.name)) || (part.k === 'field' && sizeWord.test(part.field)),
  );

/** The size of a region: a length, or what is called one, itself or in what it is put together from. */
function isSize(fn: FunctionFacts, expr: Expr, value: Value): boolean {
  if (hasRegion(value) || isMappingLength(value)) return false;
  const kind = certain(value);
  if (kind) return kind.k === 'space' && kind.space.origin === 'length';
  return (
    (isNamedSize(expr) || isNamedSize(meant(fn, expr))) && value.alts.every((alt) => alt.kind.k === 'unknown')
  );
}

/** A call that maps frames from some page of the region on, which no test on the way has looked at. */
const mapsUntested = ({ takes, args, missing }: Call): boolean =>
  takes.maps !== undefined &&
  missing.has('start') &&
  args.some(
    (arg) =>
      arg.takes !== undefined &&
      sameKind(arg.takes, PFN) &&
      arg.got.alts.every(({ kind }) => sameKind(kind, PFN)) &&
      hasRegion(arg.got),
  );

const greater = new Set(['>', '>=']);
const less = new Set(['<', '<=']);

/** The length and the size that a comparison is of, and whether it asks for the length to be too great. */
function sides(
  operation: Operation,
): { readonly length: Expr; readonly size: Expr; readonly isTooLong: boolean } | undefined {
  const { fn, op, left, right, leftIs, rightIs } = operation;
  if (!greater.has(op) && !less.has(op)) return undefined;
  if (isMappingLength(leftIs) && isSize(fn, right, rightIs))
    return { length: left, size: right, isTooLong: op === '>' };
  if (isMappingLength(rightIs) && isSize(fn, left, leftIs))
    return { length: right, size: left, isTooLong: op === '<' };
  return undefined;
}

/** The local that holds where the mapping begins in the region, in the unit of the comparison. */
function startLocal(view: FileView, { fn, file, span }: Operation, unit: string): string | undefined {
  for (const stmt of statements(fn.body)) {
    const at =
      stmt.k === 'decl' && stmt.init
        ? stmt
        : stmt.k === 'expr' && stmt.expr.k === 'assign'
          ? stmt.expr
          : undefined;
    if (!at || stmt.span[0] > span[0]) continue;
    const name = at.k === 'decl' ? at.name : at.left.k === 'name' ? at.left.name : undefined;
    if (name === undefined || (at.k !== 'decl' && at.op !== '=')) continue;
    const seen = [...view.events.seen.values()].filter(
      (one) => one.file.file === file.file && one.fn === fn && one.text === name,
    );
    const isStart = seen.some(({ value }) => {
      const kind = certain(value);
      return kind?.k === 'space' && kind.space.unit === unit && kind.space.origin === 'region';
    });
    // Read before it is put in: what the name holds at the test is not known.
    if (isStart && meant(fn, { k: 'name', name, span }).k !== 'name') return name;
  }
  return undefined;
}

function fixOf(view: FileView, operation: Operation): Draft | NoFix {
  const found = sides(operation);
  const kind = found && certain(found.length === operation.left ? operation.leftIs : operation.rightIs);
  const isWhole = [...statements(operation.fn.body)].some(
    (stmt) =>
      stmt.k === 'if' && stmt.test.span[0] === operation.span[0] && stmt.test.span[1] === operation.span[1],
  );
  if (!found?.isTooLong || !isWhole || operation.inMacro || kind?.k !== 'space')
    return no('the test is part of another');
  const start = startLocal(view, operation, kind.space.unit);
  if (start === undefined) return no('no variable holds where the mapping begins, in the same unit');
  const text = view.textOf(operation.file);
  const [length, size] = [text.slice(...found.length.span), text.slice(...found.size.span)];
  return {
    title: 'Test the start in the region too',
    change: 'Test where the mapping begins in the region together with its length.',
    safety: 'safe',
    edits: [
      {
        file: operation.file,
        span: operation.span,
        newText: onOneLineOrTwo(
          text,
          operation.span,
          `${start} > ${size}`,
          '||',
          `${length} > ${found.size.k === 'binary' ? `(${size})` : size} - ${start}`,
        ),
      },
    ],
  };
}

export const boundsIgnoreOffset: Rule = {
  id: 'bounds-ignore-offset',
  severity: 'error',
  confidence: 'high',
  fixSafety: 'safe',
  title: 'the start in the region is left out of a bounds test',
  why:
    'A mapping of the right length that begins further into the region ends behind it: user space then reaches what lies ' +
    'after the region in memory. Compare the start plus the length with the size, safe against overflow. The same goes for an ' +
    'access that is tested against the beginning of one region and has that of another subtracted, or whose offset in the ' +
    'region is worked out and then not used.',
  bad: `static int demo_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct demo *demo = demo_of(core);
	u64 len = vma->vm_end - vma->vm_start;
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (len > pci_resource_len(demo->pdev, 2))
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start,
			       PHYS_PFN(pci_resource_start(demo->pdev, 2)) + page,
			       len, vma->vm_page_prot);
}
`,
  good: `static int demo_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct demo *demo = demo_of(core);
	u64 len = vma->vm_end - vma->vm_start;
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	u64 start = page << PAGE_SHIFT;
	u64 size = pci_resource_len(demo->pdev, 2);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (start > size || len > size - start)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start,
			       PHYS_PFN(pci_resource_start(demo->pdev, 2)) + page,
			       len, vma->vm_page_prot);
}
`,
  mail: {
    subject: 'Test the start of a mapping against its region',
    defect:
      '{functions} test{s} the length of a request against the size of the region, but not where it begins.',
    consequence: 'A request that begins further into the region ends behind it.',
  },
  *check(view): Iterable<Found> {
    const given = new Set<string>();
    for (const operation of view.operations) if (sides(operation)) view.look(operation);
    for (const traced of view.traced)
      for (const found of untested(view, traced)) {
        const key = keyOf(found.site);
        if (!given.has(key)) yield found;
        given.add(key);
      }
    if (!isOfVfio(view.program, view.file)) return;
    for (const one of subtractedIn(view.program, view.file)) yield* accessOf(view, one);
  },
};

function* untested(view: FileView, traced: Traced): Generator<Found> {
  if (traced.isCut) return;
  const call = [...traced.events.calls.values()].find(mapsUntested);
  if (!call) return;
  for (const operation of traced.events.operations.values()) {
    if (operation.file.file !== view.file.file || !sides(operation)) continue;
    yield {
      site: operation,
      message: 'the length is tested against the size, and where in the region it begins is not',
      because: [
        {
          file: call.file.file,
          span: call.span,
          message: `${call.name}() maps from the page in the region on`,
        },
      ],
      fix: fixOf(view, operation),
    };
  }
}

/** An access that is counted from another beginning than the one it was tested against, or from none. */
function* accessOf(view: FileView, { fn, at, base, tested, is }: Subtracted): Generator<Found> {
  const site = { file: view.file, fn, span: at.span };
  view.look(site);
  const [first, ...more] = tested;
  if (is === 'unused')
    yield {
      site,
      message: 'the offset in the region is worked out, and the access begins at 0 all the same',
      because: [],
      fix: no('where the offset belongs is for the driver to say'),
    };
  if (is !== 'other' || !first) return;
  yield {
    site,
    message: 'the beginning of another region is subtracted than the one that was tested',
    because: [{ file: view.file.file, span: first.span, message: 'this beginning was tested' }],
    fix:
      more.length === 0
        ? {
            title: 'Subtract the beginning that was tested',
            change: 'Subtract the beginning of the region that the access was tested against.',
            safety: 'safe',
            edits: [
              { file: view.file, span: base.span, newText: view.textOf(view.file).slice(...first.span) },
            ],
          }
        : no('more than one was tested'),
  };
}
