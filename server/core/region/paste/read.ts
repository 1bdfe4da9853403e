/** A paste to facts: every format is told by its lines, in any order and mixture. */
import type { Fact, Paste } from './facts.ts';
import { c } from './c.ts';
import { vm, vtop } from './crash.ts';
import { deviceLog, dmesg, kernel, kernelLog } from './dmesg.ts';
import { fd, fdinfo } from './fd.ts';
import { iomem } from './iomem.ts';
import { linesOf, peeled, type Line, type Reader, type Taken } from './line.ts';
import { lspci } from './lspci.ts';
import { maps, procMappings, smapsDetails } from './maps.ts';
import { mtree } from './mtree.ts';
import { pagemap, pagemapLabel } from './pagemap.ts';
import { pmap } from './pmap.ts';
import { shell } from './prompt.ts';
import { regions, regionStruct, regionTable, sparseAreas } from './regions.ts';
import { resource } from './resource.ts';
import { strace } from './strace.ts';
import { debuggerAnswer, debuggerPrompt, dump, struct } from './struct.ts';
import { trace } from './trace.ts';
import { labels, numbers, places } from './values.ts';

/** The strictest first: what a later one would take as well means what an earlier one says. */
const strict: readonly Reader[] = [
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
  vm,
  vtop,
  sparseAreas,
  regionStruct,
  struct,
  shell,
  debuggerPrompt,
  debuggerAnswer,
  pagemap,
];
const loose: readonly Reader[] = [
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

function taken(readers: readonly Reader[], lines: readonly Line[], at: number): Taken | undefined {
  for (const reader of readers) {
    const found = reader(lines, at);
    if (found) return found;
  }
  return undefined;
}

/**
 * What a paste says. Any text will do; lines that hold nothing but quoting count as blank. Addresses and offsets are as
 * the formats print them, and nothing is judged.
 */
export function readPaste(text: string): Paste {
  const lines = linesOf(text);
  const facts: Fact[] = [];
  const told = new Set<number>();
  // What grep or a list put before a line counts as a part of it only where the line says nothing else.
  const inner = lines.map((line) => (line.body === '' ? undefined : peeled(line)));
  const bare = lines.map((line, i) => inner[i] ?? line);
  for (let at = 0; at < lines.length;) {
    const isWrapped = inner[at] !== undefined;
    const found =
      lines[at]?.body === ''
        ? undefined
        : (taken(strict, lines, at) ??
          (isWrapped ? taken(strict, bare, at) : undefined) ??
          taken(loose, lines, at) ??
          (isWrapped ? taken(loose, bare, at) : undefined));
    for (const fact of found?.facts ?? []) {
      facts.push(fact);
      for (const number of fact.lines) told.add(number);
    }
    at += Math.max(1, found?.count ?? 1);
  }
  const notUnderstood = lines.filter((line) => line.text.trim() !== '' && !told.has(line.number));
  return { facts, notUnderstood: notUnderstood.map((line) => line.number) };
}
