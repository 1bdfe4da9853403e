/** The command `audit`: every VFIO mmap path of a tree with its verdict. */
import type { Audit } from '../core/analysis/audit.ts';
import { auditJson } from '../core/analysis/audit-json.ts';
import { compareText } from '../core/analysis/order.ts';
import { hostOver } from './analyse.ts';
import { auditText } from './audit-text.ts';
import { exit, type ExitCode } from './exit.ts';
import { gatherPaths, type Inputs } from './gather.ts';
import type { CliHost } from './host.ts';
import type { AuditOptions } from './options.ts';
import { printable } from './printable.ts';

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

function render(
  { format }: AuditOptions,
  audit: Audit,
  inputs: Inputs,
  name: (file: string) => string,
): string {
  if (format === 'text') return auditText(audit, name);
  const { version, ...rest } = auditJson(audit, name);
  const errors = inputs.errors.map(({ file, reason }) => ({ file: name(file), reason }));
  const json = {
    version,
    files: { seen: inputs.seen, skipped: inputs.skipped },
    errors: errors.toSorted((a, b) => compareText(a.file, b.file) || compareText(a.reason, b.reason)),
    ...rest,
  };
  return JSON.stringify(json, null, 2) + '\n';
}

/** Audits, and returns the exit code: what is unknown is no violation. */
export async function runAudit(options: AuditOptions, io: CliHost): Promise<ExitCode> {
  const started = io.now();
  const root = options.root === undefined ? io.cwd : io.resolve(options.root);
  if (!io.isDirectory(root)) {
    io.stderr(`vfio-lint: --root ${printable(options.root ?? root)}: no such folder\n`);
    return exit.wrong;
  }
  const name = (file: string): string => io.relative(root, file) || '.';
  const inputs = gatherPaths(io, root, options.paths.length === 0 ? ['.'] : options.paths);
  const workspace = await io.workspace(hostOver(io, inputs.sources));
  const audit = await workspace.audit([...inputs.asked], options.wanted);
  io.stdout(render(options, audit, inputs, name));
  const of = (verdict: string): number => audit.mmaps.filter((row) => row.verdict === verdict).length;
  const readers =
    audit.readers.length === 0 ? '' : `, ${counted(audit.readers.length, 'reader')} outside VFIO`;
  io.stderr(
    `vfio-lint: ${counted(inputs.seen, 'file')} seen, ${counted(audit.mmaps.length, 'mmap handler')}: ` +
      `${of('ok')} ok, ${of('violation')} in violation, ${of('unknown')} unknown${readers}, ` +
      `${((io.now() - started) / 1000).toFixed(1)} s\n`,
  );
  if (inputs.errors.length > 0) return exit.notAnalysed;
  return [...audit.mmaps, ...audit.readers].some(({ verdict }) => verdict === 'violation')
    ? exit.findings
    : exit.clean;
}
