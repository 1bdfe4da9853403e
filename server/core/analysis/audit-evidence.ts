/** Why a row of the audit says what it says: sentences with their places, the most telling first. */
import { words } from '../infer/eval.ts';
import { certain, whyUnknown } from '../infer/value.ts';
import type { Call, Site, Store } from '../infer/events.ts';
import type { Traced } from '../infer/infer.ts';
import type { IommuSaid } from '../infer/mmap-flag.ts';
import type { Encoding, Fault, HandsTo, Invalidated } from './audit.ts';
import { rangeOf } from './locate.ts';
import type { Because } from './report.ts';

/** What was found out of one handler. */
export interface Shown {
  readonly traced: Traced;
  /** The head of the handler's definition. */
  readonly head: Place;
  readonly encoding: Encoding;
  readonly stores: readonly Store[];
  /** A store whose finding a comment takes back. */
  readonly takenBack: Store | undefined;
  /** Calls that get the vma and are out of sight. */
  readonly handedOut: readonly (Site & { readonly name: string })[];
  /** Calls that write vm_pgoff without naming it. */
  readonly writers: readonly Call[];
  readonly isDamaged: boolean;
  readonly fills: readonly Call[];
  readonly faults: readonly Fault[];
  readonly handsTo: readonly HandsTo[];
  readonly invalidatedBy: readonly Invalidated[];
  readonly unseen: readonly string[];
  readonly iommu: readonly IommuSaid[];
}

type Place = Pick<Site, 'file' | 'span'>;

const most = 4;

const said = ({ file, span }: Place, message: string): Because => ({
  file: file.file,
  range: rangeOf(file, span),
  message,
});

/** What a store that is no pfn's makes of it. */
function storedIn({ stored }: Store): string {
  const kind = certain(stored);
  if (kind) return `stores ${words(kind)}`;
  const why = whyUnknown(stored);
  return why === undefined ? 'stores now this, now that' : `stores what is unknown (${why})`;
}

function* ofUnknown(shown: Shown): Generator<Because> {
  const { traced, handedOut, writers, stores, head, isDamaged } = shown;
  for (const call of handedOut)
    yield said(call, `hands the mapping to ${call.name}(), which is out of sight`);
  for (const call of writers) yield said(call, `${call.name}() writes vm_pgoff`);
  if (traced.isCut) yield said(head, 'there is too much of it to be followed to its end');
  if (isDamaged) yield said(head, 'some of it cannot be read');
  const [store] = stores;
  if (store && handedOut.length === 0 && writers.length === 0)
    yield said(store, `${storedIn(store)} in vm_pgoff`);
}

function* ofPgoff(shown: Shown): Generator<Because> {
  const { encoding, stores, head, takenBack } = shown;
  if (encoding === 'unknown') {
    const all = [...ofUnknown(shown)];
    yield* all.length > 0 ? all : [said(head, 'what it leaves in vm_pgoff is unknown')];
  } else if (encoding === 'pfn') {
    for (const store of stores.slice(0, most)) yield said(store, 'stores a pfn in vm_pgoff');
    if (takenBack) yield said(takenBack, 'a comment with a reason takes the finding back');
  } else if (stores.length === 0) yield said(head, 'leaves vm_pgoff as mmap() gave it');
  else for (const store of stores.slice(0, 1)) yield said(store, 'keeps vm_pgoff region-encoded');
}

function* ofFrames({ traced, fills, faults, head }: Shown): Generator<Because> {
  for (const call of fills.slice(0, most))
    yield said(call, `${call.name}() in ${call.fn.name}() maps the pfn`);
  for (const call of traced.events.calls.values())
    if (call.takes.pages) yield said(call, `${call.name}() in ${call.fn.name}() fills it with memory`);
  for (const { function: name, member, table, file, range } of faults)
    yield { file, range, message: `${name}() is .${member} of ${table}` };
  if (!traced.operations) yield said(head, 'the operations that it installs are out of sight');
}

function* ofDrops({ invalidatedBy, unseen, head }: Shown): Generator<Because> {
  for (const { call, function: fn, by, hits, file, range } of invalidatedBy) {
    const does = hits === null ? 'may miss' : hits ? 'finds' : 'misses';
    const message =
      by === 'address'
        ? `${call}() in ${fn}() drops it by user address, whatever vm_pgoff holds`
        : `${call}() in ${fn}() looks mappings up by region offset and ${does} this one`;
    yield { file, range, message };
  }
  if (invalidatedBy.length > 0) return;
  const [name] = unseen;
  yield said(
    head,
    name === undefined
      ? 'nothing that the driver reaches drops mappings'
      : `${name}() is out of sight and may drop mappings`,
  );
}

/** The sentences of one row. */
export function* evidenceOf(shown: Shown): Generator<Because> {
  yield* ofPgoff(shown);
  for (const { function: name, only, file, range } of shown.handsTo)
    yield { file, range, message: `${only ? 'only hands over' : 'hands some mappings over'} to ${name}()` };
  yield* ofFrames(shown);
  yield* ofDrops(shown);
  for (const { member, may, ...site } of shown.iommu.slice(0, 1))
    yield said(site, `${member} says that the IOMMU ${may ? 'may' : 'may not'} map the region`);
}
