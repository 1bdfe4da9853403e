/** The one door: a program's facts in, a Report for each file out. */
import type { FileFacts } from '../c/ir.ts';
import { isDraft, type Draft } from '../fix/draft.ts';
import { keyOf, mergeEvents, type Events, type Site } from '../infer/events.ts';
import { createEngine, type Inference, type Ran, type Traced } from '../infer/infer.ts';
import { createUserEngine } from '../infer/user/infer.ts';
import type { UserEvent } from '../infer/user/run.ts';
import { worldsOf } from '../infer/userspace.ts';
import { placesIn } from '../infer/places.ts';
import { recordLookups, stillHolds, type Lookups } from '../infer/lookups.ts';
import type { Scene } from '../fix/scene.ts';
import type { Step } from '../infer/value.ts';
import { rules } from '../rules/index.ts';
import type { FileView, Found, Rule } from '../rules/rule.ts';
import { knownIn } from './known.ts';
import { rangeOf } from './locate.ts';
import type { Because, Finding, Fix, Places, Report } from './report.ts';
import { suppress, type Placed } from './suppress.ts';

/** One file of a program: its facts and the text they are of. */
export interface Source {
  readonly facts: FileFacts;
  readonly text: string;
}

type Sources = ReadonlyMap<string, Source>;

function becauseOf(sources: Sources, steps: readonly Step[]): Because[] {
  return steps.flatMap(({ file, span, message }) => {
    const source = sources.get(file);
    return source ? [{ file, range: rangeOf(source.facts, span), message }] : [];
  });
}

function fixOf(draft: Draft): Fix {
  const edits = draft.edits.map(({ file, span, newText }) => ({
    file: file.file,
    range: rangeOf(file, span),
    newText,
  }));
  const { title, change, safety, review } = draft;
  return { title, change, safety, ...(review === undefined ? {} : { review }), edits };
}

/** Editors show one line of a diagnostic; more than this is cut off. */
const maxMessage = 90;

/** A rule's finding in lines and columns. */
function placedOf(sources: Sources, rule: Rule, found: Found): Placed {
  const { site, fix, invalidatedBy } = found;
  const why = fix && !isDraft(fix) ? fix.why : undefined;
  const full = why === undefined ? found.message : `${found.message}; no fix: ${why}`;
  // A message too long for one line keeps its first half, and the reason goes with the other reasons.
  const fits = full.length <= maxMessage;
  const steps =
    why === undefined || fits
      ? found.because
      : [...found.because, { file: site.file.file, span: site.span, message: `no fix: ${why}` }];
  const finding: Finding = {
    rule: rule.id,
    severity: found.severity ?? rule.severity,
    confidence: rule.confidence,
    file: site.file.file,
    range: rangeOf(site.file, found.span ?? site.span),
    function: site.fn.name,
    message: fits ? full : found.message,
    because: becauseOf(sources, steps),
    ...(invalidatedBy === undefined ? {} : { invalidatedBy }),
    fix: fix && isDraft(fix) ? fixOf(fix) : null,
    ...(why === undefined ? {} : { whyNoFix: why }),
  };
  return { finding, from: rangeOf(site.file, site.span).start.line };
}

const byPlace = ({ finding: a }: Placed, { finding: b }: Placed): number =>
  a.range.start.line - b.range.start.line ||
  a.range.start.character - b.range.start.character ||
  a.rule.localeCompare(b.rule);

function view(
  scene: Scene,
  probed: readonly Traced[],
  encodedBy: () => Traced | undefined,
  user: readonly UserEvent[],
  file: FileFacts,
): Omit<FileView, 'look'> {
  const { traced } = scene;
  const { stores } = scene.events;
  const whole = mergeEvents([scene.events, ...probed.map((one) => one.events)]);
  // Where a macro's declarations were put in, the file that inference saw is not the one that was given.
  const here = (site: { file: FileFacts }): boolean => site.file.file === file.file;
  // A store may be met on the way from several handlers: the one whose mappings somebody invalidates tells.
  const tracedOf = (key: string): Traced | undefined => {
    const all = traced.filter((one) => one.stores.has(key));
    return (
      all.find((t) => t.invalidation.call) ?? all.find((t) => t.invalidation.unseen.length > 0) ?? all[0]
    );
  };
  return {
    ...scene,
    file,
    encodedBy,
    user,
    stores: [...stores.values()].filter(here),
    calls: [...whole.calls.values()].filter(here),
    operations: [...whole.operations.values()].filter(here),
    uses: [...whole.uses.values()].filter(here),
    tracedOf: (store) => tracedOf(store.key),
  };
}

function placesOf(inference: Inference, traced: readonly Traced[], events: Events, facts: FileFacts): Places {
  const all = [...placesIn(inference.program, traced, events, facts)];
  return {
    functions: new Set(all.map(({ fn }) => fn)).size,
    total: all.length,
    unknown: all.flatMap(({ span, why }) =>
      why === undefined ? [] : [{ range: rangeOf(facts, span), why }],
    ),
  };
}

/** The files whose functions a run came by. */
function filesOf(traced: Traced): ReadonlySet<string> {
  return new Set([...traced.entered.values()].map(({ file }) => file));
}

const sameRuns = (a: readonly Traced[], b: readonly Traced[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);

const notAsked = Symbol('not asked');

interface Made {
  readonly source: Source;
  /** What the user-space program of these files showed in it. */
  readonly user: readonly UserEvent[];
  readonly traced: readonly Traced[];
  readonly probed: readonly Traced[];
  /** What the rules were told that leaves mappings region-encoded. */
  readonly encoded: Traced | undefined | typeof notAsked;
  /** What the rules and fixes asked of the program besides, and the texts that they read. */
  readonly asked: Lookups['asked'];
  readonly texts: ReadonlyMap<string, string | undefined>;
  readonly report: Report;
}

/** A program after its analysis. */
export interface Analyzed {
  readonly sources: readonly Source[];
  /** What the runs over its kernel files showed. */
  readonly inference: Inference;
  /** A file's report, made when it is asked for; undefined for a file that is not of the program. */
  report(file: string): Report | undefined;
}

/** Analyses one program after another; a report that nothing touched is the same object again. */
export interface Analysis {
  /** Analyses the files as one program. */
  analyze(files: readonly Source[]): Analyzed;
  /** The same, one entry of a driver a step: between two steps others may use the analysis, or nobody go on. */
  steps(files: readonly Source[]): Generator<Ran, Analyzed>;
}

/** Takes all steps at once. */
function finished<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const next = steps.next();
    if (next.done) return next.value;
  }
}

const nothing: readonly UserEvent[] = [];

export function createAnalysis(): Analysis {
  const engine = createEngine();
  const userEngine = createUserEngine();
  const made = new Map<string, Made>();
  const reached = new WeakMap<Traced, ReadonlySet<string>>();
  const touches = (traced: Traced, file: string): boolean => {
    const known = reached.get(traced) ?? filesOf(traced);
    reached.set(traced, known);
    return known.has(file);
  };
  const reportOf = (
    sources: Sources,
    inference: Inference,
    source: Source,
    user: readonly UserEvent[],
    isUser: boolean,
  ): Report => {
    const { facts, text } = source;
    const traced = inference.traced.filter((one) => touches(one, facts.file));
    const probed = inference.probed.filter((one) => touches(one, facts.file));
    const encoded = inference.traced.find((one) => one.leavesEncoded);
    const before = made.get(facts.file);
    const stands =
      before?.source === source &&
      before.user === user &&
      sameRuns(before.traced, traced) &&
      sameRuns(before.probed, probed) &&
      (before.encoded === notAsked || before.encoded === encoded) &&
      [...before.texts].every(([file, was]) => sources.get(file)?.text === was) &&
      stillHolds(before.asked, inference.program);
    if (before && stands) return before.report;
    const events = mergeEvents(traced.map((one) => one.events));
    const { program, asked } = recordLookups(inference.program);
    const texts = new Map<string, string | undefined>();
    const textOf = (of: FileFacts): string => {
      const found = sources.get(of.file)?.text;
      texts.set(of.file, found);
      return found ?? '';
    };
    let wasAsked = false;
    const encodedBy = (): Traced | undefined => {
      wasAsked = true;
      return encoded;
    };
    const seen = view({ program, events, traced, textOf }, probed, encodedBy, user, facts);
    const looked: Record<string, number> = {};
    const findings = rules
      .filter((rule) => (rule.world === 'user') === isUser)
      .flatMap((rule) => {
        const places = new Set<string>();
        const look = (site: Pick<Site, 'file' | 'span'>): void => void places.add(keyOf(site));
        const found = [...rule.check({ ...seen, look })].map((one) => placedOf(sources, rule, one));
        if (places.size > 0) looked[rule.id] = places.size;
        return found;
      });
    const report: Report = {
      file: facts.file,
      parsed: true,
      findings: suppress(facts.file, text, findings.toSorted(byPlace)),
      known: knownIn(events, facts),
      places: placesOf(inference, traced, events, facts),
      looked,
    };
    made.set(facts.file, {
      source,
      user,
      traced,
      probed,
      encoded: wasAsked ? encoded : notAsked,
      asked,
      texts,
      report,
    });
    return report;
  };
  const steps = function* (all: readonly Source[]): Generator<Ran, Analyzed> {
    const sources: Sources = new Map(all.map((source) => [source.facts.file, source]));
    const files = all.map((source) => source.facts);
    const worldOf = worldsOf(files);
    // Neither is a companion of the other: a program's functions are not a driver's, whatever they are called.
    const inference = yield* engine.infer(files.filter((file) => worldOf(file) !== 'user'));
    const user = userEngine.infer(files, worldOf);
    const report = (file: string): Report | undefined => {
      const source = sources.get(file);
      if (!source) return undefined;
      const isUser = worldOf(source.facts) === 'user';
      return reportOf(sources, inference, source, user.get(file) ?? nothing, isUser);
    };
    return { sources: all, inference, report };
  };
  return { analyze: (all) => finished(steps(all)), steps };
}
