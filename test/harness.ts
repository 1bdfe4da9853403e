/** Fixtures: C files with carets under the code that say what is known and found there, checked through the one door. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Edit, Report } from '../server/core/analysis/report.ts';
import { createWorkspace } from '../server/core/analysis/workspace.ts';
import { createParser, type CParser } from '../server/core/c/parser.ts';
import { offsetAt } from '../server/core/analysis/locate.ts';

const wasm = (path: string): Uint8Array => readFileSync(join('node_modules', path));

let shared: Promise<CParser> | undefined;

/** One parser for all tests of a process: loading the grammar costs more than any of them. */
export function parser(): Promise<CParser> {
  shared ??= createParser({
    runtime: wasm('web-tree-sitter/web-tree-sitter.wasm'),
    grammar: wasm('tree-sitter-c/tree-sitter-c.wasm'),
  });
  return shared;
}

const path = (name: string): string => `/d/${name}`;

/** The reports of a folder of texts, by name. */
export async function analyse(files: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, Report>> {
  const texts = new Map([...files].map(([name, text]) => [path(name), text] as const));
  const workspace = createWorkspace(await parser(), {
    siblings: () => Promise.resolve([...texts.keys()]),
    read: (file) => Promise.resolve(texts.get(file)),
  });
  const reports = await workspace.reports([...texts.keys()]);
  return new Map([...files.keys()].map((name, i) => [name, reports[i] as Report] as const));
}

/**
 * Rules about what a driver leaves out. A fixture shows one thing and leaves out much that a driver needs, so findings of
 * these count only where the fixture, or the folder that it stands in, names the rule.
 */
const omissions: ReadonlySet<string> = new Set([
  'bounds-ignore-offset',
  'index-unchecked',
  'narrow-shift',
  'private-mapping-allowed',
  'region-iommu-undeclared',
  'remap-in-fault',
]);

/** The reports without what they say of rules that the fixture is not about. */
export function about(
  reports: ReadonlyMap<string, Report>,
  files: ReadonlyMap<string, string>,
  folder: string,
): ReadonlyMap<string, Report> {
  const named = new Set([...files.values()].flatMap((text) => expectations(text).map(({ rule }) => rule)));
  const counts = (rule: string): boolean => !omissions.has(rule) || rule === folder || named.has(rule);
  return new Map(
    [...reports].map(
      ([name, report]) =>
        [name, { ...report, findings: report.findings.filter((one) => counts(one.rule)) }] as const,
    ),
  );
}

/** The text with a fix's edits in that file applied. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => offsetAt(text, b.range.start) - offsetAt(text, a.range.start))
    .reduce(
      (out, { range, newText }) =>
        out.slice(0, offsetAt(text, range.start)) + newText + out.slice(offsetAt(text, range.end)),
      text,
    );
}

interface Expectation {
  readonly line: number;
  readonly column: number | undefined;
  readonly rule?: string;
  readonly severity?: string;
  readonly message?: RegExp;
  readonly space?: string;
}

const note =
  /^(\s*\/\/\s*)(?:(\^+)|<-)\s+(?:is ([\w@ ]+)|(?:(error|warning|note) )?([\w-]+)(?::\s*(.*))?)\s*$/;

/** What the carets of a fixture say: each speaks of the last line of code above it. */
export function expectations(text: string): Expectation[] {
  const out: Expectation[] = [];
  let line = 0;
  text.split('\n').forEach((source, at) => {
    const match = note.exec(source);
    if (!match) {
      line = at;
      return;
    }
    const [, lead = '', carets, space, severity, rule, message] = match;
    const column = carets === undefined ? undefined : lead.length;
    const base = { line, column };
    if (space !== undefined) out.push({ ...base, space: space.trim() });
    else if (rule !== undefined)
      out.push({
        ...base,
        rule,
        ...(severity ? { severity } : {}),
        ...(message ? { message: new RegExp(message) } : {}),
      });
  });
  return out;
}

/** Compares a report with what the fixture's carets say: every finding expected, every expectation met. */
export function compare(name: string, text: string, report: Report): void {
  const expected = expectations(text);
  const found = report.findings.map((f) => `${f.range.start.line + 1} ${f.rule}`);
  const wanted = expected.flatMap((e) => (e.rule === undefined ? [] : [`${e.line + 1} ${e.rule}`]));
  assert.deepEqual(found, wanted, `${name}: findings`);
  for (const { line, column, space, message, rule, severity } of expected) {
    if (severity !== undefined) {
      const finding = report.findings.find((f) => f.range.start.line === line && f.rule === rule);
      assert.equal(finding?.severity, severity, `${name}:${line + 1}`);
    }
    if (message) {
      const finding = report.findings.find((f) => f.range.start.line === line && f.rule === rule);
      assert.match(finding?.message ?? '', message, `${name}:${line + 1}`);
    }
    if (space === undefined || column === undefined) continue;
    const known = report
      .known()
      .filter(
        ({ range }) =>
          range.start.line === line && range.start.character <= column && range.end.character > column,
      );
    const words = known.map((k) =>
      'drops' in k ? 'a range' : k.space === 'region index' ? k.space : `${k.space.unit}@${k.space.origin}`,
    );
    assert.ok(
      words.includes(space),
      `${name}:${line + 1}: ${space} expected, known ${words.join(', ') || 'nothing'}`,
    );
  }
}
