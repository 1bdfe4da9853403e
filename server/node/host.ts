/** Node as the host: the file system for the analysis, and everything that the command line touches. */
import { accessSync, chmodSync, constants, mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { isUtf8 } from 'node:buffer';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Host } from '../core/analysis/host.ts';
import type { CliHost } from '../cli/host.ts';
import { createReader, reasonOf, walkPath } from './walk.ts';

const slashes = (path: string): string => (process.platform === 'win32' ? path.replaceAll('\\', '/') : path);

/** The file system for an analysis that names files by their paths. */
export function fileHost(): Host {
  return {
    siblings: async (file) => {
      const folder = dirname(file);
      try {
        const entries = await readdir(folder, { withFileTypes: true });
        return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => slashes(join(folder, name)));
      } catch {
        return [];
      }
    },
    read: async (file) => {
      try {
        const bytes = await readFile(file);
        if (bytes.includes(0)) return undefined;
        return bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1');
      } catch {
        return undefined;
      }
    },
  };
}

function siblings(file: string): readonly string[] {
  const folder = dirname(file);
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => slashes(join(folder, name)));
  } catch {
    return [];
  }
}

/** Writes beside the file and renames over it, so that nobody ever reads half of it. A link stays a link. */
function write(file: string, bytes: Uint8Array): string | undefined {
  let temporary: string | undefined;
  try {
    const real = realpathSync(file);
    accessSync(real, constants.W_OK);
    const { mode } = statSync(real);
    temporary = join(dirname(real), `.${basename(real)}.vfio-lint-${process.pid}`);
    writeFileSync(temporary, bytes, { flag: 'wx' });
    chmodSync(temporary, mode & 0o7777);
    renameSync(temporary, real);
    return undefined;
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    return reasonOf(error);
  }
}

function create(file: string, bytes: Uint8Array): string | undefined {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

async function readStdin(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** What only the entry knows. */
export type Program = Pick<CliHost, 'version' | 'rules' | 'workspace' | 'startLsp'>;

/** The command line's outside: this process. */
export function processHost(program: Program): CliHost {
  return {
    ...program,
    cwd: slashes(process.cwd()),
    env: process.env,
    stdoutIsTTY: process.stdout.isTTY,
    stderrIsTTY: process.stderr.isTTY,
    stdout: (chunk) => void process.stdout.write(chunk),
    stderr: (text) => void process.stderr.write(text),
    now: () => performance.now(),
    readStdin,
    resolve: (path) => slashes(resolve(path)),
    relative: (root, file) => slashes(relative(root, file)),
    isDirectory,
    walk: (path) => walkPath(path),
    siblings,
    read: createReader(),
    write,
    create,
  };
}
