/** The audit and its findings for other programs: SARIF that its schema takes, Markdown that is a table. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import { marked, type Tokens } from 'marked';
import { describe, it } from 'mocha';
import { findingsOf, type Audit } from '../../server/core/analysis/audit.ts';
import { auditMarkdown } from '../../server/core/analysis/audit-markdown.ts';
import { Lines } from '../../server/core/analysis/lines.ts';
import type { Finding } from '../../server/core/analysis/report.ts';
import { sarifReport, uriOf, type SarifInput } from '../../server/core/analysis/sarif.ts';
import { rules } from '../../server/core/rules/index.ts';
import { auditOf, nameOf, textsOf, type Texts } from './cases.ts';

/** The schema of SARIF 2.1.0 as Microsoft publishes it; the names by which it is known elsewhere are of no use here. */
function validator(): (log: unknown) => readonly string[] {
  const path = 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
  const { $schema, id, ...schema }: Record<string, unknown> = JSON.parse(readFileSync(path, 'utf8'));
  assert.match(String($schema), /draft-04/);
  assert.match(String(id), /sarif-2\.1\.0/);
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  ajvFormats.default(ajv);
  const validate = ajv.compile(schema);
  return (log) =>
    validate(log) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Physical {
  readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
  readonly region: Region;
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex?: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly { readonly physicalLocation: Physical }[];
  readonly relatedLocations?: readonly {
    readonly physicalLocation: Physical;
    readonly message: { readonly text: string };
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly fixes?: readonly {
    readonly artifactChanges: readonly { readonly replacements: readonly unknown[] }[];
  }[];
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly columnKind: string;
  readonly results: readonly Result[];
}

const inputOf = (findings: readonly Finding[], texts: Texts): SarifInput => ({
  findings,
  rules,
  version: '1.2.3',
  errors: [],
  name: nameOf,
  lines: (file) => new Lines(texts.get(file) ?? ''),
});

function runOf(input: SarifInput): Run {
  const log: { readonly runs: readonly Run[] } = JSON.parse(sarifReport(input));
  const [run] = log.runs;
  assert.ok(run);
  return run;
}

const everything = async (name: string): Promise<{ texts: Texts; findings: readonly Finding[] }> => {
  const texts = textsOf(name);
  const { reports } = await auditOf(texts);
  return { texts, findings: reports.flatMap(({ findings }) => findings) };
};

const prints = (run: Run): readonly string[] =>
  run.results.flatMap((one) => Object.values(one.partialFingerprints));

describe('sarif', function () {
  this.timeout(30_000);
  const faults = validator();

  it('is what the schema of 2.1.0 takes, with findings of every shape and without any', async () => {
    for (const name of ['buses', 'wrapper', 'reader', 'taken-back', 'beside']) {
      const { texts, findings } = await everything(name);
      const errors = [{ file: '/gone/a b.c', reason: 'no such file or folder' }];
      assert.deepEqual(faults(JSON.parse(sarifReport({ ...inputOf(findings, texts), errors }))), []);
    }
    assert.deepEqual(faults(JSON.parse(sarifReport(inputOf([], new Map())))), []);
  });

  it('would not take anything', () => {
    const log = JSON.parse(sarifReport(inputOf([], new Map())));
    assert.notDeepEqual(faults({ ...log, version: '2.0.0' }), []);
    assert.notDeepEqual(faults({ ...log, runs: [{ ...log.runs[0], results: [{ level: 'bad' }] }] }), []);
  });

  it('places findings and reasons in the text, names the rule, and brings the fix', async () => {
    const { texts, findings } = await everything('buses');
    const run = runOf(inputOf(findings, texts));
    assert.equal(run.columnKind, 'utf16CodeUnits');
    const result = run.results.find(({ ruleId }) => ruleId === 'raw-pfn-in-pgoff');
    assert.ok(result);
    assert.equal(run.tool.driver.rules[result.ruleIndex ?? -1]?.id, 'raw-pfn-in-pgoff');
    assert.equal(result.level, 'warning');
    const [at] = result.locations;
    assert.ok(at);
    assert.deepEqual(at.physicalLocation.artifactLocation, { uri: 'heron.c', uriBaseId: 'SRCROOT' });
    const { startLine, startColumn, endLine, endColumn } = at.physicalLocation.region;
    assert.equal(endLine, startLine);
    const source = texts.get('/buses/heron.c')?.split('\n')[startLine - 1] ?? '';
    assert.match(source.slice(startColumn - 1, endColumn - 1), /^vma->vm_pgoff = .*page$/);
    assert.match(result.relatedLocations?.map(({ message }) => message.text).join() ?? '', /remap_pfn_range/);
    assert.ok((result.fixes?.[0]?.artifactChanges[0]?.replacements.length ?? 0) > 0);
  });

  it('has fingerprints that moving lines do not change, and that tell findings apart', async () => {
    const { texts, findings } = await everything('buses');
    const before = prints(runOf(inputOf(findings, texts)));
    assert.equal(new Set(before).size, before.length);
    const moved: Texts = new Map([...texts].map(([file, text]) => [file, `\n\n/* moved */\n${text}`]));
    const { reports } = await auditOf(moved);
    const after = reports.flatMap((report) => report.findings);
    assert.notDeepEqual(
      after.map(({ range }) => range),
      findings.map(({ range }) => range),
    );
    assert.deepEqual(prints(runOf(inputOf(after, moved))), before);
    const [first] = findings;
    assert.ok(first);
    const [one, two] = prints(runOf(inputOf([first, { ...first }], texts)));
    assert.notEqual(one, two);
  });

  it('writes paths as relative references, and others as URIs', () => {
    assert.equal(uriOf('drivers/a b/ä#%.c'), 'drivers/a%20b/%C3%A4%23%25.c');
    assert.equal(uriOf('a:b.c'), 'a%3Ab.c');
    assert.equal(uriOf('../x.c'), '../x.c');
    assert.equal(uriOf('/abs/x.c'), 'file:///abs/x.c');
    assert.equal(uriOf('C:/abs/x.c'), 'file:///C:/abs/x.c');
  });
});

const tablesIn = (text: string): readonly Tokens.Table[] =>
  marked.lexer(text).filter((token): token is Tokens.Table => token.type === 'table');

describe('markdown', function () {
  this.timeout(30_000);
  it('renders as one table of handlers and one of readers', async () => {
    for (const name of ['buses', 'wrapper', 'reader']) {
      const audit = await auditOf(textsOf(name));
      const [mmaps, readers] = tablesIn(auditMarkdown(audit, nameOf));
      assert.equal(mmaps?.rows.length, audit.mmaps.length, name);
      assert.equal(readers?.rows.length ?? 0, audit.readers.length, name);
      for (const { header, rows } of [mmaps, readers].flatMap((table) => table ?? []))
        for (const row of rows) assert.equal(row.length, header.length);
      const html = await marked(auditMarkdown(audit, nameOf));
      assert.equal([...html.matchAll(/<table>/g)].length, audit.readers.length > 0 ? 2 : 1);
    }
  });

  it('lets no name and no message end a cell or become markup', async () => {
    const audit = await auditOf(textsOf('wrapper'));
    const hostile = 'a|b\\|`c` <b>*d*</b>\n| e | [f](g) ~~h~~ &amp; https://i.example';
    const over: Audit = {
      ...audit,
      mmaps: audit.mmaps.map((row) => ({
        ...row,
        function: hostile,
        bus: hostile,
        reason: hostile,
        findings: row.findings.map((finding) => ({ ...finding, message: hostile })),
        via: row.via.map((via) => ({ ...via, name: hostile })),
      })),
    };
    const [table] = tablesIn(auditMarkdown(over, () => 'x|y.c'));
    assert.equal(table?.rows.length, 3);
    const cells = table?.rows[0] ?? [];
    assert.equal(cells.length, table?.header.length);
    const html = await marked(auditMarkdown(over, () => 'x|y.c'));
    assert.doesNotMatch(html, /<(?:b|em|code|del)>/);
    assert.match(html, /x\|y\.c:/);
    assert.match(html, /a\|b\\\|`c` &lt;b&gt;\*d\*/);
  });

  it('says so where there is nothing', async () => {
    const text = auditMarkdown(await auditOf(textsOf('beside')), nameOf);
    assert.match(text, /^0 mmap handlers: 0 ok, 0 in violation, 0 unknown\.$/m);
    assert.deepEqual(tablesIn(text), []);
  });

  it('lists the same findings as the audit', async () => {
    const audit = await auditOf(textsOf('buses'));
    const text = auditMarkdown(audit, nameOf);
    for (const { rule } of findingsOf(audit)) assert.ok(text.includes(rule));
  });
});
