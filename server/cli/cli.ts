/** The command line: arguments in, exit code out. */
import { runAudit } from './audit.ts';
import { check } from './check.ts';
import { exit } from './exit.ts';
import { ruleList, rulePage } from './explain.ts';
import type { CliHost } from './host.ts';
import { parseCommandLine, type Command } from './options.ts';
import { printable } from './printable.ts';
import { usage } from './usage.ts';

async function dispatch(command: Command, io: CliHost): Promise<number> {
  switch (command.kind) {
    case 'check':
      return check(command, io);
    case 'audit':
      return runAudit(command, io);
    case 'rules':
      io.stdout(ruleList(io.rules));
      return exit.clean;
    case 'explain': {
      const rule = io.rules.find(({ id }) => id === command.rule);
      if (!rule) {
        io.stderr(`vfio-lint: no rule '${printable(command.rule)}': 'vfio-lint rules' lists them\n`);
        return exit.wrong;
      }
      io.stdout(rulePage(rule));
      return exit.clean;
    }
    case 'lsp':
      await io.startLsp();
      return exit.clean;
    case 'help':
      io.stdout(usage);
      return exit.clean;
    case 'version':
      io.stdout(`vfio-lint ${io.version}\n`);
      return exit.clean;
    case 'wrong':
      io.stderr(`vfio-lint: ${printable(command.message)}\nvfio-lint --help says how it is used\n`);
      return exit.wrong;
  }
}

/** Runs one command line, without the program's name, and returns its exit code. Never throws. */
export async function run(argv: readonly string[], io: CliHost): Promise<number> {
  try {
    return await dispatch(parseCommandLine(argv), io);
  } catch (error) {
    io.stderr(
      `vfio-lint: internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return exit.wrong;
  }
}
