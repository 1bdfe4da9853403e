/** A test that is missing, put where it has to stand, with the error that the function returns elsewhere. */
import type { FileFacts, FunctionFacts, Span } from '../c/ir.ts';
import { locks } from '../infer/guards.ts';
import { statementAt } from '../infer/definitions.ts';
import { inBody, statements } from '../infer/walk.ts';
import { no, type Draft, type NoFix } from './draft.ts';
import type { Scene } from './scene.ts';
import { codeOf, conditionalDepth, newlineOf } from './text.ts';

interface Wording {
  readonly title: string;
  readonly change: string;
  readonly review?: string;
}

/** What a function returns where it fails: its most used error, or the usual one of its type. */
export function errorOf(text: string, fn: FunctionFacts): string | undefined {
  const counts = new Map<string, number>();
  for (const stmt of statements(fn.body)) {
    if (stmt.k !== 'return' || !stmt.value) continue;
    const value = text.slice(...stmt.value.span);
    if (/^(?:-E[A-Z0-9]+|NULL|ERR_PTR\(-E[A-Z0-9]+\)|VM_FAULT_SIGBUS|false)$/.test(value))
      counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  if (most) return most[0];
  const { base, pointers } = fn.returns;
  if (pointers > 0) return 'NULL';
  if (base === 'vm_fault_t') return 'VM_FAULT_SIGBUS';
  return /^(?:int|long|ssize_t)$/.test(base) ? '-EINVAL' : undefined;
}

/** The test as lines, before the line that a statement of the function begins on. */
function before(
  scene: Scene,
  file: FileFacts,
  fn: FunctionFacts,
  at: number,
  condition: string,
  words: Wording,
): Draft | NoFix {
  const text = scene.textOf(file);
  const error = errorOf(text, fn);
  if (error === undefined) return no('the function has no way to say that it failed');
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
  if (text.slice(start + indent.length, at).trim() !== '')
    return no('the statement does not begin a line of its own');
  if (text[start + indent.length] === '#' || conditionalDepth(codeOf(text), start) > 0)
    return no('an #if stands there');
  const nl = newlineOf(text);
  const next = text.slice(start + indent.length).startsWith('if (') ? '' : nl;
  const newText = `${indent}if (${condition})${nl}${indent}\treturn ${error};${nl}${next}`;
  const safety =
    words.review === undefined
      ? ({ safety: 'safe' } as const)
      : ({ safety: 'review', review: words.review } as const);
  return {
    title: words.title,
    change: words.change,
    ...safety,
    edits: [{ file, span: [start, start], newText }],
  };
}

/** The test as the function's first statement. */
export function testFirst(
  scene: Scene,
  file: FileFacts,
  fn: FunctionFacts,
  condition: string,
  words: Wording,
): Draft | NoFix {
  const first = fn.body.find((stmt) => stmt.k !== 'decl');
  if (!first) return no('the function has no statement');
  const last = fn.body.findLast((stmt) => stmt.k === 'decl' && stmt.span[1] <= first.span[0]);
  const text = scene.textOf(file);
  // A comment above the first statement stays with it.
  const from = last ? last.span[1] : codeOf(text).indexOf('{', fn.span[0]) + 1;
  const gap = /^[^\n]*\n(?:[ \t]*\r?\n)*/.exec(text.slice(from, first.span[0]))?.[0] ?? '';
  const line = from + gap.length;
  const indent = /^[ \t]*/.exec(text.slice(line))?.[0].length ?? 0;
  return before(scene, file, fn, line + indent, condition, words);
}

/** The test right before the statement that holds a place. */
export function testBefore(
  scene: Scene,
  file: FileFacts,
  fn: FunctionFacts,
  place: Span,
  condition: string,
  words: Wording,
): Draft | NoFix {
  const found = statementAt(fn.body, place[0]);
  if (!found || fn.isMacro) return no('it is in a macro');
  const { stmt, list } = found;
  if (stmt.k === 'decl') return no('it is used where it is declared');
  if (stmt.k === 'loop') return no('it is used in the head of a loop');
  if (list !== fn.body && list.length === 1) return no('the statement stands alone under its condition');
  for (const expr of inBody(fn.body))
    if (expr.span[0] < place[0] && expr.k === 'call' && expr.callee.k === 'name')
      if (locks.test(expr.callee.name) || /alloc|_get$/.test(expr.callee.name))
        return no('something has to be given back before the function may return');
  return before(scene, file, fn, stmt.span[0], condition, words);
}
