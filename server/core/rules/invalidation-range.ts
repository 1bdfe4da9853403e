/** invalidation-range: the range of a call that drops mappings has its end for its length, or a length that may be 0. */
import type { Expr, FileFacts, FunctionFacts } from '../c/ir.ts';
import { no, type Draft, type NoFix } from '../fix/draft.ts';
import { onOneLineOrTwo } from '../fix/layout.ts';
import { rewritten } from '../fix/units.ts';
import { numeric } from '../infer/constants.ts';
import { givenBy, givenParam, holds, meant, sameText, testsBefore } from '../infer/definitions.ts';
import type { Argument, Call } from '../infer/events.ts';
import { toOffsetName, UVA } from '../infer/knowledge.ts';
import { certain, sameKind } from '../infer/value.ts';
import { expressions } from '../infer/walk.ts';
import type { FileView, Found, Rule } from './rule.ts';

/** Begin and length as one function has them: the one that calls, or one that gives it both. */
interface Pair {
  readonly file: FileFacts;
  readonly fn: FunctionFacts;
  readonly begin: Expr;
  readonly length: Expr;
}

function* pairs(view: FileView, pair: Pair, above = 0): Generator<Pair> {
  yield pair;
  if (above === 0) yield* namedAbove(view, pair);
  const [b, l] = [givenParam(pair.fn, pair.begin), givenParam(pair.fn, pair.length)];
  if (b === undefined || l === undefined || above > 2) return;
  for (const { caller, args } of givenBy(view.program, { file: pair.file, it: pair.fn })) {
    const [begin, length] = [args[b], args[l]];
    if (begin && length) yield* pairs(view, { file: caller.file, fn: caller.it, begin, length }, above + 1);
  }
}

/** An expression with what a caller gives in the place of parameters; undefined where it holds anything else than these and numbers. */
function given(fn: FunctionFacts, expr: Expr, args: readonly Expr[]): Expr | undefined {
  const of = (inner: Expr): Expr | undefined => given(fn, inner, args);
  if (expr.k === 'int') return expr;
  if (expr.k === 'cast') return of(expr.arg);
  if (expr.k === 'name') {
    const at = givenParam(fn, expr);
    return at === undefined ? expr : args[at];
  }
  if (expr.k !== 'binary') return undefined;
  const [left, right] = [of(expr.left), of(expr.right)];
  return left && right ? { ...expr, left, right } : undefined;
}

const countWord = /(?:^|_)(?:nr|num|count|max|len|size|regions)(?:_|$)/i;

/** Begin and length as callers have them who name the regions: `drop(dev, VFIO_PCI_BAR1_REGION_INDEX, VFIO_PCI_BAR3_REGION_INDEX)`. */
function* namedAbove(view: FileView, { file, fn, begin, length }: Pair): Generator<Pair> {
  const [i, j] = [indexOf(meant(fn, begin)), indexOf(meant(fn, length))];
  if (!i || !j || ![...expressions(j)].some((part) => givenParam(fn, part) !== undefined)) return;
  for (const { caller, args } of givenBy(view.program, { file, it: fn })) {
    const [first, last] = [given(fn, i, args), given(fn, j, args)];
    const named = last && [...expressions(last)].find((part) => part.k === 'name');
    // A count of regions is a number, or is called one; the name of a region is none.
    if (!first || !last || named?.k !== 'name' || countWord.test(named.name)) continue;
    const offset = (index: Expr): Expr => ({
      k: 'binary',
      op: '<<',
      left: index,
      right: { k: 'int', value: '40', span: named.span },
      span: named.span,
    });
    yield { file: caller.file, fn: caller.it, begin: offset(first), length: offset(last) };
  }
}

/** The region index that an offset is made of: of a region macro, or a shift to the left. */
function indexOf(expr: Expr): Expr | undefined {
  if (expr.k === 'cast') return indexOf(expr.arg);
  if (expr.k === 'call' && expr.callee.k === 'name' && toOffsetName.test(expr.callee.name))
    return expr.args[0];
  return expr.k === 'binary' && expr.op === '<<' ? expr.left : undefined;
}

/** True where the length is the end: an offset of a later region, or the beginning plus something. */
function isEnd(view: FileView, { file, fn, begin, length }: Pair): boolean {
  const [from, to] = [meant(fn, begin), meant(fn, length)];
  const isSum = to.k === 'binary' && to.op === '+';
  if (isSum && from.k !== 'int')
    return [to.left, to.right].some((part) => sameText(part, begin) || sameText(part, from));
  const [i, j] = [indexOf(from), indexOf(to)];
  if (!i || !j) return false;
  const [first, last] = [numeric(view.program, file, i), numeric(view.program, file, j)];
  // INDEX_TO_OFFSET(1) is how many bytes a region has.
  if (first !== undefined && last !== undefined) return first > 0n && last > first;
  if (first !== undefined) return false;
  // The name of a region is no count of regions.
  if (last !== undefined) return j.k === 'name' && last > 1n;
  return !sameText(i, j) && holds(j, i);
}

/** The call that a length which may be 0 comes from, for an index that is not written out. */
function sizeOf(
  view: FileView,
  fn: FunctionFacts,
  file: FileFacts,
  { expr, got }: Argument,
): Expr | undefined {
  const it = meant(fn, expr);
  const isLen = it.k === 'call' && it.callee.k === 'name' && it.callee.name === 'pci_resource_len';
  if (isLen) {
    const index = it.args[1];
    return index && numeric(view.program, file, index) === undefined ? it : undefined;
  }
  const isMember = it.k === 'field' || it.k === 'index';
  const fromLen = got.alts.some(({ because }) =>
    because.some(({ message }) => message.startsWith('pci_resource_len()')),
  );
  return isMember && fromLen ? it : undefined;
}

/** Some test before the call asks the size, or something of the same region. */
function isTested(fn: FunctionFacts, call: Call, length: Expr, size: Expr): boolean {
  const index = size.k === 'call' ? size.args[1] : size.k === 'field' ? size.base : undefined;
  return testsBefore(fn, call.span[0]).some((test) => {
    if (holds(test, size) || (length.k === 'name' && holds(test, length))) return true;
    if (!index) return false;
    // `index > 5` says nothing of the size; `bars[index].flags`, `is_mapped(index)` and `region->flags` may.
    return [...expressions(test)].some(
      (part) =>
        (part.k === 'index' && holds(part.index, index)) ||
        (part.k === 'call' && part.args.some((arg) => holds(arg, index))) ||
        (part.k === 'field' && sameText(part.base, index)),
    );
  });
}

function lengthFix(view: FileView, call: Call, begin: Expr, length: Expr): Draft | NoFix {
  if (call.inMacro) return no('it is in a macro');
  const place = { file: call.file, span: call.span };
  const text = view.textOf(call.file);
  const start = text.slice(...begin.span);
  const grouped = begin.k === 'name' || begin.k === 'call' || begin.k === 'field' ? start : `(${start})`;
  const to = meant(call.fn, length);
  const rest =
    to === length && to.k === 'binary' && to.op === '+'
      ? sameText(to.left, begin)
        ? to.right
        : sameText(to.right, begin)
          ? to.left
          : undefined
      : undefined;
  return rewritten(
    view,
    place,
    length,
    'Give the length',
    'Give the length of the range, not its end.',
    (inner) => (rest ? text.slice(...rest.span) : onOneLineOrTwo(text, length.span, inner, '-', grouped)),
  );
}

const rangeCalls = new Set(['unmap_mapping_range', 'unmap_shared_mapping_range', 'unmap_mapping_pages']);

export const invalidationRange: Rule = {
  id: 'invalidation-range',
  severity: 'error',
  confidence: 'medium',
  fixSafety: 'safe',
  title: 'the range of an invalidation has its end for its length, or a length that may be 0',
  why:
    'The third argument of unmap_mapping_range() and unmap_mapping_pages() is a length, not an end; with a range that begins ' +
    'at 0 the two are the same, which hides the mistake. A length of 0 means to the end of the file: the size of an empty ' +
    'BAR drops the mappings of all later regions. truncate_pagecache_range() does take an end. The first is an error, a ' +
    'length that may be 0 a warning.',
  bad: `static void demo_zap(struct vfio_pci_core_device *core)
{
	loff_t start = VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_BAR2_REGION_INDEX);
	loff_t end = VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_ROM_REGION_INDEX);

	unmap_mapping_range(core->vdev.inode->i_mapping, start, end, true);
}
`,
  good: `static void demo_zap(struct vfio_pci_core_device *core)
{
	loff_t start = VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_BAR2_REGION_INDEX);
	loff_t end = VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_ROM_REGION_INDEX);

	unmap_mapping_range(core->vdev.inode->i_mapping, start, end - start, true);
}
`,
  mail: {
    subject: 'Give the length of the range to invalidate',
    defect: '{functions} give{s} the end of a range, or a length that may be 0, where its length is due.',
    consequence: 'Mappings of other regions are dropped too.',
  },
  *check(view): Iterable<Found> {
    for (const call of view.calls) {
      const [, begin, length] = call.args;
      if (!begin || !length) continue;
      const { file, fn, name } = call;
      if (call.takes.zaps || rangeCalls.has(name)) view.look({ file, span: length.expr.span });
      if (call.takes.zaps) {
        const kind = certain(length.got);
        if (kind && sameKind(kind, UVA))
          yield {
            site: call,
            span: length.expr.span,
            message: `${name}() takes a length, got a user address: the end of the range`,
            because: [],
            fix: lengthFix(view, call, begin.expr, length.expr),
          };
        continue;
      }
      if (!rangeCalls.has(name)) continue;
      const pair = { file, fn, begin: begin.expr, length: length.expr };
      const end = [...pairs(view, pair)].find((one) => isEnd(view, one));
      if (end) {
        yield {
          site: call,
          span: length.expr.span,
          message: `${name}() takes a length, got the end of the range`,
          because:
            end.fn === fn
              ? []
              : [{ file: end.file.file, span: end.length.span, message: 'the end is given here' }],
          fix: lengthFix(view, call, begin.expr, length.expr),
        };
        continue;
      }
      const size = sizeOf(view, fn, file, length);
      if (!size || isTested(fn, call, length.expr, size)) continue;
      const above = [...givenBy(view.program, { file, it: fn })];
      if (
        above.some(({ caller }) =>
          testsBefore(caller.it, Number.MAX_SAFE_INTEGER).some((test) => mentionsSize(test)),
        )
      )
        continue;
      yield {
        site: call,
        span: length.expr.span,
        severity: 'warning',
        message: `${name}() takes 0 for the whole rest of the file, and this size may be 0`,
        because: length.got.alts[0]?.because ?? [],
        fix: no('what to do for an empty region is for the driver to say'),
      };
    }
  },
};

const mentionsSize = (test: Expr): boolean =>
  [...expressions(test)].some(
    (part) =>
      (part.k === 'field' && /size|len/.test(part.field)) ||
      (part.k === 'name' && /size|len/.test(part.name) && part.name !== 'pci_resource_len'),
  );
