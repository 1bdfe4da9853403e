/** Choosing and applying edits: whole fixes or none, and offsets that stay inside the text. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applySplices, chooseFixes, offsetMover } from '../../server/core/analysis/edits.ts';
import { Lines } from '../../server/core/analysis/lines.ts';
import type { Edit, Finding } from '../../server/core/analysis/report.ts';

type Span = readonly [line: number, start: number, end: number, newText: string];

const edit = ([line, start, end, newText]: Span, file = 'a.c'): Edit => ({
  file,
  range: { start: { line, character: start }, end: { line, character: end } },
  newText,
});

function finding(...edits: readonly Edit[]): Finding {
  return {
    rule: 'r',
    severity: 'warning',
    confidence: 'high',
    function: '',
    message: 'm',
    because: [],
    file: 'a.c',
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    fix: { title: 't', change: 'c', safety: 'safe', edits },
  };
}

/** The text after the fixes, and how many of them went in. */
function fixed(text: string, ...findings: readonly Finding[]): readonly [string, number] {
  const choice = chooseFixes(findings, (file) => (file === 'a.c' ? new Lines(text) : undefined));
  return [applySplices(text, choice.splices.get('a.c') ?? []), choice.findings.length];
}

describe('edits', () => {
  it('apply whatever their order in the fix', () => {
    assert.deepEqual(fixed('one\ntwo\n', finding(edit([1, 0, 3, 'TWO']), edit([0, 0, 3, 'ONE']))), [
      'ONE\nTWO\n',
      1,
    ]);
  });

  it('of one fix may insert before what they replace, in order', () => {
    const both = finding(edit([0, 1, 1, 'x']), edit([0, 1, 1, 'y']), edit([0, 1, 2, 'B']));
    assert.deepEqual(fixed('abc', both), ['axyBc', 1]);
  });

  it('that touch do not overlap, those at one point do', () => {
    assert.deepEqual(fixed('abcd', finding(edit([0, 0, 2, 'X'])), finding(edit([0, 2, 4, 'Y']))), ['XY', 2]);
    assert.deepEqual(fixed('abcd', finding(edit([0, 1, 1, 'X'])), finding(edit([0, 1, 1, 'Y']))), [
      'aXbcd',
      1,
    ]);
    assert.deepEqual(fixed('abcd', finding(edit([0, 0, 3, 'X'])), finding(edit([0, 2, 4, 'Y']))), ['Xd', 1]);
  });

  it('go in whole or not at all', () => {
    const pair = finding(edit([0, 0, 1, 'A']), edit([0, 3, 4, 'D']));
    assert.deepEqual(fixed('abcd', finding(edit([0, 2, 4, 'X'])), pair), ['abX', 1]);
    assert.deepEqual(fixed('abcd', finding(edit([0, 0, 1, 'A']), edit([0, 0, 1, 'A'], 'gone.c'))), [
      'abcd',
      0,
    ]);
    assert.deepEqual(fixed('abcd', finding(edit([0, 0, 2, 'A']), edit([0, 1, 3, 'B']))), ['abcd', 0]);
  });

  it('that leave the text or run backwards are refused', () => {
    for (const span of [
      [0, 0, 5, ''],
      [2, 0, 0, ''],
      [0, 3, 1, ''],
    ] as const)
      assert.deepEqual(fixed('abcd\n', finding(edit(span))), ['abcd\n', 0]);
    assert.deepEqual(fixed('abcd\n', finding(edit([1, 0, 0, 'end']))), ['abcd\nend', 1]);
  });

  it('move what lies behind them, and what lies in them to their start', () => {
    const move = offsetMover([
      { start: 6, end: 8, newText: '' },
      { start: 2, end: 2, newText: 'xyz' },
    ]);
    assert.deepEqual([0, 1, 2, 5, 6, 7, 8, 9].map(move), [0, 1, 5, 8, 9, 9, 9, 10]);
  });
});
