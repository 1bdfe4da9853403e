/** The way to a pfn again from the vma alone: the part of the mmap handler that made it, and the device from vm_private_data. */
import type { Expr, FunctionFacts } from '../c/ir.ts';
import type { Store } from '../infer/events.ts';
import type { InFile } from '../infer/resolve.ts';
import { dependenciesOf } from './depends.ts';
import { no, type NoFix } from './draft.ts';
import { isOwnRegion } from './linear.ts';
import { heldIn, parameterType, privateData, rootsIn, typeOf, type Root } from './private-data.ts';
import { quietIn } from './quiet.ts';
import type { Scene } from './scene.ts';
import { namesOfLocals, Search, type Item } from './search.ts';
import { callsOf } from './signature.ts';
import { timesSet } from './variables.ts';

type Fn = InFile<FunctionFacts>;

export interface Way {
  readonly items: readonly Item[];
  /** Every name that needs a declaration, with its type. */
  readonly types: ReadonlyMap<string, string>;
  /** What the vma is called. */
  readonly vma: string;
  /** Every expression of the way. */
  readonly exprs: readonly Expr[];
}

/** Puts the roots that a way hangs on before it. */
function plant(
  scene: Scene,
  search: Search,
  fn: Fn,
  roots: ReadonlyMap<string, Root>,
  used: Set<string>,
): NoFix | undefined {
  for (const [name, { on }] of roots) if (used.has(name) && on !== undefined) used.add(on);
  for (const [name, root] of [...roots].toReversed()) {
    if (!used.has(name)) continue;
    const type = typeOf(scene, fn, name);
    if (type === undefined || !type.endsWith('*'))
      return no(`vm_private_data is no pointer in ${fn.it.name}()`);
    search.root(name, type, root.init, { k: 'name', name: root.init, span: [0, 0] });
  }
  return undefined;
}

/** The one call of a function in what the runs came by. */
function onlyCall(
  scene: Scene,
  traced: Scene['traced'],
  fn: Fn,
): { from: Fn; call: Expr & { k: 'call' } } | undefined {
  const calls = scene.program
    .callers(fn)
    .filter(({ it }) => traced.some((one) => one.entered.has(it)))
    .flatMap((from) => callsOf(fn.it.name, from.it).map((call) => ({ from, call })));
  return calls.length === 1 ? calls[0] : undefined;
}

/** What a function calls the vma that it is given. */
const vmaOf = ({ it }: Fn): string | undefined =>
  it.params.find((param) => param.type.base === 'vm_area_struct' && param.type.pointers === 1)?.name;

const maxUp = 4;

/** The way from a vma to the pfn that a store put in its vm_pgoff, or what is missing for it. */
export function recover(scene: Scene, store: Store, value: Expr): Way | NoFix {
  const traced = scene.traced.filter((one) => one.stores.has(store.key));
  const data = privateData(traced, store);
  const search = new Search(scene);
  search.start(value);
  let fn: Fn = { it: store.fn, file: store.file };
  let { span } = store;
  for (let up = 0; up < maxUp; up++) {
    const held = 'why' in data ? undefined : heldIn(scene, fn, data);
    const roots = held === undefined ? new Map<string, Root>() : rootsIn(scene, fn, held, vmaOf(fn) ?? 'vma');
    const used = new Set<string>();
    const why =
      search.walk(fn, span, new Set(roots.keys()), used) ??
      search.declare(fn) ??
      plant(scene, search, fn, roots, used);
    if (why) return why;
    const vma = vmaOf(fn);
    if (vma === undefined) return no(`${fn.it.name}() gets no vma`);
    const locals = namesOfLocals(fn.it);
    for (const name of [...locals, ...fn.it.params.map((param) => param.name)]) search.locals.add(name);
    const params = fn.it.params
      .map(({ name }) => name)
      .filter((name) => name !== vma && search.needed.has(name));
    for (const name of search.maybe) if (locals.has(name)) search.needed.delete(name);
    const lost = [...search.needed].find((name) => locals.has(name));
    if (lost !== undefined) return no(`nothing gives ${lost} a value that a fault can find again`);
    const moved = params.find((name) => timesSet(fn.it, name) > 0);
    if (moved !== undefined) return no(`${moved} changes before the store`);
    if (params.length === 0) {
      const { unstable, captured } = dependenciesOf(scene, { it: store.fn, file: store.file }, search.exprs);
      if (unstable) return no('it hangs on where the mapping lies, which a split changes');
      const hidden = captured.find((name) => search.locals.has(name));
      if (hidden !== undefined) return no(`a macro takes ${hidden} from where it is used`);
      return { items: search.items, types: search.types, vma, exprs: search.exprs };
    }
    for (const name of search.needed) if (!params.includes(name) && name !== vma) search.outer.add(name);
    const above = onlyCall(scene, traced, fn);
    if (!above)
      return 'why' in data ? data : no(`${params[0] ?? 'the device'} can't be had from vma->vm_private_data`);
    const why2 = climb(scene, search, fn, above, params, vma);
    if (why2) return why2;
    ({ span } = above.call);
    fn = above.from;
  }
  return no('it is made too many calls away');
}

/** True where a store puts back, in bytes, the offset of the region that the mapping is of. */
export function restoresRegion(scene: Scene, store: Store): boolean {
  const search = new Search(scene);
  search.start(store.value);
  const why = search.walk({ it: store.fn, file: store.file }, store.span, new Set(), new Set());
  const steps = search.items.map(({ step }) => step);
  return !why && isOwnRegion(scene.program, store.file, steps, store.value);
}

/** From a function's parameters to what its caller gives it. */
function climb(
  scene: Scene,
  search: Search,
  fn: Fn,
  { from, call }: { from: Fn; call: Expr & { k: 'call' } },
  params: readonly string[],
  vma: string,
): NoFix | undefined {
  const given = [...search.taken];
  for (const { name } of fn.it.params.toReversed()) {
    const isVma = name === vma;
    if (!isVma && !params.includes(name)) continue;
    const arg = call.args[fn.it.params.findIndex((param) => param.name === name)];
    if (!arg) return no(`${from.it.name}() does not give ${name}`);
    if (arg.k === 'name' && arg.name === name) {
      const same = isVma || parameterType(scene, fn, name)?.trim() === typeOf(scene, from, name)?.trim();
      if (!same) return no(`${name} changes its type on the way`);
      continue;
    }
    if (isVma && arg.k !== 'name') return no(`${from.it.name}() hands another vma on`);
    const type = parameterType(scene, fn, name);
    if (type === undefined || !quietIn(scene.program, from.file)(arg))
      return no(`${name} can't be had from the vma`);
    search.parameter(from, name, type, arg);
  }
  const own = new Set([...namesOfLocals(from.it), ...from.it.params.map((param) => param.name)]);
  const twice =
    [...search.needed].find((name) => given.includes(name)) ??
    [...search.outer].find((name) => own.has(name));
  return twice === undefined ? undefined : no(`${twice} means two things on the way`);
}
