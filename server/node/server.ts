/** The entry of the language server in a Node process: stdio or Node's IPC, files by their URIs, wasm beside the bundle. */
import { isUtf8 } from 'node:buffer';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Host } from '../core/analysis/host.ts';
import { createWorkspace, type Workspace } from '../core/analysis/workspace.ts';
import { createParser } from '../core/c/parser.ts';
import { startServer } from '../lsp/server.ts';
import { canonicalUri } from '../lsp/uri.ts';

const mostBytes = 16 * 2 ** 20;

/** The file system for an analysis that names files by URIs; of any scheme but file: nothing is known. */
export function uriHost(): Host {
  return {
    siblings: async (file) => {
      try {
        const folder = dirname(fileURLToPath(file));
        const entries = await readdir(folder, { withFileTypes: true });
        const files = entries.filter((entry) => !entry.isDirectory());
        return files.map(({ name }) => canonicalUri(pathToFileURL(join(folder, name)).href));
      } catch {
        return [];
      }
    },
    read: async (file) => {
      try {
        const path = fileURLToPath(file);
        const about = await stat(path);
        if (!about.isFile() || about.size > mostBytes) return undefined;
        const bytes = await readFile(path);
        if (bytes.includes(0)) return undefined;
        // Editors take a byte order mark for no part of the text: columns have to agree with theirs.
        return bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1').replace(/^\ufeff/, '');
      } catch {
        return undefined;
      }
    },
  };
}

/** The bundle is CommonJS: `__dirname` is its own folder. */
async function workspaceBesideBundle(): Promise<Workspace> {
  const [runtime, grammar] = await Promise.all([
    readFile(join(__dirname, 'web-tree-sitter.wasm')),
    readFile(join(__dirname, 'tree-sitter-c.wasm')),
  ]);
  return createWorkspace(await createParser({ runtime, grammar }), uriHost());
}

const ruleDocs = (rule: string): string =>
  pathToFileURL(join(__dirname, '..', 'docs', 'rules', `${rule}.md`)).href;

/**
 * Serves the transport that the command line names: `--stdio`, `--node-ipc`, …
 * Listens only once the grammar is loaded, so that a client that does not wait for the answer to initialize loses
 * nothing of what it sends; if it can't be loaded, that answer says why.
 */
export async function startStdio(): Promise<void> {
  const workspace = workspaceBesideBundle();
  await Promise.allSettled([workspace]);
  startServer(createConnection(ProposedFeatures.all), { workspace: async () => workspace, ruleDocs });
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
if (basename(__filename) === 'server.cjs') void main();
