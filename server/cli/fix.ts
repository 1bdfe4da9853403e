/** Rounds of fixing: apply what fits together, analyse again, until nothing applies. Nothing is written here. */
import type { Finding, Safety } from '../core/analysis/report.ts';
import type { Wanted } from '../core/analysis/shown.ts';
import { analyse, type Analysis } from './analyse.ts';
import { applySplices, chooseFixes, offsetMover } from '../core/analysis/edits.ts';
import type { CliHost } from './host.ts';
import { linesByFile, type Lines } from '../core/analysis/lines.ts';
import { inOrder } from '../core/analysis/order.ts';
import { decode, type Source } from './source.ts';

export interface Change {
  readonly before: Source;
  readonly after: Source;
}

export interface Fixed {
  /** The analysis of the texts as they are now. */
  readonly analysis: Analysis;
  readonly sources: ReadonlyMap<string, Source>;
  /** The files whose text is another now. */
  readonly changes: ReadonlyMap<string, Change>;
  /** The findings whose fixes went in, as they were found. */
  readonly repaired: readonly Finding[];
}

const mostRounds = 10;

/** A finding by what it says and where it is, so that it can be followed through edits of the text around it. */
interface Track {
  readonly file: string;
  readonly offset: number;
  readonly says: string;
}

function track(finding: Finding, linesOf: (file: string) => Lines | undefined): Track {
  const { file, range, rule, message } = finding;
  return { file, offset: linesOf(file)?.offset(range.start) ?? 0, says: `${rule}: ${message}` };
}

const keyOf = ({ file, offset, says }: Track): string => `${file}:${offset}: ${says}`;

/** Applies fixes up to `safety` to texts in memory. */
export async function applyFixes(
  io: CliHost,
  first: Analysis,
  startSources: ReadonlyMap<string, Source>,
  asked: ReadonlySet<string>,
  safety: Safety,
  wanted: Wanted,
): Promise<Fixed> {
  const sources = new Map(startSources);
  const before = new Map<string, Source>();
  /** Findings whose fix did not remove them: applying it again would only pile up. */
  let stuck: readonly Track[] = [];
  const textOf = (file: string): string | undefined => {
    const known = sources.get(file);
    if (known) return known.text;
    const read = io.read(file);
    if (read.kind === 'failed' || read.bytes.includes(0)) return undefined;
    const source = decode(read.bytes);
    sources.set(file, source);
    return source.text;
  };
  const linesOf = linesByFile(textOf);
  let analysis = first;
  const repaired: Finding[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const held = new Set(stuck.map(keyOf));
    const open = inOrder(analysis.findings, (file) => file).filter(
      (finding) =>
        finding.fix !== null &&
        (finding.fix.safety === 'safe' || safety === 'review') &&
        !held.has(keyOf(track(finding, linesOf))),
    );
    const choice = chooseFixes(open, linesOf);
    if (choice.findings.length === 0) break;
    const movers = new Map([...choice.splices].map(([file, splices]) => [file, offsetMover(splices)]));
    const tried = [...stuck, ...choice.findings.map((finding) => track(finding, linesOf))].map((one) => ({
      ...one,
      offset: movers.get(one.file)?.(one.offset) ?? one.offset,
    }));
    repaired.push(...choice.findings);
    for (const [file, splices] of choice.splices) {
      const source = sources.get(file);
      if (!source) continue;
      if (!before.has(file)) before.set(file, source);
      sources.set(file, { ...source, text: applySplices(source.text, splices) });
    }
    analysis = await analyse(io, sources, asked, wanted);
    const left = new Set(analysis.findings.map((finding) => keyOf(track(finding, linesOf))));
    stuck = tried.filter((one) => left.has(keyOf(one)));
  }
  const changes = new Map<string, Change>();
  for (const [file, old] of before) {
    const after = sources.get(file);
    if (after && after.text !== old.text) changes.set(file, { before: old, after });
  }
  return { analysis, sources, changes, repaired };
}
