/** The C files of a tree that can matter, found in slices: a server that looks for them goes on answering. */
import type { Course } from '../core/analysis/host.ts';
import type { InputError } from '../cli/host.ts';
import { sift, tooLarge } from '../cli/source.ts';
import { createReader, walking, walkPath } from './walk.ts';

/** What was found under some paths. */
export interface Found {
  /** The files that the engine has to see, by their paths with `/`. */
  readonly files: readonly string[];
  /** How many C files there are. */
  readonly seen: number;
  readonly errors: readonly InputError[];
}

/** The longest that others wait, in milliseconds. */
const slice = 10;

/** Calls `turn` whenever a slice is over. */
function createSlices(turn: () => Promise<void>): () => Promise<void> | undefined {
  let began = performance.now();
  return () => {
    if (performance.now() - began < slice) return undefined;
    return turn().finally(() => (began = performance.now()));
  };
}

/**
 * Looks through the C files at and under these paths. No text is kept: what matters is read again by whoever analyses it.
 * Undefined once it is cancelled.
 */
export async function findSources(paths: readonly string[], course: Course = {}): Promise<Found | undefined> {
  const pause = course.pause ?? (() => new Promise<void>((resolve) => void setImmediate(resolve)));
  const errors: InputError[] = [];
  const all = new Set<string>();
  const isOver = (): boolean => course.isCancelled?.() === true;
  const afterFolder = createSlices(pause);
  for (const path of paths) {
    const walked = walkPath(path, () => ({ files: [], errors: [] }));
    if (walked.kind === 'failed') errors.push({ file: path, reason: walked.reason });
    if (walked.kind === 'file') all.add(walked.file);
    if (walked.kind !== 'tree') continue;
    const steps = walking(path);
    let next = steps.next();
    for (; !next.done; next = steps.next()) {
      if (isOver()) return undefined;
      await afterFolder();
    }
    for (const file of next.value.files) all.add(file);
    errors.push(...next.value.errors);
  }
  const read = createReader();
  const files: string[] = [];
  let done = 0;
  const tell = (): void => course.progress?.({ doing: 'reading', done, total: all.size });
  const afterFile = createSlices(() => {
    tell();
    return pause();
  });
  tell();
  for (const file of all) {
    if (isOver()) return undefined;
    const bytes = read(file);
    done++;
    if (bytes.kind === 'failed') errors.push({ file, reason: bytes.reason });
    else {
      const { kind } = sift(bytes.bytes);
      if (kind === 'source') files.push(file);
      if (kind === 'too-large') errors.push({ file, reason: tooLarge });
    }
    await afterFile();
  }
  tell();
  return { files, seen: all.size, errors };
}
