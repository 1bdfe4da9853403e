/** Suppression comments: `vfio-lint: ignore rule-id -- reason` on the line of a finding or the one before. */
import type { Finding, Range } from './report.ts';

interface Suppression {
  readonly rule: string;
  readonly reason: string;
  readonly line: number;
  readonly range: Range;
}

const comment =
  /(?:\/\*|\/\/)\s*vfio-lint:\s*ignore\b[ \t]*([\w-]*)[ \t]*(?:--[ \t]*(.*?))?[ \t]*(?:\*\/|$)/gm;

function suppressionsIn(text: string): Suppression[] {
  if (!text.includes('vfio-lint:')) return [];
  const out: Suppression[] = [];
  text.split('\n').forEach((source, line) => {
    for (const match of source.replace(/\r$/, '').matchAll(comment)) {
      const start = { line, character: match.index };
      const end = { line, character: match.index + match[0].length };
      out.push({ rule: match[1] ?? '', reason: (match[2] ?? '').trim(), line, range: { start, end } });
    }
  });
  return out;
}

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
export function suppress(file: string, text: string, findings: readonly Finding[]): readonly Finding[] {
  const all = suppressionsIn(text);
  if (all.length === 0) return findings;
  const used = new Set<Suppression>();
  const kept = findings.filter((finding) => {
    const line = finding.range.start.line;
    const by = all.find((s) => s.rule === finding.rule && (s.line === line || s.line === line - 1));
    if (!by) return true;
    used.add(by);
    return by.reason === '';
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
