/** The inputs of one check: which files were asked for, which of them can matter, and which could not be read. */
import type { CliHost, InputError } from './host.ts';
import { printable } from './printable.ts';
import { sift, tooLarge, type Source } from './source.ts';

export interface Inputs {
  /** How many files were asked for, by name or by their folder. */
  readonly seen: number;
  /** How many of those could not be read. */
  readonly skipped: number;
  /** The files asked for that can matter: they are reported on. */
  readonly asked: ReadonlySet<string>;
  /** Their texts. */
  readonly sources: ReadonlyMap<string, Source>;
  readonly errors: readonly InputError[];
}

const progressEvery = 4096;

/** Collects inputs and says on stderr, at once, what is wrong with them. */
class Gatherer {
  readonly #io: CliHost;
  readonly #root: string;
  readonly #seen = new Set<string>();
  readonly #sources = new Map<string, Source>();
  readonly #errors: InputError[] = [];
  #skipped = 0;

  constructor(io: CliHost, root: string) {
    this.#io = io;
    this.#root = root;
  }

  fail(file: string, reason: string, shown = this.#io.relative(this.#root, file) || '.'): void {
    this.#errors.push({ file, reason });
    this.#io.stderr(`vfio-lint: ${printable(shown)}: ${reason}\n`);
  }

  path(typed: string): void {
    const path = this.#io.resolve(typed);
    const walked = this.#io.walk(path);
    switch (walked.kind) {
      case 'failed':
        this.fail(path, walked.reason, typed);
        return;
      case 'file':
        this.#file(walked.file);
        return;
      case 'tree':
        for (const error of walked.errors) this.fail(error.file, error.reason);
        for (const file of walked.files) this.#file(file);
        if (walked.files.length > 0) return;
        this.#errors.push({ file: path, reason: 'no C files under this path' });
        this.#io.stderr(`vfio-lint: no C files under ${printable(typed)}\n`);
    }
  }

  stdin(file: string, bytes: Buffer): void {
    this.#seen.add(file);
    this.#bytes(file, bytes);
  }

  finish(): Inputs {
    if (this.#io.stderrIsTTY && this.#seen.size >= progressEvery) this.#io.stderr('\r\u001b[K');
    return {
      seen: this.#seen.size,
      skipped: this.#skipped,
      asked: new Set(this.#sources.keys()),
      sources: this.#sources,
      errors: this.#errors,
    };
  }

  #file(file: string): void {
    if (this.#seen.has(file)) return;
    this.#seen.add(file);
    if (this.#io.stderrIsTTY && this.#seen.size % progressEvery === 0)
      this.#io.stderr(`\rvfio-lint: ${this.#seen.size} files read`);
    const read = this.#io.read(file);
    if (read.kind === 'bytes') this.#bytes(file, read.bytes);
    else this.#skip(file, read.reason);
  }

  #bytes(file: string, bytes: Buffer): void {
    const sifted = sift(bytes);
    if (sifted.kind === 'binary') this.#skip(file, 'binary file');
    if (sifted.kind === 'too-large') this.#skip(file, tooLarge);
    if (sifted.kind !== 'source') return;
    this.#sources.set(file, sifted.source);
  }

  #skip(file: string, reason: string): void {
    this.#skipped++;
    this.fail(file, reason);
  }
}

/** Reads the files at and under the paths that the user named. */
export function gatherPaths(io: CliHost, root: string, paths: readonly string[]): Inputs {
  const gatherer = new Gatherer(io, root);
  for (const path of paths) gatherer.path(path);
  return gatherer.finish();
}

/** Reads standard input as if it were `file`. */
export async function gatherStdin(io: CliHost, root: string, file: string): Promise<Inputs> {
  const gatherer = new Gatherer(io, root);
  gatherer.stdin(file, await io.readStdin());
  return gatherer.finish();
}
