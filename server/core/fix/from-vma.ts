/** A helper that gives the pfn of a vma from its region-encoded vm_pgoff, and its use by every handler that read a pfn there. */
import type { Expr, FileFacts, FunctionFacts, Init } from '../c/ir.ts';
import { namesIn } from '../infer/digest.ts';
import type { Read, Store } from '../infer/events.ts';
import type { InFile } from '../infer/resolve.ts';
import { expressions } from '../infer/walk.ts';
import { isOperand, leftOf, valueSpan } from './carry.ts';
import type { Changes } from './changes.ts';
import { dependenciesOf, type Dependencies } from './depends.ts';
import { no, type NoFix } from './draft.ts';
import type { Group } from './group.ts';
import { width, wrapExpression } from './layout.ts';
import { putFor } from './put.ts';
import { followsPage } from './linear.ts';
import { recover, type Way } from './recover.ts';
import type { Scene } from './scene.ts';

import {
  codeOf,
  conditionalDepth,
  isWrapped,
  newlineOf,
  onOneLine,
  placesOf,
  startWithComment,
} from './text.ts';

type Fn = InFile<FunctionFacts>;

/** The text of the stored value; a compound store's with what it began from. */
function valueOf(text: string, store: Store, left: Expr, converts: boolean): { text: string; expr: Expr } {
  const value = onOneLine(text.slice(...valueSpan(text, store, left)));
  if (store.op === '=' && converts) {
    const callee: Expr = { k: 'name', name: 'PHYS_PFN', span: store.span };
    const expr: Expr = { k: 'call', callee, args: [store.value], span: store.span };
    return { text: `PHYS_PFN(${value})`, expr };
  }
  if (store.op === '=') return { text: value, expr: store.value };
  const op = store.op.slice(0, -1);
  const right = isOperand(store.value) || isWrapped(value, [0, value.length]) ? value : `(${value})`;
  return {
    text: `${text.slice(...left.span)} ${op} ${right}`,
    expr: { k: 'binary', op, left, right: store.value, span: store.span },
  };
}

const pad = (type: string): string => (type.endsWith('*') ? type : `${type.trimEnd()} `);

/** The type of a variable that is set after its declaration. */
const assignable = (type: string): string => {
  const open = pad(type).replace(/\*\s*const\s*$/, '*');
  return open.includes('*') ? open : open.replace(/\bconst\s+/, '');
};

/** The helper's body: declarations that can be initialised, then the rest in its order, then the pfn. */
function bodyOf(way: Way, value: string): string {
  const declared: string[] = [];
  const code: string[] = [];
  const ready = new Set<string>();
  const later = new Set<string>();
  for (const { sets, reads, init, code: block } of way.items) {
    const [name = ''] = sets;
    const type = pad(way.types.get(name) ?? '');
    const line = init === undefined ? '' : `\t${type}${name} = ${init};`;
    const isLine = init !== undefined && width(line) <= 80 && !ready.has(name) && !later.has(name);
    if (isLine && !reads.some((one) => later.has(one)) && code.length === 0) {
      declared.push(line);
      ready.add(name);
      continue;
    }
    for (const one of sets) {
      if (!ready.has(one) && !later.has(one))
        declared.push(`\t${assignable(way.types.get(one) ?? '')}${one};`);
      later.add(one);
    }
    code.push(init === undefined ? (block ?? '') : wrapExpression(`\t${name} = `, init, '\n'));
  }
  const head = declared.length > 0 ? `${declared.join('\n')}\n\n` : '';
  const middle = code.length > 0 ? `${code.join('\n')}\n\n` : '';
  return `${head}${middle}${wrapExpression('\treturn ', value, '\n')}\n`;
}

/** What the readers' and the store's functions have in common in their names, and what the helper is for. */
function helperName(scene: Scene, file: FileFacts, names: readonly string[]): string | undefined {
  const [first = [], ...rest] = names.map((name) => name.split('_'));
  const shared: string[] = [];
  for (const [i, word] of first.entries()) {
    if (!rest.every((other) => other[i] === word)) break;
    shared.push(word);
  }
  const prefix = shared.filter((word) => word !== 'mmap' && word !== 'fault').join('_');
  const code = codeOf(scene.textOf(file));
  return [`${prefix}_vma_to_pfn`, `${prefix}_region_vma_to_pfn`, `${prefix}_vma_pfn`]
    .map((name) => name.replace(/^_(?=vma|region)/, ''))
    .find((name) => placesOf(code, name).length === 0 && !scene.program.function(name, file));
}

/** The vma that a read goes by, as the text has it, and what to add for `vmf->pgoff` and linear_page_index(). */
function readText(text: string, read: Read): { vma: string; plus?: string } | undefined {
  const { expr } = read;
  if (expr?.k === 'call') {
    const [vma, address] = expr.args;
    if (!vma || !address) return undefined;
    const name = text.slice(...vma.span);
    const at = text.slice(...address.span);
    return { vma: name, plus: `((${at} - ${name}->vm_start) >> PAGE_SHIFT)` };
  }
  if (expr?.k !== 'field' || !expr.arrow) return undefined;
  const base = text.slice(...expr.base.span);
  if (expr.field === 'vm_pgoff') return { vma: base };
  if (expr.field !== 'pgoff') return undefined;
  return { vma: `${base}->vma`, plus: `(${base}->pgoff - ${base}->vma->vm_pgoff)` };
}

/** Why a function that is to take the pfn from the helper may also run for other mappings; undefined where it may not. */
function elsewhere(scene: Scene, fn: Fn, seen: Set<FunctionFacts>): string | undefined {
  if (seen.has(fn.it)) return undefined;
  seen.add(fn.it);
  const { program, traced } = scene;
  const entered = (it: FunctionFacts): boolean => traced.some((one) => one.entered.has(it));
  for (const caller of program.callers(fn)) {
    if (!entered(caller.it)) return `${caller.it.name}() calls ${fn.it.name}() too`;
    const why = elsewhere(scene, caller, seen);
    if (why !== undefined) return why;
  }
  for (const file of program.files)
    for (const table of program.contents(file.file).tables) {
      if (!namesIn(table.fields).includes(fn.it.name) || program.function(fn.it.name, file)?.it !== fn.it)
        continue;
      // What vm_private_data leads to may be freed there.
      const isClose = ({ path, value }: Init): boolean =>
        path.at(-1) === 'close' && namesIn([{ path, value }]).includes(fn.it.name);
      if (table.fields.some(isClose)) return `${fn.it.name}() runs when the mapping goes`;
      for (const user of program.mentioning(table.name))
        if (program.table(table.name, user.file)?.it === table && !entered(user.it))
          return `${user.it.name}() installs ${table.name} too`;
    }
  return undefined;
}

/** Where the helper's definition can stand: before the first that uses it, below all that it uses itself. */
function placeFor(
  scene: Scene,
  way: Way,
  store: Store,
  readers: readonly Fn[],
): { file: FileFacts; at: number; declareAt?: number } | NoFix {
  const [first] = readers.toSorted((a, b) => a.it.span[0] - b.it.span[0]);
  if (!first || readers.some(({ file }) => file.file !== first.file.file))
    return no('handlers in two files read it');
  const { file } = first;
  const text = scene.textOf(file);
  const code = codeOf(text);
  const at = startWithComment(text, first.it);
  if (conditionalDepth(code, at) > 0 && readers.length > 1) return no('the handlers stand in an #if');
  const words = new Set(
    way.exprs.flatMap((expr) =>
      [...expressions(expr)].flatMap((part) => (part.k === 'name' ? [part.name] : [])),
    ),
  );
  const own = store.file.file === file.file;
  let below = 0;
  for (const word of words) {
    const fn = scene.program.function(word, store.file);
    const table = fn ? undefined : scene.program.table(word, store.file);
    const known = fn ?? table;
    if (!known || way.types.has(word)) continue;
    if (!own && known.file.file.endsWith('.c') && known.file.file !== file.file)
      return no(`${word} is out of sight where the handler stands`);
    if (known.file.file === file.file) below = Math.max(below, known.it.span[1]);
  }
  // A struct has to be whole where its members are named.
  if (own)
    for (const match of code.slice(0, store.fn.span[0]).matchAll(/^(?:struct|union)\s+\w+\s*\{/gm))
      below = Math.max(below, match.index);
  if (below <= at) return { file, at };
  if (!own || below > store.fn.span[0]) return no('what it needs is declared below the handler');
  return { file, at: startWithComment(text, store.fn), declareAt: at };
}

/** True where the store's function has set vm_private_data by then, whatever way it took. */
const setsDataBefore = (store: Store): boolean =>
  store.fn.body.some(
    (stmt) =>
      stmt.k === 'expr' &&
      stmt.span[1] <= store.span[0] &&
      stmt.expr.k === 'assign' &&
      stmt.expr.left.k === 'field' &&
      stmt.expr.left.field === 'vm_private_data',
  );

export interface Recovered {
  readonly name: string;
  /** What it hangs on, and the functions that it calls. */
  readonly depends: Dependencies;
}

/** Gives every reader of a handler's the pfn from a helper; or says what is missing for that. */
export function fromVma(
  scene: Scene,
  changes: Changes,
  group: Group,
  reads: readonly Read[],
): Recovered | NoFix {
  const readers = [
    ...new Map(reads.map((read) => [read.fn, { it: read.fn, file: read.file }] as const)).values(),
  ];
  for (const reader of readers) {
    const why = elsewhere(scene, reader, new Set());
    if (why !== undefined) return no(why);
  }
  let made: { way: Way; store: Store; body: string } | undefined;
  for (const store of group.stores) {
    const left = leftOf(store);
    if (!left) return no('a call stores it');
    if (
      group.reads.some(
        (read) => read.fn === store.fn && read.span[0] >= store.span[0] && read.span[1] <= store.span[1],
      )
    )
      return no('it is made in several steps');
    const value = valueOf(scene.textOf(store.file), store, left, group.converts);
    const way = recover(scene, store, value.expr);
    if ('why' in way) return way;
    const steps = way.items.map(({ step }) => step);
    if (!followsPage(scene.program, store.file, steps, value.expr))
      return no('it does not follow the page in the region, as a split mapping needs');
    const body = bodyOf(way, value.text);
    if (made && (made.body !== body || made.way.vma !== way.vma))
      return no('the stores that it may come from differ');
    made = { way, store, body };
  }
  if (!made) return no('nothing stores it');
  const { way, store, body } = made;
  // A reader that the mmap handler calls too needs the device in the vma before it comes to that.
  const isEarly = reads.some(({ phases }) => phases.has('mmap'));
  if (isEarly && !setsDataBefore(store)) return no('the mmap handler reads it before vm_private_data is set');
  const place = placeFor(scene, way, store, readers);
  if ('why' in place) return place;
  // Another fix of the file may want a function too, and is made without knowledge of this one.
  const isAlone = ![...scene.events.reads.values()].some(
    (read) =>
      read.file.file === place.file.file &&
      read.phases.has('operation') &&
      [...read.stores].some((key) => !group.stores.some((one) => one.key === key)),
  );
  const names = isAlone ? [...readers.map(({ it }) => it.name), store.fn.name] : [readers[0]?.it.name ?? ''];
  const name = helperName(scene, place.file, names);
  if (name === undefined) return no('every name for a helper is taken');
  for (const read of reads) {
    const text = scene.textOf(read.file);
    const to = readText(text, read);
    if (!to) return no(`${read.fn.name}() reads it in a way that can't be written anew`);
    const newText = to.plus === undefined ? `${name}(${to.vma})` : `${name}(${to.vma}) + ${to.plus}`;
    const bare = to.plus === undefined || isWhole(scene, read);
    putFor(scene, changes, reads, read, bare ? newText : `(${newText})`);
  }
  const text = scene.textOf(place.file);
  const newline = newlineOf(text);
  const head = `static unsigned long ${name}(struct vm_area_struct *${way.vma})`;
  const helper = `${head}\n{\n${body}}\n\n`.replaceAll('\n', newline);
  changes.insert(place.file, place.at, helper);
  if (place.declareAt !== undefined)
    changes.insert(place.file, place.declareAt, `${head};${newline}${newline}`);
  const depends = dependenciesOf(scene, { it: store.fn, file: store.file }, way.exprs);
  return { name, depends };
}

/** True where a read is all of an argument, an initialiser or the right side of an assignment. */
function isWhole(scene: Scene, read: Read): boolean {
  const code = codeOf(scene.textOf(read.file));
  return /[=,(]\s*$/.test(code.slice(0, read.span[0])) && /^\s*[;,)]/.test(code.slice(read.span[1]));
}
