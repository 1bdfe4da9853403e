/** The door of the readers: a text in, its facts out. So far bare numbers alone. */
import type { Fact, Paste } from './facts.ts';

/** Reads a paste. Never throws. */
export function readPaste(text: string): Paste {
  const facts: Fact[] = [];
  const notUnderstood: number[] = [];
  for (const [i, whole] of text.split(/\r\n|\r|\n/).entries()) {
    const line = whole.trim();
    if (line === '') continue;
    if (/^0x[0-9a-f]{1,16}$/i.test(line))
      facts.push({
        kind: 'value',
        format: 'number',
        lines: [i + 1],
        text: line,
        value: { kind: 'bare', readings: [BigInt(line)] },
      });
    else notUnderstood.push(i + 1);
  }
  return { facts, notUnderstood };
}
