/**
 * What hovers and inlay hints may say: expressions with a known space, constants of the device fd with the number that they
 * come to, and the ranges that calls drop mappings by.
 */
import type { Expr, FileFacts } from '../c/ir.ts';
import { mergeEvents, type Events } from '../infer/events.ts';
import type { Traced } from '../infer/infer.ts';
import { interfaces, toIndexName } from '../infer/knowledge.ts';
import { recordLookups, stillHolds, type Lookups } from '../infer/lookups.ts';
import type { Program } from '../infer/program.ts';
import { isOfVfio } from '../infer/scope.ts';
import { createSettler, type Scope, type Settler } from '../infer/settled.ts';
import { certain, type Kind } from '../infer/value.ts';
import { expressions, inBody } from '../infer/walk.ts';
import type { FileRange } from '../region/cover.ts';
import { byPage, type ByPage } from '../region/pages.ts';
import { fileOffset, length, pageCount, pgoff } from '../region/space.ts';
import { busOf, type Bus } from './bus.ts';
import { rangeOf } from './locate.ts';
import type { Known, KnownValue, Range, Report } from './report.ts';

/** What is asked: of which file, with what its runs met. */
interface Question {
  readonly program: Program;
  readonly file: FileFacts;
  readonly text: string;
  /** Of the runs from mmap handlers. */
  readonly events: Events;
  /** The same with those from other entries. */
  readonly all: Pick<Events, 'operations' | 'stores'>;
}

interface Context extends Question {
  readonly settler: Settler;
  readonly bus: Bus;
}

function spaceOf(kind: Kind | undefined): KnownValue['space'] | undefined {
  if (kind?.k === 'space') return kind.space;
  return kind?.k === 'index' ? 'region index' : undefined;
}

const limit = 1n << 64n;

const isUnsigned = (value: bigint | undefined): value is bigint =>
  value !== undefined && value >= 0n && value < limit;

/** The number with each size of page, where it is an unsigned one of 64 bits with all of them. */
function constantOf(settler: Settler, expr: Expr, scope: Scope): ByPage<bigint> | undefined {
  const made = byPage((page) => settler.value(expr, scope, page));
  const { 12: small, 14: middle, 16: large } = made;
  return isUnsigned(small) && isUnsigned(middle) && isUnsigned(large)
    ? { 12: small, 14: middle, 16: large }
    : undefined;
}

const maxText = 200;

/** The expression as the source has it, on one line. */
function textOf({ text }: Question, { span }: Expr): string {
  const whole = text.slice(...span).replaceAll(/\s+/g, ' ');
  return whole.length > maxText ? `${whole.slice(0, maxText)}…` : whole;
}

function valueAt(context: Context, expr: Expr, scope: Scope, space: KnownValue['space']): KnownValue {
  const { file, settler, bus } = context;
  const constant = constantOf(settler, expr, scope);
  const layout = bus.of(expr);
  return {
    file: file.file,
    range: rangeOf(file, expr.span),
    text: textOf(context, expr),
    space,
    ...(constant && { constant }),
    ...(layout && { layout: layout.name }),
  };
}

/** An expression that is an offset of the device fd by how it is made, or a region macro. */
function byMaking(context: Context, expr: Expr, scope: Scope): KnownValue | undefined {
  if (expr.k !== 'binary' && expr.k !== 'call' && expr.k !== 'name') return undefined;
  const kind = context.settler.kind(expr, scope);
  const isOffset = kind.k === 'space' && kind.space.origin === 'file';
  const takesIndex =
    kind.k === 'index' && expr.k === 'call' && expr.callee.k === 'name' && toIndexName.test(expr.callee.name);
  const space = isOffset || takesIndex ? spaceOf(kind) : undefined;
  return space && valueAt(context, expr, scope, space);
}

const ranges = new Set(['unmap_mapping_range', 'unmap_shared_mapping_range', 'unmap_mapping_pages']);

/** A call that drops the mappings of a range which is written out. */
function dropsAt(context: Context, expr: Expr, scope: Scope): Known | undefined {
  if (expr.k !== 'call' || expr.callee.k !== 'name' || !ranges.has(expr.callee.name)) return undefined;
  const [, begin, size] = expr.args;
  if (!begin || !size) return undefined;
  const { file, settler, bus } = context;
  const from = constantOf(settler, begin, scope);
  const count = from && constantOf(settler, size, scope);
  if (!count) return undefined;
  const inPages = interfaces.get(expr.callee.name)?.invalidates === 'pages';
  const drops = byPage((page): FileRange =>
    inPages
      ? { unit: 'page', begin: pgoff(from[page]), length: pageCount(count[page]) }
      : { unit: 'byte', begin: fileOffset(from[page]), length: length(count[page]) },
  );
  const layout = bus.of(expr);
  return {
    file: file.file,
    range: rangeOf(file, expr.span),
    text: textOf(context, expr),
    drops,
    ...(layout && { layout: layout.name }),
  };
}

/** A constant that vm_pgoff, an offset or a region index is compared with, or that is stored to vm_pgoff. */
function* metWith(context: Context): Generator<{ expr: Expr; scope: Scope; kind: Kind }> {
  const { all, file } = context;
  for (const { file: at, fn, inMacro, op, left, right, leftIs, rightIs } of all.operations.values()) {
    if (inMacro || at.file !== file.file || !/^(?:[<>]=?|[!=]=)$/.test(op)) continue;
    for (const [expr, other] of [
      [right, leftIs],
      [left, rightIs],
    ] as const) {
      const kind = certain(other);
      // What an index is compared with otherwise is a bound, and no region.
      const isOne = kind?.k === 'index' ? op === '==' || op === '!=' : kind?.k === 'space';
      if (kind && isOne) yield { expr, scope: { file: at, fn }, kind };
    }
  }
  for (const { file: at, fn, inMacro, op, value } of all.stores.values())
    if (!inMacro && at.file === file.file && op === '=')
      yield {
        expr: value,
        scope: { file: at, fn },
        kind: { k: 'space', space: { unit: 'page', origin: 'file' } },
      };
}

/** Every expression of the file that is not of a macro, with where it stands. */
function* everywhere(file: FileFacts): Generator<{ expr: Expr; scope: Scope }> {
  for (const fn of file.functions)
    if (!fn.isMacro) for (const expr of inBody(fn.body)) yield { expr, scope: { file, fn } };
  for (const table of file.tables)
    for (const { value } of table.fields)
      for (const expr of expressions(value)) yield { expr, scope: { file, fn: undefined } };
}

const keyOf = ({ start, end }: Range): string =>
  `${start.line}:${start.character}-${end.line}:${end.character}`;

/** The known expressions of one file. */
function knownIn(question: Question): readonly Known[] {
  const { program, events, file } = question;
  const settler = createSettler(program);
  const context = { ...question, settler, bus: busOf(program, settler, file) };
  const isVfio = isOfVfio(program, file);
  const out = new Map<string, Known>();
  const put = (known: Known): void => void out.set(keyOf(known.range), known);
  /** What a run has seen is surer than what the text says alone. */
  const add = (known: KnownValue): void => {
    const before = out.get(keyOf(known.range));
    if (!before || ('space' in before && JSON.stringify(before.space) === JSON.stringify(known.space)))
      put(known);
  };
  for (const seen of events.seen.values()) {
    if (seen.file.file !== file.file) continue;
    const space = spaceOf(certain(seen.value));
    if (space) put({ file: file.file, range: rangeOf(file, seen.span), text: seen.text, space });
  }
  for (const { expr, scope } of everywhere(file)) {
    const drops = isVfio ? dropsAt(context, expr, scope) : undefined;
    const known = drops ? undefined : byMaking(context, expr, scope);
    if (drops) put(drops);
    if (known) add(known);
  }
  for (const { expr, scope, kind } of metWith(context)) {
    const space = constantOf(settler, expr, scope) && spaceOf(kind);
    const isOfFile = space === 'region index' || space?.origin === 'file';
    if (space && isOfFile) add(valueAt(context, expr, scope, space));
  }
  return [...out.values()];
}

interface Kept {
  readonly known: readonly Known[];
  readonly program: Program;
  readonly asked: Lookups['asked'];
}

/**
 * The known expressions of a file when somebody asks, by the program as it is then; worked out again only where it answers
 * otherwise than before.
 */
export function knownOf(
  programNow: () => Program,
  { facts: file, text }: { readonly facts: FileFacts; readonly text: string },
  traced: readonly Traced[],
  probed: readonly Traced[],
): Report['known'] {
  let kept: Kept | undefined;
  return () => {
    const now = programNow();
    if (kept && (kept.program === now || stillHolds(kept.asked, now))) {
      kept = { ...kept, program: now };
      return kept.known;
    }
    const { program, asked } = recordLookups(now);
    const events = mergeEvents(traced.map((one) => one.events));
    const all = mergeEvents([events, ...probed.map((one) => one.events)]);
    kept = { known: knownIn({ program, file, text, events, all }), program: now, asked };
    return kept.known;
  };
}
