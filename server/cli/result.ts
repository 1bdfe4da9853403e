/** The outcome of one check: what every reporter prints, each in its way. */
import type { Finding, Location } from '../core/analysis/report.ts';
import type { InputError } from './host.ts';
import type { Lines } from '../core/analysis/lines.ts';

export interface CheckResult {
  readonly files: { readonly seen: number; readonly parsed: number; readonly skipped: number };
  readonly errors: readonly InputError[];
  /** In the order of printing. */
  readonly findings: readonly Finding[];
  /** A file as the reader sees it: relative to the root, with `/`. */
  readonly name: (file: string) => string;
  /** The lines that a finding's place refers to. */
  readonly lines: (file: string) => Lines | undefined;
}

/** `path:line:column`, counted from 1. */
export function place(name: (file: string) => string, location: Location): string {
  const { line, character } = location.range.start;
  return `${name(location.file)}:${line + 1}:${character + 1}`;
}
