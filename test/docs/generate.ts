/** Writes what is generated from the rules and from the tool's own output: rule pages, the README's table, the examples. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rulePage } from '../../server/cli/explain.ts';
import { rules } from '../../server/core/rules/index.ts';

/** A file that is generated whole or in part: its path and what it has to hold. */
export interface Generated {
  readonly path: string;
  readonly due: () => string;
}

export const pages = join('docs', 'rules');

const read = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

function table(): string {
  const rows = rules.map(
    ({ id, severity, fixSafety, title }) =>
      `| [\`${id}\`](docs/rules/${id}.md) | ${severity} | ${fixSafety} | ${title} |`,
  );
  return ['| rule | severity | fix | says |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** The text of a file with what stands between its two marks replaced. */
function between(path: string, name: string, due: string): string {
  const text = read(path);
  const [open, close] = [`<!-- ${name}: generated -->`, `<!-- /${name} -->`];
  const start = text.indexOf(open);
  const end = text.indexOf(close, start);
  if (start < 0 || end < 0) throw new Error(`${path} lacks the marks ${open} and ${close}`);
  return `${text.slice(0, start + open.length)}\n\n${due}\n\n${text.slice(end)}`;
}

/** What the built program prints on the examples. */
function said(...options: readonly string[]): string {
  const program = join('dist', 'cli.cjs');
  const args = [program, 'check', ...options, 'examples'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 1) throw new Error(`${args.join(' ')} ends with ${status}: ${stderr}`);
  return stdout.trimEnd();
}

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;

export const generated: readonly Generated[] = [
  ...rules.map((rule) => ({ path: join(pages, `${rule.id}.md`), due: () => rulePage(rule) })),
  { path: 'README.md', due: () => between('README.md', 'rules', table()) },
  {
    path: join('examples', 'README.md'),
    due: () =>
      between(
        join('examples', 'README.md'),
        'output',
        `${fenced('text', said('--format', 'text'))}\n\n${fenced('diff', said('--diff'))}`,
      ),
  },
];

/** True where the file on disk is what it has to be. */
export const isFresh = ({ path, due }: Generated): boolean => read(path) === due();

/** Writes one generated file again. */
export function write({ path, due }: Generated): void {
  const text = due();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) for (const one of generated) write(one);
