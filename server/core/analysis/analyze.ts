/** The one door: a program's facts in, a Report for each file out. */
import type { FileFacts } from '../c/ir.ts';
import { isDraft, type Draft } from '../fix/draft.ts';
import { infer, type Inference, type Traced } from '../infer/infer.ts';
import { placesIn } from '../infer/places.ts';
import { createProgram } from '../infer/program.ts';
import type { Step } from '../infer/value.ts';
import { rules } from '../rules/index.ts';
import type { FileView, Found, Rule } from '../rules/rule.ts';
import { knownIn } from './known.ts';
import { rangeOf } from './locate.ts';
import type { Because, Finding, Fix, Report } from './report.ts';
import { suppress } from './suppress.ts';

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
  const { title, safety, review } = draft;
  return review === undefined ? { title, safety, edits } : { title, safety, review, edits };
}

/** Editors show one line of a diagnostic; more than this is cut off. */
const maxMessage = 90;

function finding(sources: Sources, rule: Rule, found: Found): Finding {
  const { site, fix } = found;
  const why = fix && !isDraft(fix) ? fix.why : undefined;
  const full = why === undefined ? found.message : `${found.message}; no fix: ${why}`;
  // A message too long for one line keeps its first half, and the reason goes with the other reasons.
  const fits = full.length <= maxMessage;
  const steps =
    why === undefined || fits
      ? found.because
      : [...found.because, { file: site.file.file, span: site.span, message: `no fix: ${why}` }];
  return {
    rule: rule.id,
    severity: found.severity ?? rule.severity,
    confidence: rule.confidence,
    file: site.file.file,
    range: rangeOf(site.file, found.span ?? site.span),
    function: site.fn.name,
    message: fits ? full : found.message,
    because: becauseOf(sources, steps),
    fix: fix && isDraft(fix) ? fixOf(fix) : null,
    ...(why === undefined ? {} : { whyNoFix: why }),
  };
}

const byPlace = (a: Finding, b: Finding): number =>
  a.range.start.line - b.range.start.line ||
  a.range.start.character - b.range.start.character ||
  a.rule.localeCompare(b.rule);

function view(sources: Sources, inference: Inference, file: FileFacts): FileView {
  const { stores, calls, comparisons } = inference.events;
  // Where a macro's declarations were put in, the file that inference saw is not the one that was given.
  const here = (site: { file: FileFacts }): boolean => site.file.file === file.file;
  // A store may be met on the way from several handlers: the one whose mappings somebody invalidates tells.
  const tracedOf = (key: string): Traced | undefined => {
    const all = inference.traced.filter((traced) => traced.stores.has(key));
    return (
      all.find((t) => t.invalidation.call) ?? all.find((t) => t.invalidation.unseen.length > 0) ?? all[0]
    );
  };
  return {
    file,
    stores: [...stores.values()].filter(here),
    calls: [...calls.values()].filter(here),
    comparisons: [...comparisons.values()].filter(here),
    tracedOf: (store) => tracedOf(store.key),
    textOf: (of) => sources.get(of.file)?.text ?? '',
  };
}

function places(inference: Inference, facts: FileFacts): Report['places'] {
  const all = [...placesIn(inference, facts)];
  return {
    functions: new Set(all.map(({ fn }) => fn)).size,
    total: all.length,
    unknown: all.flatMap(({ span, why }) =>
      why === undefined ? [] : [{ range: rangeOf(facts, span), why }],
    ),
  };
}

/** Analyses the files as one program. Every file of it gets a report, in the order given. */
export function analyze(files: readonly Source[]): readonly Report[] {
  const sources: Sources = new Map(files.map((source) => [source.facts.file, source]));
  const inference = infer(createProgram(files.map((source) => source.facts)));
  return files.map(({ facts, text }) => {
    const seen = view(sources, inference, facts);
    const findings = rules.flatMap((rule) =>
      [...rule.check(seen)].map((found) => finding(sources, rule, found)),
    );
    const kept = suppress(facts.file, text, findings.toSorted(byPlace));
    return {
      file: facts.file,
      parsed: true,
      findings: kept,
      known: knownIn(inference, facts),
      places: places(inference, facts),
    };
  });
}
