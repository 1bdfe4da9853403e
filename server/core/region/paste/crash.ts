/**
 * What crash says of a process beside its structs: `vm` (vm_area_dump(), memory.c, crash 7 and 8), whose table has no
 * offsets, and `vtop` and `vm -p` (do_vtop(), vm_area_page_dump(), memory.c), which translate addresses.
 */
import { phys } from '../space.ts';
import type { Fact, ValueFact } from './facts.ts';
import { hex } from './digits.ts';
import { context, type Line, type Reader } from './line.ts';

const task = /^PID: \d+\s+TASK: [0-9a-f]{8,16}\s/;
/** Also what `struct` ends with, and the table of `files`. */
const memory =
  /^SIZE: \d{1,8}$|^FD\s+FILE\s+DENTRY\s+INODE\s+TYPE\s+PATH$|^\d{1,10}(?:\s+[0-9a-f]{8,16}){3}\s+[A-Z]{3,4}\s\s*\S+$|^MM\s+PGD\s+RSS\s+TOTAL_VM$|^[0-9a-f]{8,16}\s+[0-9a-f]{8,16}\s+\d{1,20}k\s+\d{1,20}k$/i;
const head = /^VMA\s+START\s+END\s+FLAGS(?:\s+FILE)?$/;
const row = /^[0-9a-f]{8,16}\s+[0-9a-f]{4,16}\s+[0-9a-f]{4,16}\s+[0-9a-f]{1,16}(?:\s+\S.*)?$/i;

const run = (lines: readonly Line[], at: number, pattern: RegExp): readonly Line[] => {
  let end = at;
  while (pattern.test(lines[end]?.body ?? '')) end++;
  return lines.slice(at, end);
};

export const vm: Reader = (lines, at) => {
  const first = lines[at];
  if (!first) return undefined;
  if (task.test(first.body) || memory.test(first.body))
    return { facts: [context('crash', [first])], count: 1 };
  if (!head.test(first.body)) return undefined;
  const rows = run(lines, at + 1, row);
  return { facts: [context('crash', [first, ...rows])], count: rows.length + 1 };
};

const translated = /^VIRTUAL\s+PHYSICAL(?:\s|$)/;
const pair = /^([0-9a-f]{4,16})\s+([0-9a-f]{1,16})$/i;
/** A page that is not there: in the swap, in a file, or nowhere. */
const absent = /^[0-9a-f]{4,16}\s+(?:\(not (?:mapped|accessible)\)|\(\w.*\)|SWAP:.*|FILE:.*)$/i;
const walk = /^(?:PGD|PUD|PMD|P4D|PTE|PAGE): /;
const entry = /^PTE\s+(?:PHYSICAL|SWAP)\s/;
const entryRow = /^[0-9a-f]{8,16}\s.*\(.*\)$/i;

/** The second column is physical; the first is the address of a process. */
export const vtop: Reader = (lines, at) => {
  const first = lines[at];
  if (!first) return undefined;
  if (walk.test(first.body)) return { facts: [context('crash', [first])], count: 1 };
  if (entry.test(first.body)) {
    const rows = run(lines, at + 1, entryRow);
    return { facts: [context('crash', [first, ...rows])], count: rows.length + 1 };
  }
  if (!translated.test(first.body)) return undefined;
  const facts: Fact[] = [context('crash', [first])];
  let next = at + 1;
  for (let line = lines[next]; line; line = lines[++next]) {
    const [, , text] = pair.exec(line.body) ?? [];
    const value = hex(text);
    if (text === undefined || value === undefined) {
      if (!absent.test(line.body)) break;
      facts.push(context('crash', [line]));
      continue;
    }
    const fact: ValueFact = {
      kind: 'value',
      lines: [line.number],
      format: 'crash',
      value: { kind: 'phys', value: phys(value) },
      text,
    };
    facts.push(fact);
  }
  return { facts, count: next - at };
};
