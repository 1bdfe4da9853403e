/** Any text at all: nothing throws, no line is lost, nothing runs away. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { decodeText } from '../../../server/core/region/decoder.ts';
import type { Fact, Paste } from '../../../server/core/region/paste/facts.ts';
import { readPaste } from '../../../server/core/region/paste/read.ts';
import { samples } from './samples/all.ts';

/** The same numbers in every run (xorshift). */
function dice(seed: number): (end: number) => number {
  let state = seed;
  return (end) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % end;
  };
}

/** Quoting, blanks, control characters and whole escape sequences: what a line may hold that nobody misses. */
const nothing =
  // oxlint-disable-next-line no-control-regex -- control characters are what it is about
  /^(?:[\s>|\x00-\x1f\x7f\u200b\ufeff]|\x1b\[[0-9;:?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][0-9A-B]|\^\[\[[0-9;]*[mK]|\[\d{1,3}(?:;\d{1,3}){0,4}m|\[K|\^[MI])*\$?\s*$/;

const limit = 1n << 64n;

/** Ranges are ranges, and numbers have 64 bits. */
function holds(fact: Fact): void {
  for (const value of Object.values(fact as unknown as Record<string, unknown>))
    if (typeof value === 'bigint') assert.ok(value >= 0n && value < limit);
  if (fact.kind === 'area' || fact.kind === 'guest') assert.ok(fact.start < fact.end);
  if (
    fact.kind === 'mapping' &&
    fact.start !== undefined &&
    fact.end !== undefined &&
    fact.format !== 'crash'
  )
    assert.ok(
      fact.format === 'gdb' || fact.format === 'drgn' || fact.format === 'dmesg' || fact.start < fact.end,
    );
  if (fact.kind === 'value' && fact.value.kind === 'bare') assert.ok(fact.value.readings.length > 0);
}

/** Every line is in a fact, or not understood, or holds nothing. */
function check(text: string): Paste {
  const paste = readPaste(text);
  // What the decoder makes of it is plain JSON, whatever stands there.
  const decoding = decodeText(text);
  assert.deepEqual(JSON.parse(JSON.stringify(decoding)), decoding);
  assert.deepEqual(decoding.notUnderstood, paste.notUnderstood);
  const lines = text.split(/\r\n|\n|\r/);
  const told = new Set<number>();
  for (const fact of paste.facts) {
    if (fact.lines.length === 0) assert.fail('a fact of no line');
    for (const line of fact.lines) told.add(line);
    holds(fact);
  }
  assert.ok(paste.notUnderstood.every((line, i, all) => i === 0 || line > (all[i - 1] ?? 0)));
  assert.ok(!paste.notUnderstood.some((line) => told.has(line)));
  const left = new Set(paste.notUnderstood);
  const named = [...told, ...left];
  assert.ok(named.every((line) => lines[line - 1] !== undefined));
  assert.deepEqual(
    lines.filter((line, i) => !told.has(i + 1) && !left.has(i + 1) && !nothing.test(line)),
    [],
  );
  return paste;
}

const every = samples.flatMap(({ lines }) => lines);
const snippets = [
  ...new Set(every.flatMap((line) => line.split(/(\s+|[^\w])/)).filter((part) => part !== '')),
  '\x1b[31m',
  '\x1b]8;;',
  '\x07',
  '\t',
  '\r',
  '\n',
  '> ',
  '| ',
  '(',
  ')',
  '{',
  '}',
  '/*',
  '*/',
  '0x',
  '\0',
  '💥',
  '\ud800',
  '9'.repeat(40),
  'f'.repeat(40),
  '('.repeat(60),
  '-'.repeat(60),
  ' '.repeat(60),
  '1<<'.repeat(20),
];

describe('any paste', () => {
  it('is read without an exception and without losing a line: 20,000 of them', () => {
    const roll = dice(0x2545f491);
    const pick = <T>(list: readonly T[]): T | undefined => list[roll(list.length)];
    const junk = (): string =>
      Array.from({ length: roll(12) }, () =>
        roll(3) === 0 ? String.fromCharCode(roll(roll(4) === 0 ? 0x10000 : 128)) : pick(snippets),
      ).join('');
    function mutated(line: string): string {
      const at = roll(line.length + 1);
      const end = at + roll(8);
      switch (roll(7)) {
        case 0:
          return line.slice(0, at) + line.slice(end);
        case 1:
          return line.slice(0, at) + (pick(snippets) ?? '') + line.slice(at);
        case 2:
          return line.slice(0, at) + junk() + line.slice(end);
        case 3:
          return line.slice(0, at);
        case 4:
          return line + (pick(every) ?? '');
        case 5:
          return `${line.slice(0, at)}\n${line.slice(at)}`;
        default:
          return line;
      }
    }
    let understood = 0;
    for (let round = 0; round < 20_000; round++) {
      // Lines of one sample belong together; those of all are mixed.
      const from = roll(2) === 0 ? (pick(samples)?.lines ?? []) : every;
      const start = roll(from.length);
      const lines = roll(4) === 0 ? [] : from.slice(start, start + 1 + roll(6)).map(mutated);
      for (let extra = roll(3); extra > 0; extra--)
        lines.splice(roll(lines.length + 1), 0, roll(2) === 0 ? junk() : mutated(pick(every) ?? ''));
      understood += check(lines.join(pick(['\n', '\n', '\r\n', '\r']))).facts.length;
    }
    // Mutants are not all nonsense: the readers were at work.
    assert.ok(understood > 20_000);
  }).timeout(60_000);

  it('may be a single line of a megabyte', () => {
    const parts = [
      'a',
      '0',
      ' ',
      '>',
      '(',
      '1+',
      '- ',
      'vm_pgoff = 1, ',
      '\x1b[',
      '\x1b]',
      '[1m',
      'x->',
      'region 1 ',
      '/*',
      'offset=1 ',
    ];
    for (const part of parts) {
      const paste = check(part.repeat(Math.ceil(1_000_000 / part.length)));
      assert.deepEqual(paste.facts, []);
    }
  });

  it('may be many lines as long as a format may have, or very many short ones', () => {
    const parts = [
      'a',
      '0',
      ' ',
      '(',
      '1+',
      '1 ',
      '- ',
      'vm_pgoff = 1, ',
      '\x1b]',
      'x->',
      'a:',
      ': ',
      '0 -> ',
      '[mem ',
      '=',
      '.',
    ];
    for (const part of parts) check(`${part.repeat(Math.floor(4000 / part.length))}\n`.repeat(20));
    const lines = [
      '{',
      'size: region 2:',
      'region 2:\nsize: 1',
      'vm_start = 1',
      '---',
      '(',
      '0x1',
      'Size: 1 kB',
      'pos: 1',
      'index offset size',
    ];
    for (const line of lines) check(`${line}\n`.repeat(5_000));
  }).timeout(60_000);

  it('may hold numbers that no machine has', () => {
    const long = '1'.repeat(3000);
    for (const text of [
      long,
      `0x${long}`,
      `BAR2 + 0x${long}`,
      `vma->vm_pgoff = ${long};`,
      `1 << ${long}`,
      `vm_pgoff = ${long}`,
    ])
      assert.deepEqual(check(text), { facts: [], notUnderstood: [1] });
  });
});
