/** The outside, as the command line sees it: streams, files and the engine, so that a test can stand in for all of them. */
import type { Host } from '../core/analysis/host.ts';
import type { Workspace } from '../core/analysis/workspace.ts';
import type { MailText } from '../core/rules/rule.ts';

/** What the command line says of a rule. */
export interface RuleText {
  readonly id: string;
  readonly severity: string;
  readonly confidence: string;
  readonly fixSafety: string;
  readonly title: string;
  readonly why: string;
  readonly bad: string;
  readonly good: string;
  readonly mail: MailText;
}

/** An input that could not be analysed, and why. */
export interface InputError {
  readonly file: string;
  readonly reason: string;
}

/** What a path named on the command line turned out to be. */
export type Walked =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'tree'; readonly files: readonly string[]; readonly errors: readonly InputError[] }
  | { readonly kind: 'failed'; readonly reason: string };

/** A file's bytes. They may live in a buffer that the next read overwrites. */
export type ReadResult =
  { readonly kind: 'bytes'; readonly bytes: Buffer } | { readonly kind: 'failed'; readonly reason: string };

/** Every path that goes in or comes out is absolute and uses `/`, except the argument of `resolve`. */
export interface CliHost {
  readonly version: string;
  readonly rules: readonly RuleText[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdinIsTTY: boolean;
  readonly stdoutIsTTY: boolean;
  readonly stderrIsTTY: boolean;
  stdout(chunk: string | Uint8Array): void;
  stderr(text: string): void;
  /** Milliseconds since any fixed moment. */
  now(): number;
  readStdin(): Promise<Buffer>;
  /** A path as the user typed it, made absolute against the working directory. */
  resolve(path: string): string;
  /** The way from `root` to `file`. */
  relative(root: string, file: string): string;
  isDirectory(path: string): boolean;
  /** The C files at or under a named path. */
  walk(path: string): Walked;
  /** The files in the folder that holds `file`; none where there is no such folder. */
  siblings(file: string): readonly string[];
  read(file: string): ReadResult;
  /** Replaces a file as a whole, keeping its mode. Returns the reason where it cannot. */
  write(file: string, bytes: Uint8Array): string | undefined;
  /** Makes a file that is the program's own, and the folders above it. Returns the reason where it cannot. */
  create(file: string, bytes: Uint8Array): string | undefined;
  /** An engine over `host`. */
  workspace(host: Host): Promise<Workspace>;
  /** Serves an editor on standard input and output; returns once it listens. */
  startLsp(): Promise<void>;
}
