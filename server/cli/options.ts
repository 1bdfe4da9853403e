/** The command line's grammar: arguments in, one command or the sentence that says what is wrong with them. */
import { parseArgs } from 'node:util';
import type { Safety } from '../core/analysis/report.ts';
import type { Wanted } from '../core/analysis/shown.ts';
import { layoutNames } from '../core/region/decoder.ts';
import { asNames, type As } from '../core/region/numeral.ts';
import { pagesByName } from '../core/region/pages.ts';
import type { PageShift } from '../core/region/space.ts';
import { parseSender, type Sender } from './headers.ts';

export const formats = ['text', 'gcc', 'json', 'sarif', 'patch'] as const;
export type Format = (typeof formats)[number];

export interface CheckOptions {
  readonly kind: 'check';
  readonly paths: readonly string[];
  /** Undefined where the user left it to us. */
  readonly format: Format | undefined;
  /** The riskiest fixes to apply; undefined applies none. */
  readonly fix: Safety | undefined;
  /** Print what `fix` would change instead of changing it. */
  readonly diff: boolean;
  /** The folder for the mails of the format `patch`; undefined prints them. */
  readonly outputDir: string | undefined;
  /** Who sends these mails. */
  readonly from: Sender | undefined;
  readonly root: string | undefined;
  readonly stdinFilename: string | undefined;
  readonly stats: boolean;
  /** Which findings to report. */
  readonly wanted: Wanted;
}

export const auditFormats = ['text', 'json', 'markdown', 'sarif'] as const;

export interface AuditOptions {
  readonly kind: 'audit';
  readonly paths: readonly string[];
  readonly format: (typeof auditFormats)[number];
  readonly root: string | undefined;
}

export const decodeFormats = ['text', 'json'] as const;

export interface DecodeCommand {
  readonly kind: 'decode';
  /** What to decode, one a line; none reads a paste from standard input. */
  readonly values: readonly string[];
  readonly format: (typeof decodeFormats)[number];
  readonly as: As | undefined;
  readonly layout: string | undefined;
  readonly page: PageShift | undefined;
  /** File of device tables. */
  readonly devices: string | undefined;
  readonly device: string | undefined;
}

export type Command =
  | CheckOptions
  | AuditOptions
  | DecodeCommand
  | { readonly kind: 'rules' }
  | { readonly kind: 'explain'; readonly rule: string }
  | { readonly kind: 'lsp' }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly message: string };

const wrong = (message: string): Command => ({ kind: 'wrong', message });

/** `parseArgs` knows no option whose value may be left out: a bare `--fix` means `--fix=safe`. */
function spellFix(args: readonly string[]): string[] {
  const end = args.indexOf('--');
  return args.map((arg, at) => (arg === '--fix' && (end < 0 || at < end) ? '--fix=safe' : arg));
}

function parseCheck(args: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: spellFix(args),
    allowPositionals: true,
    options: {
      format: { type: 'string' },
      fix: { type: 'string' },
      diff: { type: 'boolean', default: false },
      'output-dir': { type: 'string' },
      from: { type: 'string' },
      root: { type: 'string' },
      'stdin-filename': { type: 'string' },
      stats: { type: 'boolean', default: false },
      notes: { type: 'boolean', default: false },
      rule: { type: 'string', multiple: true },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return { kind: 'help' };
  const format = formats.find((name) => name === values.format);
  if (values.format !== undefined && format === undefined)
    return wrong(`no format '${values.format}': there are ${formats.join(', ')}`);
  if (values.fix !== undefined && values.fix !== 'safe' && values.fix !== 'all')
    return wrong(
      `no such fixes '${values.fix}': --fix applies the safe ones, --fix=all also those to review`,
    );
  const stdinFilename = values['stdin-filename'];
  if (stdinFilename === '') return wrong('--stdin-filename takes a file name');
  if (stdinFilename !== undefined && positionals.length > 0)
    return wrong('--stdin-filename takes the source from standard input: name no PATH beside it');
  if (stdinFilename !== undefined && values.fix !== undefined && !values.diff && format !== 'patch')
    return wrong('--fix has no file to write with --stdin-filename: use --diff');
  if (positionals.includes('-')) return wrong('to read standard input, say --stdin-filename NAME');
  if (positionals.includes('')) return wrong('a PATH is empty');
  if (values.diff && format !== undefined) return wrong('--diff is a format of its own: leave out --format');
  const outputDir = values['output-dir'];
  if (outputDir !== undefined && format !== 'patch') return wrong('--output-dir takes --format patch');
  if (outputDir === '') return wrong('--output-dir takes a folder');
  if (values.from !== undefined && format !== 'patch') return wrong('--from takes --format patch');
  const from = values.from === undefined ? undefined : parseSender(values.from);
  if (values.from !== undefined && !from)
    return wrong(`--from takes 'Name <mail>', and got '${values.from}'`);
  const rules = (values.rule ?? []).flatMap((list) => list.split(',').map((id) => id.trim()));
  if (rules.includes('')) return wrong('--rule takes the id of a rule');
  const fixes = values.diff || format === 'patch';
  const fix = values.fix === 'all' ? 'review' : values.fix === 'safe' || fixes ? 'safe' : undefined;
  return {
    kind: 'check',
    paths: positionals,
    format,
    fix,
    diff: values.diff,
    outputDir,
    from,
    root: values.root,
    stdinFilename,
    stats: values.stats,
    wanted: {
      // Who asks for a rule by its name wants all of it.
      notes: values.notes || rules.length > 0,
      rules: rules.length > 0 ? new Set(rules) : undefined,
    },
  };
}

function parseAudit(args: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'text' },
      root: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return { kind: 'help' };
  const format = auditFormats.find((name) => name === values.format);
  if (format === undefined)
    return wrong(`no format '${values.format}' for an audit: there are ${auditFormats.join(', ')}`);
  if (positionals.includes('-')) return wrong('an audit reads files and folders, not standard input');
  if (positionals.includes('')) return wrong('a PATH is empty');
  return { kind: 'audit', paths: positionals, format, root: values.root };
}

function parseDecode(args: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      layout: { type: 'string' },
      'page-size': { type: 'string' },
      devices: { type: 'string' },
      device: { type: 'string' },
      format: { type: 'string', default: 'text' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return { kind: 'help' };
  const format = decodeFormats.find((name) => name === values.format);
  if (!format) return wrong(`no format '${values.format}': there are ${decodeFormats.join(', ')}`);
  const as = asNames.find((name) => name === values.as);
  if (values.as !== undefined && !as)
    return wrong(`no space '${values.as}': --as takes ${asNames.join(', ')}`);
  const { layout, device, devices } = values;
  if (layout !== undefined && !layoutNames.includes(layout))
    return wrong(`no layout '${layout}': there are ${layoutNames.join(', ')}`);
  const size = values['page-size'];
  const page = size === undefined ? undefined : pagesByName.get(size.toUpperCase());
  if (size !== undefined && page === undefined)
    return wrong(`no page size '${size}': --page-size takes ${[...pagesByName.keys()].join(', ')}`);
  if (devices === '') return wrong('--devices takes a file');
  return { kind: 'decode', values: positionals, format, as, layout, page, devices, device };
}

function parseCommand(name: string, args: readonly string[]): Command {
  switch (name) {
    case '-h':
    case '--help':
    case 'help':
      return { kind: 'help' };
    case '--version':
      return { kind: 'version' };
    case 'check':
      return parseCheck(args);
    case 'audit':
      return parseAudit(args);
    case 'decode':
      return parseDecode(args);
    case 'rules':
      if (args.includes('--help')) return { kind: 'help' };
      return args.length === 0 ? { kind: 'rules' } : wrong(`rules takes no argument, and got '${args[0]}'`);
    case 'explain': {
      if (args.includes('--help')) return { kind: 'help' };
      const rule = args[0];
      return rule === undefined || args.length > 1
        ? wrong('explain takes one RULE')
        : { kind: 'explain', rule };
    }
    case 'lsp':
      if (args.includes('--help')) return { kind: 'help' };
      return args.includes('--stdio') ? { kind: 'lsp' } : wrong('lsp takes --stdio');
    default:
      return wrong(`no command '${name}'`);
  }
}

/** Reads the arguments after the program's name. */
export function parseCommandLine(argv: readonly string[]): Command {
  const [name, ...args] = argv;
  if (name === undefined) return wrong('no command');
  try {
    return parseCommand(name, args);
  } catch (error) {
    if (error instanceof TypeError) return wrong(error.message.replaceAll('\n', ' '));
    throw error;
  }
}
