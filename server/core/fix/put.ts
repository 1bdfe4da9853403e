/** Text put where a function read vm_pgoff, broken as the kernel does it where the line gets too long. */
import type { Span } from '../c/ir.ts';
import type { Read } from '../infer/events.ts';
import { inBody } from '../infer/walk.ts';
import type { Changes } from './changes.ts';
import { fits, indentTo, replaceArgument, width } from './layout.ts';
import type { Scene } from './scene.ts';
import { argumentList } from './signature.ts';
import { codeOf, inside, newlineOf, onOneLine, parts } from './text.ts';

interface Edit {
  readonly span: Span;
  readonly newText: string;
}

/** The call around the read with its arguments laid out anew, if that does it. */
function inCall(
  text: string,
  code: string,
  reads: readonly Read[],
  read: Read,
  by: string,
): Edit | undefined {
  const { span } = read;
  const call = [...inBody(read.fn.body)]
    .filter((expr) => expr.k === 'call' && expr.args.some((arg) => inside(span, arg.span)))
    .at(-1);
  const list = call?.k === 'call' ? argumentList(code, call) : undefined;
  if (!list || /\/\*|\/\/|^\s*#/m.test(text.slice(...list))) return undefined;
  if (reads.some((one) => one !== read && one.file === read.file && inside(one.span, list))) return undefined;
  const spans = parts(code, list);
  const at = spans.findIndex((one) => inside(span, one));
  const [from, to] = spans[at] ?? span;
  const arg = onOneLine(text.slice(from, span[0]) + by + text.slice(span[1], to));
  const newText = replaceArgument(text, list, spans, at, arg);
  return fits(text, list, newText) ? { span: list, newText } : undefined;
}

/** The sum that the read is a part of, broken behind its next operator. */
function inSum(text: string, code: string, { span }: Read, by: string): Edit | undefined {
  const lineEnd = text.indexOf('\n', span[1]);
  let closed = 0;
  for (let at = span[1]; at < lineEnd; at++) {
    if (code[at] === '(') return undefined;
    if (code[at] === ')') closed++;
    if (!/^ [-+|] /.test(code.slice(at, at + 3))) continue;
    const head = text.slice(text.lastIndexOf('\n', span[0] - 1) + 1, span[0]);
    return {
      span: [span[0], at + 3],
      newText: `${by}${text.slice(span[1], at + 2)}${newlineOf(text)}${indentTo(columnOf(head, closed))}`,
    };
  }
  return undefined;
}

/** The column where the expression begins that `head` leads into, once as many parentheses as said are closed again. */
function columnOf(head: string, closed: number): number {
  let depth = closed;
  for (let at = head.length - 1; at >= 0; at--) {
    if (head[at] === ')') depth++;
    else if (head[at] === '(' && depth-- === 0) return width(head.slice(0, at + 1));
    else if (depth <= 0 && head[at] === ' ' && /(?:[^=!<>]=|return)$/.test(head.slice(0, at)))
      return width(head.slice(0, at + 1));
  }
  return width(/^\s*/.exec(head)?.[0] ?? '') + 8;
}

/** Puts text in place of one of the reads. */
export function putFor(scene: Scene, changes: Changes, reads: readonly Read[], read: Read, by: string): void {
  const text = scene.textOf(read.file);
  const code = codeOf(text);
  const broken = fits(text, read.span, by)
    ? undefined
    : (inCall(text, code, reads, read, by) ?? inSum(text, code, read, by));
  const { span, newText } = broken ?? { span: read.span, newText: by };
  changes.replace(read.file, span, newText);
}
