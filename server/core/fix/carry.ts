/** The pfn carried in C's own ways from where it is made to where it is used: in a local, as an argument, as a result. */
import type { Expr, FunctionFacts, Span } from '../c/ir.ts';
import type { Read, Store } from '../infer/events.ts';
import type { InFile } from '../infer/resolve.ts';
import { PA } from '../infer/knowledge.ts';
import { sameKind } from '../infer/value.ts';
import { statements } from '../infer/walk.ts';
import type { Changes } from './changes.ts';
import { no, type NoFix } from './draft.ts';
import type { Group } from './group.ts';
import { declaration, freshName } from './locals.ts';
import type { Scene } from './scene.ts';
import { addArgument, addParameter, placesNaming, type Named } from './signature.ts';
import { indentTo, shiftedList, width } from './layout.ts';
import { codeOf, isWrapped, newlineOf, parameterList, parts } from './text.ts';

type Fn = InFile<FunctionFacts>;

/** Who holds the pfn: `homes` keep it in a local, `takers` get it from them, a `setter` gives it to them. */
export interface Route {
  readonly homes: ReadonlyMap<FunctionFacts, Fn>;
  readonly takers: ReadonlyMap<FunctionFacts, Named & Fn>;
  readonly setter: (Named & Fn) | undefined;
}

const siteFn = ({ fn, file }: Read | Store): Fn => ({ it: fn, file });

/** The functions between the homes and those that read, each with all that name it; why not, where one leads elsewhere. */
function takersOf(scene: Scene, homes: Route['homes'], readers: readonly Fn[]): Route['takers'] | NoFix {
  const takers = new Map<FunctionFacts, Named & Fn>();
  const entered = new Set(scene.traced.flatMap((one) => [...one.entered.keys()]));
  const queue = readers.filter(({ it }) => !homes.has(it));
  for (let fn = queue.pop(); fn; fn = queue.pop()) {
    if (takers.has(fn.it)) continue;
    const named = placesNaming(scene, fn);
    if ('why' in named) return named;
    if (named.calls.length === 0) return no(`${fn.it.name}() reads it back`);
    takers.set(fn.it, { ...fn, ...named });
    for (const { from } of named.calls) {
      if (homes.has(from.it)) continue;
      if (!entered.has(from.it)) return no(`${from.it.name}() calls ${fn.it.name}() too`);
      queue.push(from);
    }
  }
  return takers;
}

/** The way from the stores to the reads of the mmap handler's own run. */
export function routeOf(scene: Scene, { stores }: Group, reads: readonly Read[]): Route | NoFix {
  const makers = new Map(stores.map((store) => [store.fn, siteFn(store)] as const));
  const readers = [...new Map(reads.map((read) => [read.fn, siteFn(read)] as const)).values()];
  const takers = takersOf(scene, makers, readers);
  if (!('why' in takers)) return { homes: makers, takers, setter: undefined };
  // Else the store stands in a helper, and the pfn is used by its callers or by what they call.
  const [only] = makers.values();
  if (!only || makers.size > 1) return takers;
  const named = placesNaming(scene, only);
  if ('why' in named || named.calls.length === 0) return takers;
  const homes = new Map(named.calls.map(({ from }) => [from.it, from] as const));
  const outside = readers.filter(({ it }) => it !== only.it);
  const below = takersOf(scene, homes, outside);
  if ('why' in below) return takers;
  return { homes, takers: below, setter: { ...only, ...named } };
}

const pfnNames = ['pfn', 'base_pfn', 'start_pfn', 'map_pfn', 'vma_pfn'];
const addressNames = ['addr', 'phys', 'start_addr', 'phys_addr', 'map_addr'];

/** Addresses stay what they are where they are not converted. */
export const carriesAddress = ({ stores, converts }: Group): boolean =>
  !converts &&
  stores.length > 0 &&
  stores.every(({ stored }) => stored.alts.every(({ kind }) => sameKind(kind, PA)));

const namesOf = (group: Group): readonly string[] => (carriesAddress(group) ? addressNames : pfnNames);

const nameFor = (scene: Scene, fn: Fn, names: readonly string[]): string | undefined =>
  freshName(scene.program, fn, scene.textOf(fn.file), names);

/** What is put where an expression stood: operators within need parentheses. */
export const isOperand = (expr: Expr): boolean =>
  expr.k === 'name' || expr.k === 'int' || expr.k === 'field' || expr.k === 'index' || expr.k === 'call';

/** The left side of a store becomes a variable; what a compound store began from is written out. */
function assignTo(
  scene: Scene,
  changes: Changes,
  store: Store,
  left: Expr,
  name: string,
  begins: boolean,
  converts: boolean,
): void {
  const text = scene.textOf(store.file);
  if (store.op === '=' || !begins) {
    changes.replace(store.file, left.span, name);
    const value = valueSpan(text, store, left);
    if (converts) changes.replace(store.file, value, `PHYS_PFN(${text.slice(...value)})`);
    return;
  }
  const operator = store.op.slice(0, -1);
  const old = text.slice(...left.span);
  const [from, to] = valueSpan(text, store, left);
  const bare = isOperand(store.value) || isWrapped(text, [from, to]);
  const indent = text.slice(text.lastIndexOf('\n', left.span[0] - 1) + 1, left.span[0]);
  const line = `${indent}${name} = ${old} ${operator} (${text.slice(from, to)});`;
  const column = width(`${indent}${name} = `);
  const gap = width(line) > 80 ? `${newlineOf(text)}${indentTo(column)}` : ' ';
  changes.replace(store.file, [left.span[0], from], `${name} = ${old} ${operator}${gap}${bare ? '' : '('}`);
  if (!bare) changes.insert(store.file, to, ')');
}

/** The left side of a store's assignment; undefined where a call stores. */
export function leftOf(store: Store): Expr | undefined {
  for (const stmt of statements(store.fn.body))
    if (stmt.k === 'expr' && stmt.expr.k === 'assign' && stmt.expr.span[0] === store.span[0])
      return stmt.expr.left;
  return undefined;
}

/** True where the helper's store is its last word, so that it can give the pfn back as its result. */
function returnsIt({ it }: Fn, stores: readonly Store[], reads: readonly Read[]): boolean {
  const last = it.body.at(-1);
  const [store] = stores;
  return (
    it.returns.base === 'void' &&
    it.returns.pointers === 0 &&
    stores.length === 1 &&
    store?.op === '=' &&
    last?.k === 'expr' &&
    last.span[0] === store.statement?.[0] &&
    !reads.some((read) => read.fn === it) &&
    ![...statements(it.body)].some((stmt) => stmt.k === 'return' || stmt.k === 'goto' || stmt.k === 'damaged')
  );
}

/** The helper's stores become its result, or go out through a pointer. */
function turnSetter(
  scene: Scene,
  changes: Changes,
  setter: Named & Fn,
  group: Group,
  names: ReadonlyMap<FunctionFacts, string>,
): NoFix | undefined {
  const [store] = group.stores;
  const { it, file } = setter;
  const text = scene.textOf(file);
  const own = nameFor(scene, setter, namesOf(group)) ?? 'pfn';
  const isResult = !group.converts && returnsIt(setter, group.stores, group.reads);
  if (isResult && store) {
    const left = leftOf(store);
    if (!left) return no('a call stores it');
    for (const { file: where, list } of setter.lists) {
      const source = scene.textOf(where);
      const head = source.lastIndexOf(it.name, list[0]);
      const start = source.lastIndexOf('void', head);
      if (start < 0 || !/^void\s*$/.test(source.slice(start, head)))
        return no(`${it.name}() is not written out`);
      changes.replace(where, [start, start + 4], 'unsigned long');
      const spans = parts(codeOf(source), list);
      const relaid = shiftedList(source, list, spans, 'unsigned long'.length - 'void'.length);
      if (relaid !== undefined) changes.replace(where, list, relaid);
    }
    changes.replace(file, [left.span[0], valueSpan(text, store, left)[0]], 'return ');
  } else {
    addParameter(scene, changes, setter, `unsigned long *${own}`);
    const why = rewrite(scene, changes, group, it, `*${own}`);
    if (why) return why;
  }
  for (const { from, call } of setter.calls) {
    const name = names.get(from.it);
    if (name === undefined) return no(`${from.it.name}() has no room for the pfn`);
    if (!isResult) {
      const why = addArgument(scene, changes, from.file, call, `&${name}`);
      if (why) return why;
      continue;
    }
    const isStatement = [...statements(from.it.body)].some((stmt) => stmt.k === 'expr' && stmt.expr === call);
    if (!isStatement) return no(`the call of ${it.name}() is part of an expression`);
    changes.insert(from.file, call.span[0], `${name} = `);
  }
  return undefined;
}

/** The stored expression with the parentheses around it, which its own span leaves out. */
export function valueSpan(text: string, store: Store, left: Expr): Span {
  const from = text.indexOf(store.op, left.span[1]) + store.op.length;
  const end = text.lastIndexOf(';', store.statement?.[1] ?? store.span[1]);
  const source = text.slice(from, end);
  return [from + source.search(/\S/), from + source.trimEnd().length];
}

/** In one function: its stores set `name`, its reads take it. */
function rewrite(
  scene: Scene,
  changes: Changes,
  group: Group,
  fn: FunctionFacts,
  name: string,
): NoFix | undefined {
  const lefts = new Set<number>();
  for (const store of group.stores.filter((one) => one.fn === fn)) {
    const left = leftOf(store);
    if (!left) return no('a call stores it');
    lefts.add(left.span[0]);
    const before = group.reads.find((read) => read.fn === fn && read.span[0] === left.span[0]);
    assignTo(scene, changes, store, left, name, !before, group.converts);
  }
  for (const read of group.reads)
    if (read.fn === fn && !lefts.has(read.span[0])) {
      if (read.expr?.k === 'call') return no(`${fn.name}() counts pages from it`);
      changes.replace(read.file, read.span, name);
    }
  return undefined;
}

/** Where a function first names the local: a store, a read, or a call that gets it or fills it. */
function firstUse(
  fn: FunctionFacts,
  { stores, reads }: Group,
  takers: Route['takers'],
  setter: Route['setter'],
): number {
  const calls = [...takers.values(), ...(setter ? [setter] : [])].flatMap((named) => named.calls);
  return Math.min(
    ...[...stores, ...reads].filter((site) => site.fn === fn).map(({ span }) => span[0]),
    ...calls.filter(({ from }) => from.it === fn).map(({ call }) => call.span[0]),
  );
}

/** Carries the pfn along a route; the calls in functions of `written` have it already. */
export function carry(
  scene: Scene,
  changes: Changes,
  group: Group,
  { homes, takers, setter }: Route,
  written: ReadonlySet<FunctionFacts> = new Set(),
): NoFix | undefined {
  const names = new Map<FunctionFacts, string>();
  for (const fn of [...homes.values(), ...takers.values()]) {
    const name = nameFor(scene, fn, namesOf(group));
    if (name === undefined) return no('every name for the pfn is taken');
    names.set(fn.it, name);
  }
  for (const [it, home] of homes) {
    const name = names.get(it) ?? '';
    const text = scene.textOf(home.file);
    if (!parameterList(text, it)) return no(`${it.name}() is not written out`);
    const { at, newText } = declaration(
      it,
      text,
      `unsigned long ${name};`,
      firstUse(it, group, takers, setter),
    );
    changes.insert(home.file, at, newText);
    const why = rewrite(scene, changes, group, it, name);
    if (why) return why;
  }
  for (const [it, taker] of takers) {
    const name = names.get(it) ?? '';
    addParameter(scene, changes, taker, `unsigned long ${name}`);
    const why = rewrite(scene, changes, group, it, name);
    if (why) return why;
    for (const { from, call } of taker.calls) {
      if (written.has(from.it)) continue;
      const failed = addArgument(scene, changes, from.file, call, names.get(from.it) ?? '');
      if (failed) return failed;
    }
  }
  return setter && turnSetter(scene, changes, setter, group, names);
}
