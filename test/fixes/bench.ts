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
  /** Builds and runs the driver in a folder; with `whole`, no zap is of a part of a mapping. */
  run(folder: string, whole: boolean): Promise<Run>;
  clear(): void;
}

/** Builds the simulated kernel; the object files. */
async function kernel(place: string): Promise<readonly string[]> {
  const parts = readdirSync(home).filter((name) => name.endsWith('.c'));
  const objects = parts.map((part) => join(place, part.replace(/c$/, 'o')));
  const built = await Promise.all(
    parts.map((part, i) => gcc(...flags, '-c', join(home, part), '-o', objects[i] ?? '')),
  );
  const said = built.map(({ stderr }) => stderr).join('');
  if (said !== '') throw new Error(`the simulated kernel does not build:\n${said}`);
  return objects;
}

/** A bench with its simulated kernel built. */
export async function setUp(): Promise<Bench> {
  const place = mkdtempSync(join(tmpdir(), 'vfio-lint-fixes-'));
  const clear = (): void => rmSync(place, { recursive: true, force: true });
  const objects = await kernel(place).catch((error: unknown) => {
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
      const program = join(folder, 'driver');
      const texts = readdirSync(folder).filter((name) => name.endsWith('.c'));
      const files = texts.map((name) => join(folder, name));
      const build = await gcc(...flags, ...files, ...objects, '-o', program);
      if (build.code !== 0 || build.stderr !== '') return { warnings: build.stderr, facts: new Map() };
      const ended = await execute(program, whole ? ['whole'] : []);
      const fell = ended.code === 0 ? '' : `load: BUG: ended with ${ended.code}\n`;
      return { warnings: '', facts: factsOf(ended.stdout + fell) };
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
