/** The command `check`: inputs, analysis, fixes, and the report of what remains. */
import type { Finding } from '../core/analysis/report.ts';
import { analyse, type Analysis } from './analyse.ts';
import { exit, type ExitCode } from './exit.ts';
import { applyFixes, type Fixed } from './fix.ts';
import { gatherPaths, gatherStdin } from './gather.ts';
import { gccReport } from './gcc.ts';
import type { CliHost, InputError } from './host.ts';
import { jsonReport } from './json.ts';
import { linesByFile } from '../core/analysis/lines.ts';
import { mailsOf } from './mail.ts';
import type { CheckOptions, Format } from './options.ts';
import { compareText, inOrder } from '../core/analysis/order.ts';
import { patchOf } from './patch.ts';
import { printable } from './printable.ts';
import { sarifReport } from '../core/analysis/sarif.ts';
import { place, type CheckResult } from './result.ts';
import { encode } from './source.ts';
import { textReport } from './text.ts';

type Name = CheckResult['name'];

function colourWanted(io: CliHost): boolean {
  if (io.env['NO_COLOR']) return false;
  return io.stdoutIsTTY && io.env['TERM'] !== 'dumb';
}

function render(io: CliHost, format: Exclude<Format, 'patch'>, result: CheckResult): string {
  switch (format) {
    case 'text':
      return textReport(result, colourWanted(io));
    case 'gcc':
      return gccReport(result);
    case 'json':
      return jsonReport(result);
    case 'sarif':
      return sarifReport({ ...result, rules: io.rules, version: io.version });
  }
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** Writes the changed files. Returns those that could not be written. */
function writeChanges(io: CliHost, name: Name, fixed: Fixed): readonly InputError[] {
  const errors: InputError[] = [];
  for (const [file, { after }] of fixed.changes) {
    const reason = io.write(file, encode(after.text, after.encoding));
    if (reason === undefined) continue;
    errors.push({ file, reason: `not written: ${reason}` });
    io.stderr(`vfio-lint: ${printable(name(file))}: not written: ${reason}\n`);
  }
  const files = fixed.changes.size - errors.length;
  const fixes = fixed.repaired.length;
  if (fixes > 0)
    io.stderr(`vfio-lint: ${fixes} fix${fixes === 1 ? '' : 'es'} in ${counted(files, 'file')}\n`);
  return errors;
}

function printPatches(io: CliHost, name: Name, fixed: Fixed): void {
  for (const [file, change] of [...fixed.changes].toSorted(([a], [b]) => compareText(name(a), name(b))))
    io.stdout(patchOf(name(file), change).bytes);
}

/** Prints the mails, or their names where they go into a folder. Returns those that could not be written. */
function putMails(
  io: CliHost,
  name: Name,
  fixed: Fixed,
  { from, outputDir }: CheckOptions,
): readonly InputError[] {
  const mails = mailsOf(fixed, { rules: io.rules, version: io.version, from, name });
  if (outputDir === undefined) {
    for (const { bytes } of mails) io.stdout(bytes);
    return [];
  }
  return mails.flatMap(({ fileName, bytes }) => {
    const path = `${outputDir.replace(/(?<=.)\/+$/, '')}/${fileName}`;
    const file = io.resolve(path);
    const reason = io.create(file, bytes);
    if (reason === undefined) {
      io.stdout(`${printable(path)}\n`);
      return [];
    }
    io.stderr(`vfio-lint: ${printable(path)}: not written: ${reason}\n`);
    return [{ file, reason: `not written: ${reason}` }];
  });
}

/** Says which fixes were left because a person should look at them first. */
function mentionReviews(io: CliHost, name: Name, findings: readonly Finding[]): void {
  for (const finding of findings) {
    if (finding.fix?.safety !== 'review') continue;
    const why = finding.fix.review === undefined ? '' : `: ${finding.fix.review}`;
    const line = `${place(name, finding)}: left to review: ${finding.fix.title}${why} (--fix=all applies it)`;
    io.stderr(`vfio-lint: ${printable(line)}\n`);
  }
}

/** How much of what matters is known, and why the rest is not: the most frequent reason first, and where it holds. */
function printPlaces(io: CliHost, name: Name, files: Analysis['places']): void {
  const functions = files.reduce((sum, { places }) => sum + places.functions, 0);
  const total = files.reduce((sum, { places }) => sum + places.total, 0);
  const unknown = files.flatMap(({ file, places }) =>
    places.unknown.map(({ range, why }) => ({ why, at: `${name(file)}:${range.start.line + 1}` })),
  );
  const share = total === 0 ? 0 : (100 * unknown.length) / total;
  io.stderr(
    `vfio-lint: ${counted(total, 'place')} in ${counted(functions, 'function')} of VFIO, ` +
      `${unknown.length} unknown: ${share.toFixed(1)} %\n`,
  );
  const reasons = new Map<string, string[]>();
  for (const { why, at } of unknown) reasons.set(why, [...(reasons.get(why) ?? []), at]);
  for (const [why, at] of [...reasons].toSorted(
    (a, b) => b[1].length - a[1].length || compareText(a[0], b[0]),
  ))
    io.stderr(
      `vfio-lint: ${String(at.length).padStart(5)}  ${printable(`${why} (${at.slice(0, 3).join(', ')})`)}\n`,
    );
}

/** In how many places each rule looked, and what it found there. */
function printLooked(io: CliHost, { looked, findings }: Analysis): void {
  for (const { id } of io.rules) {
    const found = findings.filter(({ rule }) => rule === id).length;
    const places = looked.get(id) ?? 0;
    if (places + found > 0)
      io.stderr(`vfio-lint: ${id} looked at ${counted(places, 'place')}: ${counted(found, 'finding')}\n`);
  }
}

function unchanged(analysis: Analysis, sources: Fixed['sources']): Fixed {
  return { analysis, sources, changes: new Map(), repaired: [] };
}

/** Checks, and returns the exit code. */
export async function check(options: CheckOptions, io: CliHost): Promise<ExitCode> {
  const started = io.now();
  const root = options.root === undefined ? io.cwd : io.resolve(options.root);
  if (!io.isDirectory(root)) {
    io.stderr(`vfio-lint: --root ${printable(options.root ?? root)}: no such folder\n`);
    return exit.wrong;
  }
  const unknown = [...(options.wanted.rules ?? [])].filter((id) => !io.rules.some((rule) => rule.id === id));
  if (unknown.length > 0) {
    io.stderr(`vfio-lint: no rule '${printable(unknown[0] ?? '')}': vfio-lint rules lists them\n`);
    return exit.wrong;
  }
  const name: Name = (file) => io.relative(root, file) || '.';
  const inputs =
    options.stdinFilename === undefined
      ? gatherPaths(io, root, options.paths.length === 0 ? ['.'] : options.paths)
      : await gatherStdin(io, root, io.resolve(options.stdinFilename));
  const gathered = io.now();
  const first = await analyse(io, inputs.sources, inputs.asked, options.wanted);
  const analysed = io.now();
  const fixed =
    options.fix === undefined
      ? unchanged(first, inputs.sources)
      : await applyFixes(io, first, inputs.sources, inputs.asked, options.fix, options.wanted);
  const { analysis } = fixed;
  for (const { file, reason } of analysis.errors)
    io.stderr(`vfio-lint: ${printable(name(file))}: ${reason}\n`);
  const findings = inOrder(analysis.findings, name);
  const showing = options.diff || options.format === 'patch';
  const writeErrors =
    options.format === 'patch'
      ? putMails(io, name, fixed, options)
      : options.fix !== undefined && !options.diff
        ? writeChanges(io, name, fixed)
        : [];
  const errors = [...inputs.errors, ...analysis.errors, ...writeErrors];
  const skipped = inputs.skipped + analysis.errors.length;
  const files = { seen: inputs.seen, parsed: analysis.parsed, skipped };
  if (options.diff) {
    printPatches(io, name, fixed);
  } else if (options.format !== 'patch') {
    const lines = linesByFile((file) => fixed.sources.get(file)?.text);
    const format = options.format ?? (io.stdoutIsTTY ? 'text' : 'gcc');
    io.stdout(render(io, format, { files, errors, findings, name, lines }));
  }
  if (options.fix === 'safe') mentionReviews(io, name, findings);
  const ended = io.now();
  if (options.stats) {
    printPlaces(io, name, analysis.places);
    printLooked(io, analysis);
    const [read, parse, repair] = [gathered - started, analysed - gathered, ended - analysed].map(Math.round);
    io.stderr(
      `vfio-lint: ${counted(inputs.asked.size, 'file')} for the engine, ` +
        `reading ${read} ms, analysis ${parse} ms, fixes and output ${repair} ms\n`,
    );
  }
  io.stderr(
    `vfio-lint: ${counted(files.seen, 'file')} seen, ${files.parsed} parsed, ${files.skipped} skipped, ` +
      `${counted(findings.length, 'finding')}${showing ? ' left' : ''}, ` +
      `${((ended - started) / 1000).toFixed(1)} s\n`,
  );
  if (errors.length > 0) return exit.notAnalysed;
  return findings.length > 0 || (showing && fixed.changes.size > 0) ? exit.findings : exit.clean;
}
