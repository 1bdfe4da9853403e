/** The entry of the language server in a Node process: stdio or Node's IPC, files by their URIs, wasm beside the bundle. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isMainThread, workerData } from 'node:worker_threads';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createWorkspace } from '../core/analysis/workspace.ts';
import { createParser, type CParser } from '../core/c/parser.ts';
import { startServer } from '../lsp/server.ts';
import { auditThread } from './audit-messages.ts';
import { threadAuditor } from './audit-thread.ts';
import { startAuditThread } from './audit-worker.ts';
import { uriHost } from './uri-host.ts';
import { version } from './version.ts';

const bundle = 'server.cjs';

/** The bundle is CommonJS: `__dirname` is its own folder. */
async function parserBesideBundle(): Promise<CParser> {
  const [runtime, grammar] = await Promise.all([
    readFile(join(__dirname, 'web-tree-sitter.wasm')),
    readFile(join(__dirname, 'tree-sitter-c.wasm')),
  ]);
  return createParser({ runtime, grammar });
}

const ruleDocs = (rule: string): string =>
  pathToFileURL(join(__dirname, '..', 'docs', 'rules', `${rule}.md`)).href;

/**
 * Serves the transport that the command line names: `--stdio`, `--node-ipc`, …
 * Listens only once the grammar is loaded, so that a client that does not wait for the answer to initialize loses
 * nothing of what it sends; if it can't be loaded, that answer says why.
 */
export async function startStdio(): Promise<void> {
  const parser = parserBesideBundle();
  await Promise.allSettled([parser]);
  startServer(createConnection(ProposedFeatures.all), {
    workspace: async () => createWorkspace(await parser, uriHost()),
    ruleDocs,
    version: version(),
    auditor: () => threadAuditor(join(__dirname, bundle)),
  });
}

async function main(): Promise<void> {
  try {
    await startStdio();
  } catch (error) {
    process.stderr.write(`vfio-lint: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
}

/** In the bundle of the command line this module is no entry: there it waits to be called. */
if (basename(__filename) === bundle) {
  if (isMainThread) void main();
  else if (workerData === auditThread) startAuditThread(parserBesideBundle());
}
