/** What is generated from the rules: their pages and the README's table. `UPDATE=1 npm test` writes them again. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { rulePage } from '../../server/cli/explain.ts';
import { rules } from '../../server/core/rules/index.ts';
import { analyse } from '../harness.ts';

const update = process.env['UPDATE'] === '1';
const pages = join('docs', 'rules');
const [open, close] = ['<!-- rules: generated -->', '<!-- /rules -->'];

function table(): string {
  const rows = rules.map(
    ({ id, severity, fixSafety, title }) =>
      `| [\`${id}\`](docs/rules/${id}.md) | ${severity} | ${fixSafety} | ${title} |`,
  );
  return ['| rule | severity | fix | says |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function generated(path: string, due: string): void {
  if (update) writeFileSync(path, due);
  assert.equal(
    existsSync(path) ? readFileSync(path, 'utf8') : '',
    due,
    `${path} is stale: UPDATE=1 npm test`,
  );
}

describe('generated documents', () => {
  for (const rule of rules)
    it(`docs/rules/${rule.id}.md`, () => {
      mkdirSync(pages, { recursive: true });
      generated(join(pages, `${rule.id}.md`), rulePage(rule));
    });

  it('no page without a rule', () => {
    const due = rules.map((rule) => `${rule.id}.md`).toSorted();
    assert.deepEqual(readdirSync(pages).toSorted(), due);
  });

  it("the README's table", () => {
    const readme = readFileSync('README.md', 'utf8');
    const [head = '', rest = ''] = readme.split(open);
    const tail = rest.slice(rest.indexOf(close));
    assert.ok(rest.includes(close), 'README.md has the two marks');
    generated('README.md', `${head}${open}\n\n${table()}\n\n${tail}`);
  });
});

describe('the examples of the rules', () => {
  for (const { id, bad, good } of rules) {
    it(`${id}: bad fires its own rule and no other`, async () => {
      const report = (await analyse(new Map([['demo.c', `#include <linux/vfio.h>\n${bad}`]]))).get('demo.c');
      assert.deepEqual([...new Set(report?.findings.map((finding) => finding.rule))], [id]);
    });
    it(`${id}: good is silent`, async () => {
      const report = (await analyse(new Map([['demo.c', `#include <linux/vfio.h>\n${good}`]]))).get('demo.c');
      assert.equal(report?.parsed, true);
      assert.deepEqual(report?.findings, []);
    });
  }
});

describe('messages', () => {
  it('are one line of at most 90 characters, lower case', async () => {
    const files = new Map(
      rules.map(({ id, bad }) => [`${id}.c`, `#include <linux/vfio.h>\n${bad}`] as const),
    );
    for (const [name, report] of await analyse(files))
      for (const { message } of report.findings) {
        assert.ok(message.length <= 90 && !message.includes('\n'), `${name}: ${message}`);
        assert.equal(message[0], message[0]?.toLowerCase());
      }
  });
});
