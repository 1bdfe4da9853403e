/** The stores to vm_pgoff that one repair has to mend together, because something reads what either of them left. */
import type { Expr } from '../c/ir.ts';
import { inBody } from '../infer/walk.ts';
import type { Events, Read, Store } from '../infer/events.ts';
import { PA, PFN } from '../infer/knowledge.ts';
import { certain, sameKind } from '../infer/value.ts';
import { inside } from './text.ts';
import { no, type NoFix } from './draft.ts';

export interface Group {
  readonly stores: readonly Store[];
  /** Every read of what they leave. */
  readonly reads: readonly Read[];
  /** Addresses are stored, and read where pfns are due: the repair converts them. */
  readonly converts: boolean;
}

/** True where a store itself reads what the one before left. */
export const within = (read: Read, store: Store): boolean =>
  read.file.file === store.file.file && inside(read.span, store.span);

/** The stores that hang together with this one, and their reads. */
export function groupOf(events: Events, first: Store): Group {
  const stores = new Map([[first.key, first]]);
  const all = [...events.reads.values()];
  for (let grown = true; grown;) {
    const before = stores.size;
    const add = (keys: Iterable<string>): void => {
      for (const key of keys) {
        const store = events.stores.get(key);
        if (store) stores.set(key, store);
      }
    };
    for (const read of all) {
      const isMade = [...stores.values()].some((store) => within(read, store));
      if (isMade || [...read.stores].some((key) => stores.has(key))) add(read.stores);
      // A compound store reads what the one before left, and hands it on.
      for (const store of events.stores.values())
        if (within(read, store) && [...read.stores].some((key) => stores.has(key))) add([store.key]);
    }
    grown = stores.size > before;
  }
  const reads = all.filter((read) => [...read.stores].some((key) => stores.has(key)));
  return { stores: [...stores.values()], reads, converts: converts([...stores.values()], reads) };
}

function converts(stores: readonly Store[], reads: readonly Read[]): boolean {
  const areAddresses = stores.every(({ stored }) => {
    const kind = certain(stored);
    return kind !== undefined && sameKind(kind, PA);
  });
  return areAddresses && reads.length > 0 && reads.every(isPfnArgument);
}

/** The read is all of an argument that takes a pfn. */
function isPfnArgument({ span, call }: Read): boolean {
  return (
    call?.args.some(
      ({ expr, takes }) =>
        expr.span[0] === span[0] && expr.span[1] === span[1] && takes !== undefined && sameKind(takes, PFN),
    ) === true
  );
}

const isAt = (read: Read, side: Expr): boolean =>
  read.span[0] === side.span[0] && read.span[1] === side.span[1];

/** `vmf->pgoff - vma->vm_pgoff` is the page of the mapping, whatever both count from: such a read needs nothing else. */
export function isDifference(read: Read, reads: readonly Read[]): boolean {
  const own = reads.filter((one) => one.fn === read.fn);
  const isRead = (side: Expr): boolean => own.some((one) => isAt(one, side));
  return [...inBody(read.fn.body)].some(
    (expr) =>
      expr.k === 'binary' &&
      expr.op === '-' &&
      (isAt(read, expr.left) || isAt(read, expr.right)) &&
      isRead(expr.left) &&
      isRead(expr.right),
  );
}

/** Why a group can't be mended, whatever its readers are; undefined where it may be. */
export function obstacle({ stores, reads, converts: needs }: Group): NoFix | undefined {
  for (const store of stores) {
    if (store.inMacro) return no('it is in a macro');
    if (!store.statement) return no('it is part of an expression');
    if (store.unseenOperations) return no('vma->vm_ops is out of sight');
    const escape = [...store.escapes.values()][0];
    if (escape) return no(escape.why);
  }
  // Addresses that some take as a pfn and others don't: no one value is right for both.
  const mixed =
    stores.some(({ stored }) => stored.alts.some(({ kind }) => sameKind(kind, PA))) &&
    reads.some(isPfnArgument);
  if (mixed && !needs) return no('a call takes the address as a pfn, and other code does not');
  for (const read of reads) {
    const where = read.call ? read.call.name : read.fn.name;
    if (read.bare) return no(`${where}() is also reached without it`);
    if (!read.expr) return no(`a macro in ${read.fn.name}() reads it`);
  }
  return undefined;
}
