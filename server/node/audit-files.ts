/** Which files an audit analyses: those of its folders and of its list that hold what can matter, by their URIs. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sift } from '../cli/source.ts';
import type { Course } from '../core/analysis/host.ts';
import type { Audited, AuditScope, Changed } from '../lsp/auditor.ts';
import { canonicalUri } from '../lsp/uri.ts';
import { findSources } from './find.ts';
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

/** Looks through all files of a scope and keeps none of their texts. Undefined where it was cancelled. */
export async function selectFiles(
  { folders, files }: AuditScope,
  open: ReadonlyMap<string, string>,
  course: Course,
): Promise<Selected | undefined> {
  const paths: string[] = [];
  const nameless: { file: string; reason: string }[] = [];
  for (const uri of [...folders, ...files]) {
    const named = pathOf(uri);
    if ('path' in named) paths.push(named.path);
    else nameless.push({ file: uri, reason: named.reason });
  }
  const found = await findSources(paths, course);
  if (!found) return undefined;
  const candidates = new Set(found.files.map(uriOf));
  for (const [file, text] of open)
    if (isWithin({ folders, files }, file) && matters(text)) candidates.add(file);
  const named = new Set(paths);
  const failed = found.errors.map(({ file, reason }) => ({ file: uriOf(file), reason }));
  return {
    candidates,
    seen: found.seen,
    skipped: found.errors.filter(({ file }) => !named.has(file)).length,
    errors: [...nameless, ...failed].slice(0, mostErrors),
  };
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
