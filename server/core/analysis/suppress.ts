/** Suppression comments: `vfio-lint: ignore rule-id -- reason` at the statement of a finding or right above it. */
import type { Finding, Range } from './report.ts';

/** What stands where a reason has to be written: by itself it is none. */
export const placeholder = 'reason';

/** A finding, and the line in which what it is about begins: a call may begin above the argument that is underlined. */
export interface Placed {
  readonly finding: Finding;
  readonly from: number;
}

interface Suppression {
  readonly rule: string;
  readonly reason: string;
  readonly line: number;
  /** The line below, past further lines that hold nothing but such comments. */
  readonly below: number;
  readonly range: Range;
}

const comment =
  /(?:\/\*|\/\/)\s*vfio-lint:\s*ignore\b[ \t]*([\w-]*)[ \t]*(?:--[ \t]*(.*?))?[ \t]*(?:\*\/|$)/gm;

function suppressionsIn(text: string): readonly Suppression[] {
  if (!text.includes('vfio-lint:')) return [];
  const found: Omit<Suppression, 'below'>[] = [];
  /** The lines that hold such comments alone. */
  const bare = new Set<number>();
  text.split('\n').forEach((source, line) => {
    const matches = [...source.matchAll(comment)];
    for (const match of matches) {
      const written = (match[2] ?? '').trim();
      const reason = written.toLowerCase() === placeholder ? '' : written;
      const start = { line, character: match.index };
      const end = { line, character: match.index + match[0].length };
      found.push({ rule: match[1] ?? '', reason, line, range: { start, end } });
    }
    if (matches.length > 0 && source.replaceAll(comment, '').trim() === '') bare.add(line);
  });
  const below = new Map<number, number>();
  for (const { line } of found.toReversed())
    below.set(line, below.get(bare.has(line + 1) ? line + 1 : -1) ?? line + 1);
  return found.map((one) => ({ ...one, below: below.get(one.line) ?? one.line + 1 }));
}

/** Whether the comment concerns code in these lines. */
const covers = ({ line, below }: Suppression, first: number, last: number): boolean =>
  (line >= first && line <= last) || (below >= first && below <= last);

/** Whether a comment at the line of a finding names its rule, with a reason or without one. */
export function isSuppressed(
  text: string,
  { rule, range: { start } }: Pick<Finding, 'rule' | 'range'>,
): boolean {
  return suppressionsIn(text).some((one) => one.rule === rule && covers(one, start.line, start.line));
}

/** Whether a finding is about a suppression, not about code. */
export const isOfSuppression = ({ rule }: Finding): boolean =>
  rule === 'suppression-without-reason' || rule === 'unused-suppression';

function problem(file: string, at: Suppression, rule: string, message: string): Finding {
  return {
    rule,
    severity: 'warning',
    confidence: 'high',
    file,
    range: at.range,
    function: '',
    message,
    because: [],
    fix: null,
  };
}

/**
 * The findings that no comment of the file takes back, and one for each comment that is unused or gives no reason: a
 * suppression without a reason suppresses nothing.
 */
export function suppress(file: string, text: string, placed: readonly Placed[]): readonly Finding[] {
  const findings = placed.map(({ finding }) => finding);
  const all = suppressionsIn(text);
  if (all.length === 0) return findings;
  const used = new Set<Suppression>();
  const kept = placed.flatMap(({ finding, from }) => {
    const last = finding.range.start.line;
    const own = all.filter((s) => s.rule === finding.rule && covers(s, Math.min(from, last), last));
    const by = own.find(({ reason }) => reason !== '');
    if (by) used.add(by);
    return by ? [] : [finding];
  });
  const problems = all.flatMap((s) => {
    if (s.reason === '')
      return [
        problem(
          file,
          s,
          'suppression-without-reason',
          'a suppression needs a reason: ignore rule-id -- reason',
        ),
      ];
    return used.has(s)
      ? []
      : [problem(file, s, 'unused-suppression', `no ${s.rule || 'such'} finding is here to ignore`)];
  });
  return [...kept, ...problems].toSorted(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
}
