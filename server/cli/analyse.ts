/** Sources in, findings out: the one place of this room that runs the engine. */
import type { Host } from '../core/analysis/host.ts';
import type { Finding, Report } from '../core/analysis/report.ts';
import { isWanted, type Wanted } from '../core/analysis/shown.ts';
import type { Workspace } from '../core/analysis/workspace.ts';
import type { CliHost, InputError } from './host.ts';
import { decode, type Source } from './source.ts';

export interface Analysis {
  readonly findings: readonly Finding[];
  /** What is known and what is not, of each file that has places in VFIO's scope. */
  readonly places: readonly Pick<Report, 'file' | 'places'>[];
  /** In how many places each rule looked, by its id. */
  readonly looked: ReadonlyMap<string, number>;
  /** How many of the files asked for were parsed. */
  readonly parsed: number;
  /** Files that the engine failed on. */
  readonly errors: readonly InputError[];
}

/** The files of `sources` as they are there, every other one as the disk has it. */
export function hostOver(io: CliHost, sources: ReadonlyMap<string, Source>): Host {
  return {
    siblings: (file) => Promise.resolve(io.siblings(file)),
    read: (file) => {
      const source = sources.get(file);
      if (source) return Promise.resolve(source.text);
      const read = io.read(file);
      const isText = read.kind === 'bytes' && !read.bytes.includes(0);
      return Promise.resolve(isText ? decode(read.bytes).text : undefined);
    },
  };
}

/** One file that the engine fails on must not take the others with it: each is tried alone. */
async function oneByOne(
  workspace: Workspace,
  files: Iterable<string>,
): Promise<{ readonly reports: readonly Report[]; readonly errors: readonly InputError[] }> {
  const reports: Report[] = [];
  const errors: InputError[] = [];
  for (const file of files) {
    try {
      reports.push(await workspace.report(file));
    } catch (error) {
      errors.push({
        file,
        reason: `internal error: ${error instanceof Error ? error.message : String(error)}`,
      });
    }
  }
  return { reports, errors };
}

/** Analyses the files asked for as one program, each with its folder; `sources` are their texts as they are now. */
export async function analyse(
  io: CliHost,
  sources: ReadonlyMap<string, Source>,
  asked: ReadonlySet<string>,
  given: Wanted,
): Promise<Analysis> {
  if (asked.size === 0) return { findings: [], places: [], looked: new Map(), parsed: 0, errors: [] };
  const workspace = await io.workspace(hostOver(io, sources));
  let reports: readonly Report[];
  let errors: readonly InputError[] = [];
  try {
    reports = await workspace.reports([...asked]);
  } catch (error) {
    ({ reports, errors } = await oneByOne(workspace, asked));
    if (reports.length === 0) throw error;
  }
  const wanted = reports.filter((report) => asked.has(report.file));
  const looked = new Map<string, number>();
  for (const report of wanted)
    for (const [rule, count] of Object.entries(report.looked))
      looked.set(rule, (looked.get(rule) ?? 0) + count);
  return {
    findings: wanted.flatMap((report) => report.findings.filter((finding) => isWanted(finding, given))),
    looked,
    places: wanted.filter((report) => report.places.total > 0),
    parsed: wanted.filter((report) => report.parsed).length,
    errors,
  };
}
