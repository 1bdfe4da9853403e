/** The command `audit`: every VFIO mmap path of a tree with its verdict. */
import { countVerdicts, findingsOf, type Audit } from '../core/analysis/audit.ts';
import { auditJson } from '../core/analysis/audit-json.ts';
import { auditMarkdown } from '../core/analysis/audit-markdown.ts';
import { linesByFile } from '../core/analysis/lines.ts';
import { compareText, inOrder } from '../core/analysis/order.ts';
import { sarifReport } from '../core/analysis/sarif.ts';
import { hostOver } from './analyse.ts';
import { auditText } from './audit-text.ts';
import { exit, type ExitCode } from './exit.ts';
import { gatherPaths, type Inputs } from './gather.ts';
import type { CliHost } from './host.ts';
import type { AuditOptions } from './options.ts';
import { printable } from './printable.ts';

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

function jsonOf(audit: Audit, { seen, skipped, errors }: Inputs, name: (file: string) => string): string {
  const { version, ...rest } = auditJson(audit, name);
  const named = errors.map(({ file, reason }) => ({ file: name(file), reason }));
  const json = {
    version,
    files: { seen, skipped },
    errors: named.toSorted((a, b) => compareText(a.file, b.file) || compareText(a.reason, b.reason)),
    ...rest,
  };
  return JSON.stringify(json, null, 2) + '\n';
}

function render(
  { format }: AuditOptions,
  io: CliHost,
  audit: Audit,
  inputs: Inputs,
  name: (file: string) => string,
): string {
  switch (format) {
    case 'text':
      return auditText(audit, name);
    case 'json':
      return jsonOf(audit, inputs, name);
    case 'markdown':
      return auditMarkdown(audit, name);
    case 'sarif':
      return sarifReport({
        findings: inOrder(findingsOf(audit), name),
        rules: io.rules,
        version: io.version,
        errors: inputs.errors,
        name,
        lines: linesByFile((file) => inputs.sources.get(file)?.text),
      });
  }
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
  const audit = await workspace.audit([...inputs.asked]);
  if (!audit) return exit.wrong;
  io.stdout(render(options, io, audit, inputs, name));
  const { ok, violation, unknown } = countVerdicts(audit);
  const readers =
    audit.readers.length === 0 ? '' : `, ${counted(audit.readers.length, 'reader')} outside VFIO`;
  io.stderr(
    `vfio-lint: ${counted(inputs.seen, 'file')} seen, ${counted(audit.mmaps.length, 'mmap handler')}: ` +
      `${ok} ok, ${violation} in violation, ${unknown} unknown${readers}, ` +
      `${((io.now() - started) / 1000).toFixed(1)} s\n`,
  );
  if (inputs.errors.length > 0) return exit.notAnalysed;
  return [...audit.mmaps, ...audit.readers].some(({ verdict }) => verdict === 'violation')
    ? exit.findings
    : exit.clean;
}
