// Ratios, each from pairs measured in one run: nothing is asserted, numbers of different machines are not compared.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadEngine } from '../kernel/engine.mjs';
import { kernelTree } from '../kernel/fetch.mjs';
import { editor } from './editor.mjs';

const rounds = Number(process.env['ROUNDS'] ?? 5);
const cli = resolve('dist', 'cli.cjs');

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** CPU seconds and wall seconds of a command. @param {string} command @param {string[]} args @param {string} cwd */
function cost(command, args, cwd) {
  const start = performance.now();
  // A process of its own, so that what it waited for can be read apart from what this one spends.
  const run = spawnSync(
    'bash',
    ['-c', 'TIMEFORMAT="%U %S"; time "$@" >/dev/null 2>&1', 'bash', command, ...args],
    {
      cwd,
      encoding: 'utf8',
    },
  );
  const [user = 0, system = 0] = run.stderr.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  return { cpu: user + system, wall: (performance.now() - start) / 1000 };
}

/** @param {string} name @param {() => { cpu: number, wall: number }} ours @param {() => { cpu: number, wall: number }} theirs */
function pair(name, ours, theirs) {
  ours();
  theirs();
  const pairs = Array.from({ length: rounds }, () => ({ a: ours(), b: theirs() }));
  const ratio = (/** @type {'cpu' | 'wall'} */ what) => median(pairs.map(({ a, b }) => a[what] / b[what]));
  const seconds = (/** @type {'a' | 'b'} */ who) => median(pairs.map((one) => one[who].cpu)).toFixed(2);
  console.log(
    `${name}: CPU ${ratio('cpu').toFixed(2)}, wall ${ratio('wall').toFixed(2)} (CPU s ${seconds('a')} / ${seconds('b')})`,
  );
}

/** Engine over parsing on drivers/vfio, and one edit to its report. @param {string} folder */
async function inside(folder) {
  const { createWorkspace, mayMatter, createAnalysis, parser } = await loadEngine(
    'c/needles',
    'analysis/workspace',
    'analysis/analyze',
  );
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.c'))
    .map((name) => /** @type {const} */ ([name, readFileSync(join(folder, name), 'utf8')]))
    .filter(([, text]) => mayMatter(text));
  const facts = [];
  const parse = [];
  const infer = [];
  for (let round = 0; round < rounds + 2; round++) {
    const start = performance.now();
    const sources = texts.map(([name, text]) => ({ facts: parser.facts(name, text), text }));
    const middle = performance.now();
    const { report } = createAnalysis().analyze(sources);
    for (const { facts: of } of sources) report(of.file);
    if (round < 2) continue;
    parse.push(middle - start);
    infer.push(performance.now() - middle);
    facts.push(sources.length);
  }
  console.log(
    `inference and rules / parsing and facts (${facts[0]} files): ${(median(infer) / median(parse)).toFixed(2)}`,
  );
  const file = '/d/a.c';
  const text = readFileSync(join(folder, 'pci', 'vfio_pci_core.c'), 'utf8');
  const workspace = createWorkspace(parser, { siblings: async () => [], read: async () => undefined });
  workspace.open(file, text);
  await workspace.report(file);
  const edits = [];
  for (let round = 0; round < 20; round++) {
    const start = performance.now();
    const at = { line: 40, character: 0 };
    workspace.change(file, [{ range: { start: at, end: at }, text: ' ' }]);
    await workspace.report(file);
    edits.push(performance.now() - start);
  }
  console.log(
    `one character typed in a ${Math.round(text.length / 1024)} KB driver, to its report: ${median(edits).toFixed(1)} ms`,
  );
}

/** A paste of 1,000 lines in every format. */
async function pastes() {
  const { readPaste, samples } = await loadEngine('region/paste/read', '../../test/region/paste/samples/all');
  const lines = samples.flatMap((/** @type {{ lines: string[] }} */ one) => [...one.lines, '']);
  const text = Array.from({ length: 1000 }, (_, i) => lines[i % lines.length]).join('\n');
  const times = Array.from({ length: rounds + 2 }, () => {
    const start = performance.now();
    readPaste(text);
    return performance.now() - start;
  });
  console.log(
    `a paste of 1,000 lines: ${(times[0] ?? 0).toFixed(1)} ms at first, then ${median(times.slice(2)).toFixed(1)} ms`,
  );
}

if (!existsSync(cli)) {
  console.error('dist/cli.cjs is missing: npm run build makes it');
  process.exit(2);
}
await pastes();
const tree = await kernelTree('6.12');
await inside(join(tree, 'drivers', 'vfio'));
const hasRg = spawnSync('rg', ['--version']).status === 0;
const [searcher, flags] = hasRg
  ? ['rg', ['-l', 'vm_pgoff']]
  : ['grep', ['-rl', '--include=*.[ch]', 'vm_pgoff', '.']];
pair(
  `whole tree, check / ${searcher} ${flags.join(' ')}`,
  () => cost(process.execPath, [cli, 'check', '--root', '.', '.'], tree),
  () => cost(searcher, flags, tree),
);
pair(
  'whole tree, audit / check',
  () => cost(process.execPath, [cli, 'audit', '--root', '.', '.'], tree),
  () => cost(process.execPath, [cli, 'check', '--root', '.', '.'], tree),
);
await editor(tree);
