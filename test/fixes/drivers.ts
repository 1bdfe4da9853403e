/** The drivers of this folder, what each expects of its fix, and the command line run over one. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from '../../server/cli/cli.ts';
import { createWorkspace } from '../../server/core/analysis/workspace.ts';
import { rules } from '../../server/core/rules/index.ts';
import { processHost } from '../../server/node/host.ts';
import { parser } from '../harness.ts';
import { home, type Sources } from './bench.ts';

export interface Driver {
  readonly name: string;
  readonly sources: Sources;
  readonly expect: 'safe' | 'review' | { readonly noFix: string };
  /** Its fault handler can only fill a vma that is empty: no zap is of a part of one. */
  readonly whole: boolean;
}

const root = join(home, 'drivers');

/** What the first comment of one of its files says of the fix, and of the run. */
function told(name: string, sources: Sources): Pick<Driver, 'expect' | 'whole'> {
  for (const text of sources.values()) {
    const comment = /^\/\*[\s\S]*?\*\//.exec(text)?.[0] ?? '';
    const whole = /^ \* zaps: whole regions$/m.test(comment);
    const [, safety, words] = /^ \* (?:expect: (safe|review)|no fix: (.+))$/m.exec(comment) ?? [];
    if (safety === 'safe' || safety === 'review') return { expect: safety, whole };
    if (words !== undefined) return { expect: { noFix: words }, whole };
  }
  throw new Error(`${name} does not say what it expects`);
}

function read(entry: string): Driver {
  const path = join(root, entry);
  const name = entry.replace(/\.c$/, '');
  const files = statSync(path).isDirectory() ? readdirSync(path).map((file) => join(entry, file)) : [entry];
  const sources = new Map(
    files.map((file) => [file.split('/').at(-1) ?? file, readFileSync(join(root, file), 'utf8')] as const),
  );
  return { name, sources, ...told(name, sources) };
}

export const drivers: readonly Driver[] = readdirSync(root).map(read);

export const sourcesIn = (folder: string, like: Sources): Sources =>
  new Map([...like.keys()].map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const));

export interface Said {
  readonly code: number;
  readonly stdout: string;
}

/** The rules whose fixes are built and run here; what else the drivers leave out is not asked. */
const ruled = [
  'raw-pfn-in-pgoff',
  'wrong-unit-in-pgoff',
  'pgoff-used-as-pfn',
  'pgoff-unit-mix',
  'phys-used-as-pfn',
];

/** The command line over a folder, in this process. */
export async function cli(folder: string, ...argv: readonly string[]): Promise<Said> {
  let stdout = '';
  const io = processHost({
    version: '0.0.0',
    rules,
    workspace: async (host) => createWorkspace(await parser(), host),
    startLsp: () => Promise.resolve(),
  });
  const code = await run(['check', '--rule', ruled.join(), ...argv, '.'], {
    ...io,
    cwd: folder,
    env: {},
    stdinIsTTY: false,
    stdoutIsTTY: false,
    stderrIsTTY: false,
    resolve: (typed) => resolve(folder, typed),
    stdout: (chunk) => void (stdout += chunk.toString()),
    stderr: () => {},
  });
  return { code, stdout };
}
