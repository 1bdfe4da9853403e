/** Inlay hints: where constant region expressions lead and what constant ranges cover, behind the code. */
import type { InlayHint } from 'vscode-languageserver';
import type { Known, Range, Report } from '../core/analysis/report.ts';
import { compareOuterFirst, comparePositions, touches } from './convert.ts';
import { hintOf, wordsOf } from './words.ts';

const isConstant = (known: Known): boolean => 'drops' in known || known.constant !== undefined;

/** Constants that are part of no other. */
function outermost(known: readonly Known[]): readonly Known[] {
  const out: Known[] = [];
  for (const one of known.filter(isConstant).toSorted((a, b) => compareOuterFirst(a.range, b.range))) {
    const last = out.at(-1);
    if (!last || comparePositions(one.range.start, last.range.end) >= 0) out.push(one);
  }
  return out;
}

/** The hints whose place lies in a range. */
export function hintsIn(report: Report, range: Range): readonly InlayHint[] {
  return outermost(report.known()).flatMap((known): readonly InlayHint[] => {
    const { end } = known.range;
    const label = touches({ start: end, end }, range) ? hintOf(known) : undefined;
    if (label === undefined) return [];
    const position = { line: end.line, character: end.character };
    return [{ position, label, paddingLeft: true, tooltip: wordsOf(known).join('\n') }];
  });
}
