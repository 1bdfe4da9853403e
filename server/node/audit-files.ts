/** Which files an audit analyses: those of its folders and of its list that hold what can matter, by their URIs. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sift } from '../cli/source.ts';
import type { AuditProgress, Audited, AuditScope, Changed } from '../lsp/auditor.ts';
import { canonicalUri } from '../lsp/uri.ts';
import { createReader, reasonOf, walkPath } from './walk.ts';

/** A tree that vanishes while it is read fails once for each of its files: so many are told. */
const mostErrors = 100;

export interface Selected {
  /** The files that are worth a parser's time, by URI. */
  readonly candidates: ReadonlySet<string>;
  readonly seen: number;
  readonly skipped: number;
  readonly errors: Audited['errors'];
}

interface Walk {
  readonly paths: ReadonlySet<string>;
  readonly errors: Audited['errors'];
}

const slashes = (path: string): string => path.replaceAll('\\', '/');
const uriOf = (path: string): string => canonicalUri(pathToFileURL(path).href);

/** The path of a file URI; the reason where there is none. */
function pathOf(uri: string): { readonly path: string } | { readonly reason: string } {
  try {
    return { path: slashes(fileURLToPath(uri)) };
  } catch (error) {
    return { reason: uri.startsWith('file:') ? reasonOf(error) : 'not a file on this machine' };
  }
}

/** True once the walk is to end; it is told how many files there are so far. */
type Ended = (files: number) => boolean;

function walk({ folders, files }: AuditScope, ended: Ended): Walk | undefined {
  const paths = new Set<string>();
  const errors: { file: string; reason: string }[] = [];
  for (const uri of [...folders, ...files]) {
    const named = pathOf(uri);
    if ('reason' in named) {
      errors.push({ file: uri, reason: named.reason });
      continue;
    }
    const walked = walkPath(named.path, (found) => ended(paths.size + found));
    if (walked.kind === 'failed') errors.push({ file: uri, reason: walked.reason });
    else if (walked.kind === 'file') paths.add(walked.file);
    else {
      for (const file of walked.files) paths.add(file);
      for (const { file, reason } of walked.errors) errors.push({ file: uriOf(file), reason });
    }
    if (ended(paths.size)) return undefined;
  }
  return { paths, errors };
}

/** Reads all files of a scope, one after the other in one buffer, and keeps none. Undefined where it was cancelled. */
export function selectFiles(
  scope: AuditScope,
  open: ReadonlyMap<string, string>,
  progress: (progress: AuditProgress) => void,
  isCancelled: () => boolean,
): Selected | undefined {
  const found = walk(scope, (files) => {
    progress({ phase: 'list', done: files, total: 0 });
    return isCancelled();
  });
  if (!found) return undefined;
  const { paths } = found;
  const read = createReader();
  const errors = [...found.errors];
  const candidates = new Set<string>();
  let seen = 0;
  let skipped = 0;
  for (const path of paths) {
    if (isCancelled()) return undefined;
    progress({ phase: 'read', done: seen++, total: paths.size });
    const got = read(path);
    if (got.kind === 'failed') {
      skipped++;
      errors.push({ file: uriOf(path), reason: got.reason });
      continue;
    }
    const sifted = sift(got.bytes);
    if (sifted.kind === 'source') candidates.add(uriOf(path));
    if (sifted.kind === 'binary') skipped++;
  }
  for (const [file, text] of open) if (isWithin(scope, file) && matters(text)) candidates.add(file);
  return { candidates, seen, skipped, errors: errors.slice(0, mostErrors) };
}

/** Whether a text that an editor holds is worth a parser's time. */
function matters(text: string): boolean {
  return sift(Buffer.from(text)).kind === 'source';
}

/** Whether a file belongs to a scope: it is on its list, or a C file below one of its folders that the walk would meet. */
export function isWithin({ folders, files }: AuditScope, file: string): boolean {
  if (files.includes(file)) return true;
  if (!/\.[ch]$/.test(file)) return false;
  return folders.some((folder) => {
    const top = folder.endsWith('/') ? folder : `${folder}/`;
    return file.startsWith(top) && !/\/(?:\.git|node_modules)\//.test(file.slice(top.length - 1));
  });
}

/** The candidates after some files changed. */
export function reselect(
  scope: AuditScope,
  before: ReadonlySet<string>,
  changed: readonly Changed[],
): ReadonlySet<string> {
  const candidates = new Set(before);
  const read = createReader();
  const isCandidate = ({ file, text }: Changed): boolean => {
    if (!isWithin(scope, file)) return false;
    if (text !== undefined) return matters(text);
    const named = pathOf(file);
    // Only a file is opened: reading a pipe would never end.
    const path = 'path' in named ? walkPath(named.path) : undefined;
    const got = path?.kind === 'file' ? read(path.file) : undefined;
    return got?.kind === 'bytes' && sift(got.bytes).kind === 'source';
  };
  for (const one of changed) {
    if (isCandidate(one)) candidates.add(one.file);
    else candidates.delete(one.file);
  }
  return candidates;
}
