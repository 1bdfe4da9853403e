/**
 * Words of /proc/PID/pagemap in hex, from any tool that dumps them: pte_to_pagemap_entry() (fs/proc/task_mmu.c, 6.12).
 * Bit 63 is "present", 62 "swapped", 58 to 60 are zero, 0 to 54 hold the pfn.
 */
import { pfn } from '../space.ts';
import type { PagemapFact } from './facts.ts';
import { hex } from './digits.ts';
import { context, one, type Line, type Reader } from './line.ts';

const present = 1n << 63n;
const swapped = 1n << 62n;
const zero = 7n << 58n;
const frame = (1n << 55n) - 1n;

const label = /\bpagemap\b/i;
const word = /^(?:0x)?[0-9a-f]{16}$/i;
/** An address or an offset before the words. */
const lead = /^(?:0x)?[0-9a-f]{5,16}:?$/i;

/** Without a label a word is one only if it can hardly be anything else: present, with a pfn, and zero where it must be. */
const isClear = (value: bigint): boolean =>
  (value & present) !== 0n && (value & (zero | swapped)) === 0n && (value & frame) !== 0n;

const factOf = (line: Line, value: bigint): PagemapFact => ({
  kind: 'pagemap',
  lines: [line.number],
  format: 'pagemap',
  present: (value & present) !== 0n,
  // Of a swapped page the bits are a swap entry.
  pfn: pfn((value & present) !== 0n ? value & frame : 0n),
});

export const pagemap: Reader = (lines, at) => {
  const line = lines[at];
  if (!line) return undefined;
  const labelled = label.test(line.body);
  if (labelled) {
    const last = /(?:^|[\s:=])((?:0x)?[0-9a-f]{1,16})$/i.exec(line.body)?.[1];
    const value = hex(last);
    if (value !== undefined && (/^0x/i.test(last ?? '') || word.test(last ?? '')))
      return one(factOf(line, value));
    return undefined;
  }
  if (!/[0-9a-f]{16}/i.test(line.body)) return undefined;
  // xxd -e -g8 shows the bytes as text, too.
  const columns = line.body.replace(/(?<=[0-9a-f]{16})  \S{1,16}$/i, '');
  const words = columns.split(/[\s,]+/, 9);
  const values = words.length > 1 && lead.test(words[0] ?? '') && !isWord(words[0]) ? words.slice(1) : words;
  const facts = values.map((text) => (isWord(text) ? factOf(line, hex(text) ?? 0n) : undefined));
  const known = facts.filter((fact) => fact !== undefined);
  if (known.length === 0 || known.length !== values.length) return undefined;
  // od says last where the file ends.
  const next = lines[at + 1];
  const [address = ''] = words;
  const isEnd =
    values !== words && next && /^[0-9a-f]+$/i.test(next.body) && next.body.length === address.length;
  const [first] = known;
  if (first && line.body === words[0]) return one({ ...first, word: hex(line.body) ?? 0n });
  return isEnd ? { facts: [...known, context('pagemap', [next])], count: 2 } : one(...known);
};

const isWord = (text: string | undefined): boolean =>
  text !== undefined && word.test(text) && isClear(hex(text) ?? 0n);

/** A heading that names the file. */
export const pagemapLabel: Reader = (lines, at) => {
  const line = lines[at];
  return line && /\/pagemap(?:\s|$|['"])/.test(line.body) ? one(context('pagemap', [line])) : undefined;
};
