/** A paste to facts: every format is told by its lines, in any order and mixture. */
import type { Fact, Paste } from './facts.ts';
import { c } from './c.ts';
import { deviceLog, dmesg, kernel, kernelLog } from './dmesg.ts';
import { fd, fdinfo } from './fd.ts';
import { iomem } from './iomem.ts';
import { linesOf, type Reader } from './line.ts';
import { lspci } from './lspci.ts';
import { maps, procMappings, smapsDetails } from './maps.ts';
import { mtree } from './mtree.ts';
import { pagemap, pagemapLabel } from './pagemap.ts';
import { pmap } from './pmap.ts';
import { shell } from './prompt.ts';
import { regions, regionTable } from './regions.ts';
import { resource } from './resource.ts';
import { strace } from './strace.ts';
import { debuggerAnswer, debuggerPrompt, dump, struct } from './struct.ts';
import { trace } from './trace.ts';
import { labels, numbers, places } from './values.ts';

/** The strictest first: what a later one would take as well means what an earlier one says. */
const readers: readonly Reader[] = [
  maps,
  smapsDetails,
  procMappings,
  pmap,
  iomem,
  mtree,
  trace,
  resource,
  fd,
  fdinfo,
  lspci,
  dump,
  dmesg,
  kernel,
  strace,
  struct,
  shell,
  debuggerPrompt,
  debuggerAnswer,
  pagemap,
  regionTable,
  regions,
  places,
  labels,
  c,
  numbers,
  pagemapLabel,
  deviceLog,
  kernelLog,
];

/**
 * What a paste says. Any text will do; lines that hold nothing but quoting count as blank. Addresses and offsets are as
 * the formats print them, and nothing is judged.
 */
export function readPaste(text: string): Paste {
  const lines = linesOf(text);
  const facts: Fact[] = [];
  const told = new Set<number>();
  for (let at = 0; at < lines.length;) {
    let count = 1;
    if (lines[at]?.body !== '')
      for (const reader of readers) {
        const taken = reader(lines, at);
        if (!taken) continue;
        for (const fact of taken.facts) {
          facts.push(fact);
          for (const number of fact.lines) told.add(number);
        }
        count = Math.max(1, taken.count);
        break;
      }
    at += count;
  }
  const notUnderstood = lines.filter((line) => line.text.trim() !== '' && !told.has(line.number));
  return { facts, notUnderstood: notUnderstood.map((line) => line.number) };
}
