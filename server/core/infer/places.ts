/** How much is known: every place in VFIO's scope where a space matters, counted from facts and not from findings. */
import type { Expr, FileFacts, FunctionFacts, Span } from '../c/ir.ts';
import { keyOf, type Events } from './events.ts';
import type { Traced } from './infer.ts';
import { interfaces, type Interface } from './knowledge.ts';
import type { Program } from './program.ts';
import { whyUnknown, type Value } from './value.ts';
import { inBody } from './walk.ts';

/** A store to or read of vm_pgoff, or a pfn, address, offset or length argument of a known call. */
export interface Place {
  readonly span: Span;
  readonly fn: FunctionFacts;
  /** Why its space is unknown; undefined where it is known. */
  readonly why: string | undefined;
}

/** An argument that takes a pfn, a physical address, an offset or a length. */
const counts = (takes: Interface['args'][number]): boolean =>
  takes?.k === 'space' && takes.space.origin !== 'user' && takes.space.origin !== 'kernel';

const notReached = 'no path leads there';

const whyAt = (value: Value | undefined): string | undefined => (value ? whyUnknown(value) : notReached);

/** The places of one file, in the functions that a run from an mmap handler came by. */
export function* placesIn(
  program: Program,
  traced: readonly Traced[],
  events: Events,
  file: FileFacts,
): Generator<Place> {
  const scope = new Set<FunctionFacts>();
  for (const { entered } of traced)
    for (const [fn, of] of entered) if (of.file === file.file && !fn.isMacro) scope.add(fn);
  const isPgoff = (expr: Expr, fn: FunctionFacts): boolean => {
    if (expr.k !== 'field' || expr.field !== 'vm_pgoff') return false;
    const struct = program.structOf(expr.base, fn, file);
    return struct === '' || struct === 'vm_area_struct';
  };
  for (const fn of scope) {
    const targets = new Set<Expr>();
    for (const expr of inBody(fn.body)) {
      const key = keyOf({ file, span: expr.span });
      if (expr.k === 'assign' && isPgoff(expr.left, fn)) {
        targets.add(expr.left);
        yield { span: expr.span, fn, why: whyAt(events.stores.get(key)?.stored) };
      } else if (isPgoff(expr, fn) && !targets.has(expr))
        yield { span: expr.span, fn, why: whyAt(events.seen.get(key)?.value) };
      else if (expr.k === 'call' && expr.callee.k === 'name') {
        const known = interfaces.get(expr.callee.name);
        const call = known ? events.calls.get(key) : undefined;
        for (const [i, arg] of expr.args.entries())
          if (counts(known?.args[i])) yield { span: arg.span, fn, why: whyAt(call?.args[i]?.got) };
      }
    }
  }
}
