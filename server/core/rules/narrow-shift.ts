/** narrow-shift: 32 bits shifted left by so many that a region's offset does not fit. */
import type { Expr, FunctionFacts, Span } from '../c/ir.ts';
import { no, type Draft, type NoFix } from '../fix/draft.ts';
import { numeric } from '../infer/constants.ts';
import { everyExpression, typeNameOf } from '../infer/definitions.ts';
import { regionShiftName } from '../infer/knowledge.ts';
import { isOfVfio } from '../infer/scope.ts';
import { certain } from '../infer/value.ts';
import { expressions } from '../infer/walk.ts';
import type { FileView, Found, Rule } from './rule.ts';

const narrowTypes = new Set([
  'int',
  'unsigned',
  'unsigned int',
  'u32',
  '__u32',
  's32',
  '__s32',
  'uint32_t',
  'int32_t',
  'uint',
]);
const signedTypes = new Set(['int', 's32', '__s32', 'int32_t']);
const longTypes = new Set(['unsigned long', 'long', 'pgoff_t', 'size_t', 'ulong', 'unsigned long int']);

/** How many bits an operand has, and whether the uppermost is its sign; undefined where it has 64 or nobody knows. */
interface Narrow {
  readonly signed: boolean;
  readonly literal: boolean;
}

function narrow(view: FileView, fn: FunctionFacts, expr: Expr): Narrow | undefined {
  if (expr.k === 'int') {
    if (!/^(?:0[xX][0-9a-fA-F]{1,8}|\d{1,9})[uU]?$/.test(expr.value)) return undefined;
    return { signed: !/[uU]$/.test(expr.value), literal: true };
  }
  const type = typeNameOf(view.program, view.file, fn, expr);
  return type !== undefined && narrowTypes.has(type)
    ? { signed: signedTypes.has(type), literal: false }
    : undefined;
}

/** The shift is of a region: by its name, or by a count that nothing else has. */
const isOfRegion = (expr: Expr): boolean =>
  [...expressions(expr)].some((part) => part.k === 'name' && regionShiftName.test(part.name));

function widened(view: FileView, expr: Expr, span: Span): Draft | NoFix {
  const text = view.textOf(view.file);
  if (expr.span[0] < span[0] || expr.span[1] > span[1]) return no('it is in a macro');
  const own = text.slice(...expr.span);
  const bare = /^[\w.>-]+$/.test(own) ? own : `(${own})`;
  const newText = expr.k === 'int' ? `${own.replace(/[uUlL]+$/, '')}ULL` : `(u64)${bare}`;
  return {
    title: 'Shift 64 bits',
    change: 'Shift a value of 64 bits, so that no bit is lost.',
    safety: 'safe',
    edits: [{ file: view.file, span: expr.span, newText }],
  };
}

function* constants(view: FileView): Generator<Found> {
  for (const { fn, expr } of everyExpression(view.file)) {
    if (expr.k !== 'binary' || expr.op !== '<<') continue;
    const operand = narrow(view, fn, expr.left);
    const count = operand && numeric(view.program, view.file, expr.right);
    if (!operand || count === undefined) continue;
    view.look({ file: view.file, span: expr.span });
    const bits = operand.signed ? 31n : 32n;
    const site = { file: view.file, fn, span: expr.span };
    const what = expr.left.k === 'int' ? expr.left.value : 'a 32-bit value';
    if (count >= bits && count < 64n)
      yield {
        site,
        message: `shifting ${what} left by ${count} takes more than its 32 bits`,
        because: [],
        fix: fn.isMacro ? no('it is in a macro') : widened(view, expr.left, expr.span),
      };
    else if (operand.literal && isOfRegion(expr.right) && count >= 24n)
      yield {
        site,
        severity: 'note',
        message: `shifting ${what} left by ${count} leaves no room: a wider region shift would not fit`,
        because: [],
        fix: fn.isMacro ? no('it is in a macro') : widened(view, expr.left, expr.span),
      };
  }
}

function* pages(view: FileView): Generator<Found> {
  for (const { op, left, leftIs, rightIs, fn, file, span, inMacro } of view.operations) {
    const kind = certain(leftIs);
    const by = certain(rightIs);
    const isPages = kind?.k === 'space' && kind.space.unit === 'page' && kind.space.origin !== 'length';
    if (op !== '<<' || inMacro || !isPages || by?.k !== 'shift' || by.of !== 'page') continue;
    view.look({ file, span });
    const type = typeNameOf(view.program, view.file, fn, left);
    if (type === undefined || !(narrowTypes.has(type) || longTypes.has(type))) continue;
    const isNarrow = narrowTypes.has(type);
    yield {
      site: { file, fn, span },
      ...(isNarrow ? {} : ({ severity: 'note' } as const)),
      message: isNarrow
        ? 'pages in 32 bits are shifted left by PAGE_SHIFT: bytes from 4 GiB on are lost'
        : 'pages in an unsigned long are shifted left by PAGE_SHIFT: lost on 32-bit kernels',
      because: leftIs.alts[0]?.because ?? [],
      fix: widened(view, left, span),
    };
  }
}

export const narrowShift: Rule = {
  id: 'narrow-shift',
  severity: 'warning',
  confidence: 'high',
  fixSafety: 'safe',
  title: '32 bits are shifted left further than they reach',
  why:
    'Region offsets need 64 bits: a region shift of 40 leaves nothing of 32, and with one of 48 even the pages of a region ' +
    '(1U << (48 - PAGE_SHIFT)) do not fit. Shifting by the width or more is undefined; x86 takes the count modulo 32, so that ' +
    '1U << 36 is 0x10. Pages in 32 bits lose what lies above 4 GiB when they become bytes. It is a note where the count fits ' +
    'today, and for unsigned long, which is too narrow on 32-bit kernels only.',
  bad: `#define DEMO_OFFSET_SHIFT 48

static u64 demo_page(struct vfio_device *core, struct vm_area_struct *vma)
{
	return vma->vm_pgoff & ((1U << (DEMO_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
}
`,
  good: `#define DEMO_OFFSET_SHIFT 48

static u64 demo_page(struct vfio_device *core, struct vm_area_struct *vma)
{
	return vma->vm_pgoff & ((1ULL << (DEMO_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
}
`,
  mail: {
    subject: 'Shift 64 bits',
    defect: '{functions} shift{s} 32 bits further than they reach.',
    consequence: 'The result is undefined, or loses what lies above 4 GiB.',
  },
  *check(view): Iterable<Found> {
    if (!isOfVfio(view.program, view.file)) return;
    yield* constants(view);
    yield* pages(view);
  },
};
