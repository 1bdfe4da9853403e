/** A function that gets one more parameter: its definition, its declarations and every call, or why that can't be. */
import type { Expr, FileFacts, FunctionFacts, Span } from '../c/ir.ts';
import type { InFile } from '../infer/resolve.ts';
import { inBody } from '../infer/walk.ts';
import type { Changes } from './changes.ts';
import { no, type NoFix } from './draft.ts';
import { appendArgument } from './layout.ts';
import type { Scene } from './scene.ts';
import { closing, codeOf, inside, parameterList, parts, placesOf } from './text.ts';

export type CallExpr = Expr & { k: 'call' };

/** The calls of a function by name in another's body. */
export function callsOf(name: string, fn: FunctionFacts): CallExpr[] {
  return [...inBody(fn.body)].filter(
    (expr): expr is CallExpr => expr.k === 'call' && expr.callee.k === 'name' && expr.callee.name === name,
  );
}

/** The list of a call's arguments in the text, between its parentheses; undefined where it is not written out. */
export function argumentList(code: string, call: CallExpr): Span | undefined {
  const open = code.indexOf('(', call.callee.span[1]);
  const close = open < 0 ? -1 : closing(code, open);
  return close === call.span[1] - 1 ? [open + 1, close] : undefined;
}

export interface Named {
  /** The parameter lists of the definition and of all declarations. */
  readonly lists: readonly { readonly file: FileFacts; readonly list: Span }[];
  readonly calls: readonly { readonly from: InFile<FunctionFacts>; readonly call: CallExpr }[];
}

const isSource = (file: FileFacts): boolean => file.file.endsWith('.c');

/** Every place that names a function, if each is its definition, a declaration or a call: then its signature may change. */
export function placesNaming(scene: Scene, { it, file }: InFile<FunctionFacts>): Named | NoFix {
  const { program } = scene;
  const lists: { file: FileFacts; list: Span }[] = [];
  const calls: { from: InFile<FunctionFacts>; call: CallExpr }[] = [];
  const files = it.isStatic && isSource(file) ? [file] : program.files;
  for (const one of files) {
    const text = scene.textOf(one);
    if (!text.includes(it.name)) continue;
    if (one.file !== file.file && program.function(it.name, one)?.it !== it) continue;
    const code = codeOf(text);
    for (const at of placesOf(code, it.name)) {
      const from = one.functions.find((fn) => inside([at, at + 1], fn.span));
      if (from === it || from === undefined) {
        const open = at + it.name.length + code.slice(at + it.name.length).search(/\S|$/);
        const close = code[open] === '(' ? closing(code, open) : -1;
        const ends = from === it ? '{' : ';';
        const after = close < 0 ? '' : code.slice(close + 1).trimStart();
        if (close < 0 || !(from === it ? open < bodyStart(code, it) : after.startsWith(ends)))
          return no(from === it ? `${it.name}() calls itself` : `${it.name}() may be called from elsewhere`);
        lists.push({ file: one, list: [open + 1, close] });
        continue;
      }
      const call = callsOf(it.name, from).find(({ callee }) => callee.span[0] === at);
      if (from.isMacro || !call) return no(`${from.name}() hands ${it.name}() on`);
      calls.push({ from: { file: one, it: from }, call });
    }
  }
  const declared = lists.some(({ file: one, list }) => one.file !== file.file || !inside(list, it.span));
  if (!it.isStatic && !declared) return no(`the declaration of ${it.name}() is out of sight`);
  return { lists, calls };
}

function bodyStart(code: string, fn: FunctionFacts): number {
  const list = parameterList(code, fn);
  return list ? code.indexOf('{', list[1]) : fn.span[0];
}

/** Adds a parameter to a definition and its declarations. */
export function addParameter(scene: Scene, changes: Changes, { lists }: Named, parameter: string): void {
  for (const { file, list } of lists) {
    const text = scene.textOf(file);
    changes.replace(file, list, appendArgument(text, list, parts(codeOf(text), list), parameter));
  }
}

/** Adds an argument to a call. */
export function addArgument(
  scene: Scene,
  changes: Changes,
  file: FileFacts,
  call: CallExpr,
  argument: string,
): NoFix | undefined {
  const text = scene.textOf(file);
  const code = codeOf(text);
  const list = argumentList(code, call);
  if (!list) return no('the call is not written out');
  const spans = parts(code, list);
  // Only what stands behind the last argument changes, so that edits within the others may stand beside it.
  const last = spans.at(-1);
  const whole = appendArgument(text, list, spans, argument);
  const head = last ? text.slice(list[0], last[1]) : '';
  if (last && whole.startsWith(head)) changes.replace(file, [last[1], list[1]], whole.slice(head.length));
  else changes.replace(file, list, whole);
  return undefined;
}
