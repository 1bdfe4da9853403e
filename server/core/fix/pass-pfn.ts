/** The fix of a raw pfn in vm_pgoff: the pfn goes into the call that consumes it, or the store that nobody reads goes. */
import type { Span } from '../c/ir.ts';
import type { Call, MacroUse, Store } from '../infer/events.ts';
import type { Traced } from '../infer/infer.ts';
import { PFN } from '../infer/knowledge.ts';
import { sameKind } from '../infer/value.ts';
import { inBody, statements, writtenBy } from '../infer/walk.ts';
import type { Draft, DraftEdit, NoFix } from './draft.ts';
import { deletion, isBareBody, replaceArgument } from './layout.ts';
import { disturbance, inside, isPure, namesOf, outOfScope } from './still.ts';

const no = (why: string): NoFix => ({ why });
const same = (a: Span, b: Span): boolean => a[0] === b[0] && a[1] === b[1];

/** A local that nothing but the store reads: without the store the compiler would warn of it. */
function onlyServesStore(store: Store): string | undefined {
  const locals = new Set(store.fn.params.map((param) => param.name));
  for (const name of namesOf(store.value)) {
    if (locals.has(name)) continue;
    let used = false;
    let declared = false;
    for (const expr of inBody(store.fn.body)) {
      if (expr.k !== 'name' || expr.name !== name || inside(expr.span, store.span)) continue;
      declared = true;
      if (!isWriteTarget(store, expr.span)) used = true;
    }
    if (!used && (declared || isLocal(store, name))) return name;
  }
  return undefined;
}

function isWriteTarget(store: Store, span: Span): boolean {
  for (const expr of inBody(store.fn.body))
    if (writtenBy(expr).some((target) => same(target.span, span))) return true;
  return false;
}

const isLocal = (store: Store, name: string): boolean =>
  [...statements(store.fn.body)].some((stmt) => stmt.k === 'decl' && stmt.name === name);

function argumentOf(call: Call, span: Span): number {
  return call.args.findIndex((arg) => same(arg.expr.span, span));
}

const takesPfn = (call: Call, at: number): boolean => {
  const takes = call.args[at]?.takes;
  return takes !== undefined && sameKind(takes, PFN);
};

/** Moves the pfn into every call that reads it back, or says why that can't be proved. */
function moveIntoCalls(store: Store, macros: Iterable<MacroUse>, text: string): readonly DraftEdit[] | NoFix {
  if (!isPure(store.value)) return no('the expression has effects');
  if (store.reads.size > 1 && store.value.k !== 'name') return no('several calls read it back');
  const edits: DraftEdit[] = [];
  const raw = text.slice(...store.value.span);
  const by = raw.replace(/\s*\r?\n\s*/g, ' ');
  for (const read of store.reads.values()) {
    if (read.fn !== store.fn || read.file !== store.file) return no(`${read.fn.name}() reads it back`);
    if (read.span[0] < store.span[1]) return no('it is read earlier in a loop');
    const { call } = read;
    const at = call ? argumentOf(call, read.span) : -1;
    const arg = call?.args[at];
    if (!call || !arg || !takesPfn(call, at)) return no('it is read in a larger expression');
    if (!arg.got.alts.every((alt) => alt.store === store.key))
      return no(`${call.name}() is also reached without it`);
    const disturbed = disturbance(store, call, macros);
    if (disturbed !== undefined) return no(disturbed);
    const hidden = outOfScope(store, call.span);
    if (hidden !== undefined) return no(`${hidden} is out of scope at the call`);
    // From the parenthesis behind the name to the call's last character, whatever parentheses its arguments have.
    const list: Span = [text.indexOf('(', call.span[0] + call.name.length) + 1, call.span[1] - 1];
    if (!text.startsWith(call.name, call.span[0]) || text[list[1]] !== ')')
      return no('the call is not written out');
    if (unmovable.test(text.slice(...list)) || unmovable.test(raw)) return no('a comment or # stands in it');
    const spans = call.args.map(({ expr }) => outermost(text, expr.span, list));
    edits.push({ file: store.file, span: list, newText: replaceArgument(text, list, spans, at, by) });
  }
  return edits;
}

/** What a new layout of the arguments would lose or break. */
const unmovable = /\/\*|\/\/|^\s*#/m;

/** An argument with the parentheses around it, which expressions do not keep. */
function outermost(text: string, span: Span, list: Span): Span {
  let [start, end] = span;
  for (;;) {
    const before = text.slice(list[0], start).trimEnd();
    const after = text.slice(end, list[1]);
    const close = after.search(/\S/);
    if (!before.endsWith('(') || after[close] !== ')') return [start, end];
    start = list[0] + before.length - 1;
    end += close + 1;
  }
}

function safetyOf(
  store: Store,
  traced: Traced | undefined,
): { safety: 'safe' } | { safety: 'review'; review: string } {
  if (!store.unfilled) return { safety: 'safe' };
  const call = traced?.invalidation.call;
  if (call)
    return {
      safety: 'review',
      review:
        `${call.fn.name}() drops mappings by region offset and misses this one today; once vm_pgoff is region-encoded it ` +
        'will be dropped, and no fault handler fills it again: the next access gets SIGBUS. Move the insertion into a fault handler.',
    };
  const unseen = traced?.invalidation.unseen[0];
  if (unseen !== undefined)
    return {
      safety: 'review',
      review:
        `${unseen}() may drop mappings by region offset, and nothing in sight says whether these; no fault handler would ` +
        'fill them again. Check that before taking the fix.',
    };
  return { safety: 'safe' };
}

/** The repair of one store, or why none can be proved. */
export function passPfn(store: Store, traced: Traced | undefined, text: string): Draft | NoFix {
  if (store.inMacro) return no('it is in a macro');
  if (store.op !== '=') return no('it is a compound assignment');
  if (!store.statement) return no('it is part of an expression');
  const { statement } = store;
  if (isBareBody(text, statement)) return no('it is a branch without braces');
  if (store.unseenOperations) return no('vma->vm_ops is out of sight');
  const escape = [...store.escapes.values()][0];
  if (escape) return no(escape.why);
  const gone = deletion(text, statement);
  if (!gone) return no('other code is on its line');
  const foreign = [...store.reads.values()].find((read) => read.fn !== store.fn || read.file !== store.file);
  if (foreign) return no(`${foreign.fn.name}() reads it back`);
  const removal: DraftEdit = { file: store.file, span: gone, newText: '' };
  if (store.reads.size === 0) {
    if (!isPure(store.value)) return no('the expression has effects');
    const local = onlyServesStore(store);
    if (local !== undefined) return no(`${local} would be left unused`);
    return {
      title: 'Delete the store to vm_pgoff',
      change: 'Nothing reads the stored value back, so delete the store.',
      ...safetyOf(store, traced),
      edits: [removal],
    };
  }
  const moved = moveIntoCalls(store, traced?.events.macros.values() ?? [], text);
  if ('why' in moved) return moved;
  const name = [...store.consumers.values()][0]?.name ?? 'the call';
  return {
    title: `Pass the pfn to ${name}() and keep vm_pgoff`,
    change: `Pass the pfn to ${name}() directly and leave vm_pgoff as mmap() set it.`,
    ...safetyOf(store, traced),
    edits: [removal, ...moved],
  };
}
