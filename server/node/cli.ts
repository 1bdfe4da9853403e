/** The entry of the command line: what lies beside the bundle, and this process's exit code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWorkspace } from '../core/analysis/workspace.ts';
import { createParser, type CParser } from '../core/c/parser.ts';
import { rules } from '../core/rules/index.ts';
import { run } from '../cli/cli.ts';
import { processHost } from './host.ts';
import { version } from './version.ts';

/** The bundle is CommonJS: `__dirname` is its own folder, which holds the grammar. */
const beside = (...names: readonly string[]): Buffer => readFileSync(join(__dirname, ...names));

/** A reader that stops early, like head, is no error: the rest is not printed, the exit code stays. */
function endQuietly(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** Runs the command line of this process. */
export async function main(): Promise<void> {
  endQuietly(process.stdout);
  endQuietly(process.stderr);
  let parser: Promise<CParser> | undefined;
  const io = processHost({
    version: version(),
    rules,
    workspace: async (host) => {
      parser ??= createParser({
        runtime: beside('web-tree-sitter.wasm'),
        grammar: beside('tree-sitter-c.wasm'),
      });
      return createWorkspace(await parser, host);
    },
    startLsp: async () => {
      const { startStdio } = await import('./server.ts');
      await startStdio();
    },
  });
  process.exitCode = await run(process.argv.slice(2), io);
}

void main();
