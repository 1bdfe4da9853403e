/** The repair of a store of something else to vm_pgoff: what reads it back gets it in another way, and vm_pgoff stays as it was. */
import type { Span, Stmt } from '../c/ir.ts';
import type { Read, Store } from '../infer/events.ts';
import type { Traced } from '../infer/infer.ts';
import { inBody, statements } from '../infer/walk.ts';
import { carriesAddress, carry, leftOf, routeOf } from './carry.ts';
import { Changes } from './changes.ts';
import { capturesOf, type Dependencies } from './depends.ts';
import { no, type Draft, type NoFix } from './draft.ts';
import { fromVma } from './from-vma.ts';
import { groupOf, isDifference, obstacle, within, type Group } from './group.ts';
import { inline } from './inline.ts';
import { lateWriter } from './late.ts';
import { quietIn, type Quiet } from './quiet.ts';
import type { Scene } from './scene.ts';
import { sweep, sweepFunctions } from './sweep.ts';

type Safety = { readonly safety: 'safe' } | { readonly safety: 'review'; readonly review: string };

function invalidationOf(scene: Scene, store: Store): Traced['invalidation'] | undefined {
  const all = scene.traced.filter((one) => one.stores.has(store.key)).map(({ invalidation }) => invalidation);
  return all.find(({ call }) => call) ?? all.find(({ unseen }) => unseen.length > 0) ?? all[0];
}

/** What an invalidation does to a mapping that nothing fills again. */
function ofInvalidation(scene: Scene, { stores }: Group): string | undefined {
  for (const store of stores) {
    if (!store.unfilled) continue;
    const found = invalidationOf(scene, store);
    if (found?.call)
      return (
        `${found.call.fn.name}() drops mappings by region offset and misses this one today; once vm_pgoff is region-encoded it ` +
        'will be dropped, and no fault handler fills it again: the next access gets SIGBUS. Move the insertion into a fault handler.'
      );
    const unseen = found?.unseen[0];
    if (unseen !== undefined)
      return (
        `${unseen}() may drop mappings by region offset, and nothing in sight says whether these; no fault handler would ` +
        'fill them again. Check that before taking the fix.'
      );
  }
  return undefined;
}

/** What a fault handler that maps all of a vma at once does where a part of it was dropped. */
function ofPartialZap(scene: Scene, group: Group): string | undefined {
  const remap = group.reads.find(
    ({ phases, call }) => phases.has('operation') && call && /remap_pfn_range/.test(call.name),
  );
  const zap = group.stores.map((store) => invalidationOf(scene, store)?.call).find((call) => call);
  if (!remap?.call || !zap) return undefined;
  return (
    `${zap.fn.name}() will find this mapping. Where it drops a part, ${remap.fn.name}() maps the whole again, over pages that ` +
    'are still there, which is a BUG: insert page by page there, or drop whole regions alone.'
  );
}

/** What code elsewhere makes of a vm_pgoff that no longer is a pfn. */
function ofReaders({ program }: Scene): string | undefined {
  const names = program
    .pfnmapReaders()
    .map(({ it, file }) => `${it.name}() in ${file.file.split('/').slice(-3).join('/')}`);
  if (names.length === 0) return undefined;
  const [verb, it] = names.length === 1 ? ['takes', 'it'] : ['take', 'them'];
  return `${names.join(' and ')} ${verb} vm_pgoff of a VM_PFNMAP mapping for a pfn, as this driver leaves it today: mend ${it} first.`;
}

/** What members that the fault handler reads may do to it. */
function ofMembers(scene: Scene, depends: Dependencies | undefined): string | undefined {
  const late = depends && lateWriter(scene, depends);
  return (
    late &&
    `${late.fn}() writes ${late.member}, which the fault handler now reads on each fault instead of once at mmap. ` +
      'Check that it does not change while a mapping lives.'
  );
}

/** Whether a fix may be made without a look, and if not, what to look at. */
function safetyOf(scene: Scene, group: Group, depends?: Dependencies): Safety {
  const review = [
    ofMembers(scene, depends),
    ofInvalidation(scene, group),
    ofPartialZap(scene, group),
    ofReaders(scene),
  ].filter((sentence) => sentence !== undefined);
  return review.length === 0 ? { safety: 'safe' } : { safety: 'review', review: review.join(' ') };
}

/** The statement of a store, with the test that is there for nothing else. */
function whole(store: Store, quiet: Quiet): Span {
  const { statement = store.span, fn } = store;
  const isIt = (body: readonly Stmt[]): boolean => {
    const [only, other] = body;
    if (!only || other) return false;
    return only.k === 'block' ? isIt(only.body) : only.span[0] === statement[0];
  };
  const test = [...statements(fn.body)].find(
    (stmt) => stmt.k === 'if' && stmt.else.length === 0 && isIt(stmt.taken) && quiet(stmt.test),
  );
  return test?.span ?? statement;
}

/** Takes the stores out, and what served them alone; functions of `kept` are called from elsewhere now. */
function removeStores(
  scene: Scene,
  changes: Changes,
  { stores }: Group,
  kept?: ReadonlySet<string>,
): NoFix | undefined {
  for (const store of stores) {
    if (!quietIn(scene.program, store.file)(store.value)) return no('the expression has effects');
    const why = changes.remove(store.file, whole(store, quietIn(scene.program, store.file)));
    if (why !== undefined) return no(why);
  }
  for (const fn of new Set(stores.map((store) => store.fn))) {
    const own = stores.filter((store) => store.fn === fn);
    const [store] = own;
    if (!store) continue;
    const quiet = quietIn(scene.program, store.file);
    const gone = own.map((one) => whole(one, quiet));
    const text = scene.textOf(store.file);
    const swept = sweep({ it: fn, file: store.file }, text, changes, gone, quiet, {
      checksToo: kept === undefined,
      captured: capturesOf(scene, { it: fn, file: store.file }, [...inBody(fn.body)]),
    });
    if ('why' in swept) return swept;
    sweepFunctions(store.file, text, changes, swept, kept ?? new Set());
  }
  return undefined;
}

const dead = (scene: Scene, group: Group): Draft | NoFix => {
  const changes = new Changes(scene.textOf);
  const why = removeStores(scene, changes, group);
  if (why) return why;
  return {
    title: 'Delete the store to vm_pgoff',
    change: 'Nothing reads the stored value back, so delete the store.',
    ...safetyOf(scene, group),
    edits: changes.drafts(),
  };
};

/** Names of the vma that only stood before a vm_pgoff which is no longer there. */
function sweepNames(
  scene: Scene,
  changes: Changes,
  stores: readonly Store[],
  reads: readonly Read[],
): NoFix | undefined {
  const files = new Map([...stores, ...reads].map(({ fn, file }) => [fn, file] as const));
  for (const [it, file] of files) {
    const lefts = stores.flatMap((store) => (store.fn === it ? (leftOf(store) ?? []) : []));
    const gone = [...lefts, ...reads.filter((read) => read.fn === it)].map(({ span }) => span);
    const captured = capturesOf(scene, { it, file }, [...inBody(it.body)]);
    const options = { checksToo: false, captured };
    const swept = sweep(
      { it, file },
      scene.textOf(file),
      changes,
      gone,
      quietIn(scene.program, file),
      options,
    );
    if ('why' in swept) return swept;
  }
  return undefined;
}

/** Readers of the mmap handler's own run: the pfn goes to them as C hands values on. */
function carried(scene: Scene, changes: Changes, group: Group, reads: readonly Read[]): NoFix | undefined {
  const route = routeOf(scene, group, reads);
  if ('why' in route) return route;
  const [store] = group.stores;
  if (store && group.stores.length === 1 && !route.setter) {
    const trial = new Changes(scene.textOf);
    const own = reads.filter((read) => read.fn === store.fn);
    const inner: Group = { ...group, stores: [], reads: reads.filter((read) => read.fn !== store.fn) };
    const why =
      inline(scene, trial, store, own, [...route.takers.keys()], group.converts) ??
      carry(scene, trial, inner, { ...route, homes: new Map() }, new Set([store.fn]));
    // What the expression hangs on moves with it, so only the statement goes.
    if (!why && trial.remove(store.file, store.statement ?? store.span) === undefined) {
      changes.take(trial);
      return sweepNames(scene, changes, group.stores, reads);
    }
  }
  return carry(scene, changes, { ...group, reads }, route) ?? sweepNames(scene, changes, group.stores, reads);
}

/** What another store leaves that is no finding and no offset: it would come to matter once these are gone. */
function otherStore(scene: Scene, { stores }: Group): NoFix | undefined {
  const keys = new Set(stores.map(({ key }) => key));
  const runs = scene.traced.filter((one) => stores.some(({ key }) => one.stores.has(key)));
  for (const other of scene.events.stores.values()) {
    if (keys.has(other.key) || !runs.some((one) => one.stores.has(other.key))) continue;
    const isOpen = other.stored.alts.every(({ kind }) => kind.k === 'constant' || kind.k === 'unknown');
    if (isOpen) return no(`another store to vm_pgoff in ${other.fn.name}() would come to matter`);
  }
  return undefined;
}

/** The repair of one store, and of those that hang together with it; or why none can be proved. */
export function keepPgoff(scene: Scene, first: Store): Draft | NoFix {
  const group = groupOf(scene.events, first);
  const why = obstacle(group) ?? otherStore(scene, group);
  if (why) return why;
  // What a handler stores and reads itself never left it.
  const makers = new Set(group.stores.map(({ fn }) => fn));
  const isLater = ({ phases, fn }: Read): boolean =>
    phases.has('operation') && !(makers.size === 1 && makers.has(fn));
  const later = group.reads.filter((read) => isLater(read) && !isDifference(read, group.reads));
  const own = group.reads.filter((read) => !isLater(read));
  const isUsed = group.reads.some((read) => !group.stores.some((store) => within(read, store)));
  if (!isUsed || (own.length === 0 && later.length === 0)) return dead(scene, group);
  const changes = new Changes(scene.textOf);
  if (own.length > 0) {
    const failed = carried(scene, changes, group, own);
    if (failed) return failed;
  }
  const call = own.find((read) => read.call)?.call?.name;
  const what = carriesAddress(group) ? 'address' : 'pfn';
  if (later.length === 0)
    return {
      title: `Pass the ${what} to ${call === undefined ? 'what reads it' : `${call}()`} and keep vm_pgoff`,
      change: `Pass the ${what} to ${call === undefined ? 'the code that reads it' : `${call}()`} directly and leave vm_pgoff as mmap() set it.`,
      ...safetyOf(scene, group),
      edits: changes.drafts(),
    };
  const helper = fromVma(scene, changes, { ...group, reads: later }, later);
  if ('why' in helper) return no(`${later[0]?.fn.name ?? 'a handler'}() reads it back, and ${helper.why}`);
  if (own.length === 0) {
    const failed = removeStores(scene, changes, group, helper.depends.functions);
    if (failed) return failed;
  }
  return {
    title: `Get the pfn from ${helper.name}() and keep vm_pgoff`,
    change:
      `Add ${helper.name}(), which takes the region and the page in it from vm_pgoff and the base from the device, use it ` +
      'where the pfn was read back, and leave vm_pgoff as mmap() set it.',
    ...safetyOf(scene, group, helper.depends),
    edits: changes.drafts(),
  };
}
