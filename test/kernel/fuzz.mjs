/** Random edits on real drivers: what is kept from edit to edit has to equal what a fresh analysis says. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadEngine } from './engine.mjs';
import { kernelTree } from './fetch.mjs';

const edits = Number(process.env['EDITS'] ?? 100_000);
const seed = Number(process.env['SEED'] ?? 20_261_123);
const every = 100;

/** Numbers that look random and are the same in every run (mulberry32). @param {number} state */
function random(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What people type, whole or by half. */
const typed = [
  '{',
  '}',
  '(',
  ')',
  ';',
  '\n',
  '/*',
  '*/',
  '"',
  '#if 0\n',
  '#endif\n',
  '#define X(a) ((a)->vm_pgoff)\n',
  'vma->vm_pgoff = PHYS_PFN(x);\n',
  'static int f(struct vm_area_struct *v) { return v->vm_pgoff; }\n',
  'if (x)\n',
  'é',
  '\t',
  'a',
  '0',
];

/**
 * A change of the text: an insertion, a deletion, or a piece of the text moved elsewhere.
 * @param {string} text @param {() => number} next
 */
function change(text, next) {
  const at = Math.floor(next() * (text.length + 1));
  const kind = next();
  if (kind < 0.5) return { start: at, end: at, newText: typed[Math.floor(next() * typed.length)] ?? '' };
  const length = Math.floor(next() ** 3 * 200);
  if (kind < 0.85) return { start: at, end: Math.min(text.length, at + length), newText: '' };
  const from = Math.floor(next() * text.length);
  return { start: at, end: at, newText: text.slice(from, from + length) };
}

/** @param {string} text @param {number} offset */
function positionAt(text, offset) {
  const before = text.slice(0, offset);
  const line = before.split('\n').length - 1;
  return { line, character: offset - (before.lastIndexOf('\n') + 1) };
}

const json = (/** @type {unknown} */ value) =>
  JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? `${one}n` : one));

/**
 * The report with what is worked out only when it is asked for.
 * @param {import('../../server/core/analysis/workspace.ts').Workspace} workspace @param {string} file
 */
async function whole(workspace, file) {
  const report = await workspace.report(file);
  return { ...report, known: report.known() };
}

const { createWorkspace, mayMatter, parser } = await loadEngine('c/needles', 'analysis/workspace');
const drivers = join(await kernelTree('6.12'), 'drivers/vfio');
const files = readdirSync(drivers, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.c'))
  .map((name) => join(drivers, name))
  .filter((name) => mayMatter(readFileSync(name, 'utf8')));
let failed = 0;
let compared = 0;
let done = 0;
const started = performance.now();
for (const [i, file] of files.entries()) {
  // Each driver has numbers of its own, so that one alone shows again what it showed among all.
  const next = random(seed + i);
  const original = readFileSync(file, 'utf8');
  /** The driver with its headers; the files beside it are left out, for the time it takes. */
  const host = {
    siblings: async () => [file],
    read: async (/** @type {string} */ name) => {
      if (!name.startsWith(dirname(drivers))) return undefined;
      try {
        return readFileSync(name, 'utf8');
      } catch {
        return undefined;
      }
    },
  };
  const kept = createWorkspace(parser, host);
  let text = original;
  const parsed = parser.open(file, text);
  kept.open(file, text);
  const compare = async () => {
    compared++;
    const fresh = createWorkspace(parser, host);
    fresh.open(file, text);
    const pairs = {
      facts: [json(parsed.facts()), json(parser.facts(file, text))],
      report: [json(await whole(kept, file)), json(await whole(fresh, file))],
    };
    fresh.close(file);
    for (const [what, [ours = '', due = '']] of Object.entries(pairs)) {
      if (ours === due) continue;
      failed++;
      const at = Math.max(0, Array.from(ours).findIndex((char, k) => char !== due[k]) - 100);
      console.log(`  FAIL ${file}: the ${what} kept differ after ${done} edits (SEED=${seed}), from`);
      console.log(`    kept  ${ours.slice(at, at + 300)}\n    fresh ${due.slice(at, at + 300)}`);
      return;
    }
  };
  const share = Math.floor((edits * (i + 1)) / files.length);
  /** @type {{ start: number, end: number, newText: string }[]} */
  let undo = [];
  for (; done < share; done++) {
    // Half of what is done is undone again, so that the text stays a driver.
    const back = next() < 0.5 ? undo.pop() : undefined;
    const { start, end, newText } = back ?? change(text, next);
    if (!back) undo.push({ start, end: start + newText.length, newText: text.slice(start, end) });
    const range = { start: positionAt(text, start), end: positionAt(text, end) };
    try {
      kept.change(file, [{ range, text: newText }]);
      text = text.slice(0, start) + newText + text.slice(end);
      parsed.update(text);
      if ((await kept.text(file)) !== text) throw new Error('the texts differ');
      if (done % every === every - 1) await compare();
    } catch (error) {
      failed++;
      console.log(`  FAIL ${file} after ${done} edits (SEED=${seed}): ${String(error)}`);
      break;
    }
    if (undo.length > 40) {
      undo = [];
      kept.change(file, [{ text: original }]);
      text = original;
      parsed.update(text);
    }
  }
  done = share;
  await compare();
  kept.close(file);
  parsed.close();
}
const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(`${edits} edits on ${files.length} drivers, ${compared} comparisons, ${seconds} s`);
console.log(`${compared - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
