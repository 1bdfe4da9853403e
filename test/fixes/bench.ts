/** The bench: drivers built against the simulated kernel with gcc, and run. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { factsOf, type Facts } from './facts.ts';

export const home = join('test', 'fixes');

/** Names and texts of a driver's files. */
export type Sources = ReadonlyMap<string, string>;

export interface Run {
  /** What the compiler said; nothing else follows then. */
  readonly warnings: string;
  readonly facts: Facts;
}

/** As the kernel is built, and no header but the simulated ones. */
const flags = [
  ['-std=gnu11', '-O2', '-nostdinc', '-I', join(home, 'include')],
  ['-Wall', '-Wextra', '-Wundef', '-Wunused', '-Wno-unused-parameter', '-Wno-missing-field-initializers'],
  ['-Wno-sign-compare', '-Wdeclaration-after-statement', '-Wstrict-prototypes', '-Wmissing-prototypes'],
  ['-Werror'],
].flat();

/** The page shifts that everything is built and run with. */
const shifts = [12, 14];

interface Ended {
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

const execute = (file: string, args: readonly string[]): Promise<Ended> =>
  new Promise((done) => {
    execFile(file, args, { maxBuffer: 1 << 26, timeout: 30_000 }, (error, stdout, stderr) =>
      done({ code: error ? (error.code ?? 'killed') : 0, stdout, stderr }),
    );
  });

async function gcc(...args: readonly string[]): Promise<Ended> {
  const ended = await execute('gcc', args);
  if (ended.code === 'ENOENT')
    throw new Error('gcc is missing: test/fixes builds drivers with it and runs them (apt-get install gcc)');
  return ended;
}

export interface Bench {
  /** A folder of the bench with these files in it. */
  lay(name: string, sources: Sources): string;
  /** Builds and runs the driver in a folder, with pages of 4K and of 16K; with `whole`, no zap is of a part of a mapping. */
  run(folder: string, whole: boolean): Promise<Run>;
  clear(): void;
}

/** Builds the simulated kernel for a page shift; the object files. */
async function kernel(place: string, shift: number): Promise<readonly string[]> {
  const parts = readdirSync(home).filter((name) => name.endsWith('.c'));
  const objects = parts.map((part) => join(place, part.replace(/\.c$/, `-${shift}.o`)));
  const built = await Promise.all(
    parts.map((part, i) =>
      gcc(...flags, `-DPAGE_SHIFT=${shift}`, '-c', join(home, part), '-o', objects[i] ?? ''),
    ),
  );
  const said = built.map(({ stderr }) => stderr).join('');
  if (said !== '') throw new Error(`the simulated kernel does not build:\n${said}`);
  return objects;
}

/** A bench with its simulated kernel built. */
export async function setUp(): Promise<Bench> {
  const place = mkdtempSync(join(tmpdir(), 'vfio-lint-fixes-'));
  const clear = (): void => rmSync(place, { recursive: true, force: true });
  const kernels = await Promise.all(shifts.map((shift) => kernel(place, shift))).catch((error: unknown) => {
    clear();
    throw error;
  });
  return {
    lay(name, sources) {
      const folder = join(place, name);
      mkdirSync(folder, { recursive: true });
      for (const [file, text] of sources) writeFileSync(join(folder, file), text);
      return folder;
    },
    async run(folder, whole) {
      const names = readdirSync(folder).filter((name) => name.endsWith('.c'));
      const files = names.map((name) => join(folder, name));
      let output = '';
      for (const [i, shift] of shifts.entries()) {
        const program = join(folder, `driver-${shift}`);
        const objects = kernels[i] ?? [];
        const build = await gcc(...flags, `-DPAGE_SHIFT=${shift}`, ...files, ...objects, '-o', program);
        if (build.code !== 0 || build.stderr !== '') return { warnings: build.stderr, facts: new Map() };
        const ended = await execute(program, whole ? ['whole'] : []);
        output += ended.stdout;
        if (ended.code !== 0) output += `\nload: BUG: ended with ${ended.code}\n`;
      }
      return { warnings: '', facts: factsOf(output) };
    },
    clear,
  };
}

/** Does something for each, as many at a time as there are processors; the results in the same order. */
export async function inParallel<In, Out>(
  items: readonly In[],
  work: (item: In) => Promise<Out>,
): Promise<Out[]> {
  const out: Out[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) out[at] = await work(items[at] as In);
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker));
  return out;
}
