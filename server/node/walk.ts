/** The C files under a folder, and the bytes of one file after the other in one buffer. */
import {
  closeSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import type { Dirent } from 'node:fs';
import type { InputError, ReadResult, Walked } from '../cli/host.ts';

const ignored: ReadonlySet<string> = new Set(['.git', 'node_modules']);
const mostBytes = 100 * 2 ** 20;

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'read-only file system',
  ELOOP: 'too many links to follow',
  ENAMETOOLONG: 'name too long',
  ENOSPC: 'no space left',
};

/** An error of the file system in words. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return reasons[code] ?? error.message;
}

const isC = (name: string): boolean => name.endsWith('.c') || name.endsWith('.h');

/** The file that a link leads to; undefined where it leads nowhere or to something else. */
function linkedFile(link: string): string | undefined {
  try {
    return statSync(link).isFile() ? realpathSync(link).replaceAll('\\', '/') : undefined;
  } catch {
    return undefined;
  }
}

/** A link to a file that the walk meets anyway would only report everything twice. */
function withLinks(files: readonly string[], links: readonly string[]): readonly string[] {
  if (links.length === 0) return files;
  const known = new Set(files);
  const fresh = links.filter((link) => {
    const file = linkedFile(link);
    if (file === undefined || known.has(file)) return false;
    known.add(file);
    return true;
  });
  return [...files, ...fresh];
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

/** The C files under a folder, and the folders that could not be read. */
interface Tree {
  readonly files: readonly string[];
  readonly errors: readonly InputError[];
}

/** Collects `*.c` and `*.h` under a folder, a folder a step. Links to folders are not followed, links that lead nowhere are skipped. */
export function* walking(top: string): Generator<undefined, Tree> {
  const files: string[] = [];
  const links: string[] = [];
  const errors: InputError[] = [];
  const folders = [top];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    yield;
    let entries: readonly Dirent[];
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      errors.push({ file: folder, reason: reasonOf(error) });
      continue;
    }
    const prefix = folder.endsWith('/') ? folder : `${folder}/`;
    for (const entry of entries) {
      const { name } = entry;
      if (entry.isDirectory()) {
        if (!ignored.has(name)) folders.push(prefix + name);
      } else if (isC(name)) {
        if (entry.isFile()) files.push(prefix + name);
        else if (entry.isSymbolicLink()) links.push(prefix + name);
      }
    }
  }
  return { files: withLinks(files, links), errors };
}

/** The same in one step. */
export function walkFolder(top: string): Tree {
  const steps = walking(top);
  for (;;) {
    const next = steps.next();
    if (next.done) return next.value;
  }
}

/** What a path named by the user is. A named link is followed, whatever it leads to. */
export function walkPath(path: string, walk = walkFolder): Walked {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return { kind: 'tree', ...walk(path) };
    return stats.isFile() ? { kind: 'file', file: path } : { kind: 'failed', reason: 'not a regular file' };
  } catch (error) {
    return { kind: 'failed', reason: isLink(path) ? 'link that leads nowhere' : reasonOf(error) };
  }
}

/** A reader that keeps one buffer: what it returns holds until its next call. */
export function createReader(): (file: string) => ReadResult {
  let buffer = Buffer.allocUnsafeSlow(2 ** 20);
  return (file) => {
    let descriptor: number | undefined;
    try {
      descriptor = openSync(file, 'r');
      const { size } = fstatSync(descriptor);
      if (size > mostBytes) return { kind: 'failed', reason: 'larger than 100 MB' };
      if (size > buffer.length) buffer = Buffer.allocUnsafeSlow(size);
      let length = 0;
      while (length < size) {
        const got = readSync(descriptor, buffer, length, size - length, null);
        if (got === 0) break;
        length += got;
      }
      return { kind: 'bytes', bytes: buffer.subarray(0, length) };
    } catch (error) {
      return { kind: 'failed', reason: reasonOf(error) };
    } finally {
      if (descriptor !== undefined) closeSync(descriptor);
    }
  };
}
