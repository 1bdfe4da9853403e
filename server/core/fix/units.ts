/** The right expression where an expression of the wrong unit stands: shifted, or with the mask or shift that pages take. */
import type { Expr, FileFacts, Span } from '../c/ir.ts';
import { isOperand } from './carry.ts';
import { no, type Draft, type NoFix } from './draft.ts';
import { fits, indentTo, replaceArgument, width } from './layout.ts';
import type { Scene } from './scene.ts';
import { argumentList, type CallExpr } from './signature.ts';
import { codeOf, inside, newlineOf, onOneLine, parts } from './text.ts';

interface Place {
  readonly file: FileFacts;
  /** The expression is made in a macro's body: its text stands elsewhere. */
  readonly span: Span;
}

const inMacro = no('it is in a macro');

/** The span of an expression with the parentheses right around it. */
function withParentheses(code: string, [start, end]: Span): Span {
  const before = /\(\s*$/.exec(code.slice(0, start));
  const after = /^\s*\)/.exec(code.slice(end));
  const isCall = before !== null && /[\w)]\s*$/.test(code.slice(0, before.index));
  return before && after && !isCall ? [before.index, end + after[0].length] : [start, end];
}

const grouped = (text: string, expr: Expr): string => (isOperand(expr) ? text : `(${text})`);

function draft(
  title: string,
  change: string,
  file: FileFacts,
  span: Span,
  newText: string,
  review?: string,
): Draft {
  const safety =
    review === undefined ? ({ safety: 'safe' } as const) : ({ safety: 'review', review } as const);
  return { title, change, ...safety, edits: [{ file, span, newText }] };
}

/** The white space before an operand turned into a line of its own, under what the open parenthesis holds. */
function belowOpening(text: string, [start]: Span): { from: number; start: string } | undefined {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  let depth = 0;
  let open = -1;
  for (let at = line.length - 1; at >= 0 && open < 0; at--) {
    if (line[at] === ')') depth++;
    else if (line[at] === '(' && depth-- === 0) open = at;
  }
  if (open < 0 || !/[=<>&|] $/.test(line)) return undefined;
  return { from: start - 1, start: `${newlineOf(text)}${indentTo(width(line.slice(0, open + 1)))}` };
}

/** `expr >> PAGE_SHIFT` in place of bytes that stand where pages are due. */
export function bytesToPages(scene: Scene, place: Place, expr: Expr, review?: string): Draft | NoFix {
  return rewritten(
    scene,
    place,
    expr,
    'Shift right by PAGE_SHIFT',
    'Shift the offset right by PAGE_SHIFT, so that both sides count pages.',
    (text) => `${text} >> PAGE_SHIFT`,
    review,
  );
}

/**
 * Another expression in place of one; `make` gets its text, in parentheses where it needs them beside an operator, and
 * without.
 */
export function rewritten(
  scene: Scene,
  place: Place,
  expr: Expr,
  title: string,
  change: string,
  make: (text: string, bare: string) => string,
  review?: string,
): Draft | NoFix {
  if (!inside(expr.span, place.span)) return inMacro;
  const text = scene.textOf(place.file);
  const span = withParentheses(codeOf(text), expr.span);
  const inner = text.slice(...expr.span);
  const newText = make(grouped(inner, expr), inner);
  const below = fits(text, span, newText) ? undefined : belowOpening(text, span);
  return draft(
    title,
    change,
    place.file,
    below ? [below.from, span[1]] : span,
    `${below?.start ?? ''}${newText}`,
    review,
  );
}

/** The expression of a mask or shift of the region, made one of pages. */
export function pagesOf(scene: Scene, place: Place, expr: Expr, what: 'mask' | 'shift'): Draft | NoFix {
  if (!inside(expr.span, place.span)) return inMacro;
  const text = scene.textOf(place.file);
  const span = withParentheses(codeOf(text), expr.span);
  const inner = grouped(text.slice(...expr.span), expr);
  return what === 'mask'
    ? draft(
        'Mask with the pages of a region',
        'Shift the mask right by PAGE_SHIFT, because vm_pgoff counts pages.',
        place.file,
        span,
        `(${inner} >> PAGE_SHIFT)`,
      )
    : draft(
        'Shift by the pages of a region',
        'Shift by PAGE_SHIFT less, because vm_pgoff counts pages.',
        place.file,
        span,
        `(${inner} - PAGE_SHIFT)`,
      );
}

/** The page offset as bytes, for a macro that takes those. */
export function macroOfBytes(scene: Scene, place: Place, arg: Expr): Draft | NoFix {
  if (!inside(arg.span, place.span)) return inMacro;
  const text = scene.textOf(place.file);
  const inner = grouped(text.slice(...arg.span), arg);
  // In parentheses: macros of this kind do not put their argument in parentheses everywhere.
  return draft(
    'Shift vm_pgoff left by PAGE_SHIFT',
    'Give the macro bytes: it takes an offset on the device fd, and vm_pgoff counts pages.',
    place.file,
    arg.span,
    `((u64)${inner} << PAGE_SHIFT)`,
  );
}

/** A call's argument put through a macro that turns addresses into frame numbers, or back. */
export function throughMacro(
  scene: Scene,
  place: Place,
  call: CallExpr,
  at: number,
  macro: 'PHYS_PFN' | 'PFN_PHYS',
): Draft | NoFix {
  const arg = call.args[at];
  const text = scene.textOf(place.file);
  const code = codeOf(text);
  const list = argumentList(code, call);
  const spans = list ? parts(code, list) : [];
  const own = spans[at];
  if (!arg || !list || !own || spans.length !== call.args.length || !inside(call.span, place.span))
    return inMacro;
  const by = `${macro}(${onOneLine(text.slice(...own))})`;
  const plain = text.slice(list[0], own[0]) + by + text.slice(own[1], list[1]);
  const hasComment = /\/\*|\/\/|^\s*#/m.test(text.slice(...list));
  const newText = fits(text, list, plain) || hasComment ? plain : replaceArgument(text, list, spans, at, by);
  const [to, from] =
    macro === 'PHYS_PFN' ? ['a page frame number', 'an address'] : ['an address', 'a page frame number'];
  return draft(
    `Convert with ${macro}()`,
    `Convert with ${macro}(): the call takes ${to}, and got ${from}.`,
    place.file,
    list,
    newText,
  );
}
