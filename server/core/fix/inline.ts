/** The pfn written where it is used: for one call soon after, that takes exactly what was stored. */
import type { Expr, FunctionFacts, Span } from '../c/ir.ts';
import type { Call, MacroUse, Read, Store } from '../infer/events.ts';
import { PFN } from '../infer/knowledge.ts';
import { sameKind } from '../infer/value.ts';
import type { Changes } from './changes.ts';
import { capturesOf } from './depends.ts';
import { no, type NoFix } from './draft.ts';
import { leftOf, valueSpan } from './carry.ts';
import { appendArgument, fits, replaceArgument } from './layout.ts';
import type { Scene } from './scene.ts';
import { argumentList, callsOf, type CallExpr } from './signature.ts';
import { disturbance, isPure, outOfScope } from './still.ts';
import { codeOf, parts } from './text.ts';

const same = (a: Span, b: Span): boolean => a[0] === b[0] && a[1] === b[1];

/** What a new layout of the arguments would lose or break. */
const unmovable = /\/\*|\/\/|^\s*#/m;

/** The stored expression on one line, as an argument has it. */
function valueText(text: string, store: Store, converts: boolean): string | undefined {
  const left = leftOf(store);
  const raw = left && text.slice(...valueSpan(text, store, left));
  if (raw === undefined || unmovable.test(raw)) return undefined;
  const flat = raw.replace(/\s*\r?\n\s*/g, ' ');
  return converts ? `PHYS_PFN(${flat})` : flat;
}

/** Why the value can't be made at the call instead; undefined where it can. */
function unlike(
  store: Store,
  at: Pick<Call, 'span'> & { args: readonly { expr: Expr }[] },
  macros: Iterable<MacroUse>,
): NoFix | undefined {
  if (!isPure(store.value)) return no('the expression has effects');
  if (at.span[0] < store.span[1]) return no('it is read earlier in a loop');
  const disturbed = disturbance(store, at, macros);
  if (disturbed !== undefined) return no(disturbed);
  const hidden = outOfScope(store, at.span);
  return hidden === undefined ? undefined : no(`${hidden} is out of scope at the call`);
}

interface Site {
  readonly list: Span;
  readonly newText: string;
}

/** The call with the pfn in place of what it read back. */
function ownSite(text: string, code: string, read: Read, by: string): Site | undefined {
  const { call } = read;
  const at = call ? call.args.findIndex((arg) => same(arg.expr.span, read.span)) : -1;
  const takes = call?.args[at]?.takes;
  if (!call || !takes || !sameKind(takes, PFN) || !text.startsWith(call.name, call.span[0])) return undefined;
  // From the parenthesis behind the name to the call's last character, whatever parentheses its arguments have.
  const list: Span = [code.indexOf('(', call.span[0] + call.name.length) + 1, call.span[1] - 1];
  if (code[list[1]] !== ')' || unmovable.test(text.slice(...list))) return undefined;
  const spans = parts(code, list);
  if (spans.length !== call.args.length) return undefined;
  return { list, newText: replaceArgument(text, list, spans, at, by) };
}

/** The call of a helper with the pfn as one more argument. */
function helperSite(text: string, code: string, call: CallExpr, by: string): Site | undefined {
  const list = argumentList(code, call);
  if (!list || unmovable.test(text.slice(...list))) return undefined;
  return { list, newText: appendArgument(text, list, parts(code, list), by) };
}

/**
 * Puts the stored expression where its function uses it: in the calls that read it back, and in calls of `helpers`, which
 * take it as their last argument. A reason where a local is due instead.
 */
export function inline(
  scene: Scene,
  changes: Changes,
  store: Store,
  reads: readonly Read[],
  helpers: readonly FunctionFacts[],
  converts: boolean,
): NoFix | undefined {
  const { file, fn } = store;
  const text = scene.textOf(file);
  const code = codeOf(text);
  const by = valueText(text, store, converts);
  if (store.op !== '=' || by === undefined) return no('it is more than an expression');
  if (capturesOf(scene, { it: fn, file }, [store.value]).size > 0) return no('a macro in it takes locals');
  const calls = helpers.flatMap((helper) => callsOf(helper.name, fn));
  if (reads.length + calls.length !== 1 && store.value.k !== 'name') return no('several calls read it back');
  const sites: { site: Site | undefined; at: Parameters<typeof unlike>[1] }[] = [
    ...reads.map((read) => ({
      site: ownSite(text, code, read, by),
      at: read.call ?? { span: read.span, args: [] },
    })),
    ...calls.map((call) => ({
      site: helperSite(text, code, call, by),
      at: { span: call.span, args: call.args.map((expr) => ({ expr })) },
    })),
  ];
  for (const { site, at } of sites) {
    if (!site) return no('it is read in a larger expression');
    const why = unlike(store, at, scene.events.macros.values());
    if (why) return why;
    if (!fits(text, site.list, site.newText)) return no('the line would be too long');
  }
  for (const { site } of sites) if (site) changes.replace(file, site.list, site.newText);
  return undefined;
}
