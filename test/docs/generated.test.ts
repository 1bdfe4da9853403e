/** What is generated is fresh, and the rules' examples do what their pages say. `UPDATE=1 npm test` writes it again. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import type { Report } from '../../server/core/analysis/report.ts';
import { rules } from '../../server/core/rules/index.ts';
import { analyse } from '../harness.ts';
import { generated, isFresh, pages, write } from './generate.ts';

const update = process.env['UPDATE'] === '1';

describe('generated documents', () => {
  for (const one of generated)
    it(one.path, function () {
      // The examples' page runs the built program.
      this.timeout(30_000);
      if (update) write(one);
      assert.ok(isFresh(one), `${one.path} is stale: UPDATE=1 npm test`);
    });

  it('docs/fixes.md quotes what the tool prints', () => {
    const printed = new Set(readFileSync('examples/README.md', 'utf8').split('\n'));
    const blocks = readFileSync('docs/fixes.md', 'utf8').matchAll(/```(?:diff|text)\n([\s\S]*?)```/g);
    const quoted = [...blocks].flatMap((block) => block[1]?.trimEnd().split('\n') ?? []);
    assert.ok(quoted.length > 10);
    assert.deepEqual(
      quoted.filter((line) => !printed.has(line)),
      [],
    );
  });

  it('README.md quotes what decode prints', () => {
    const [, block] =
      /```console\n\$ grep vfio \/proc\/4711\/maps \| vfio-lint decode\n([\s\S]*?)```/.exec(
        readFileSync('README.md', 'utf8'),
      ) ?? [];
    assert.ok(block);
    const maps = [...block.matchAll(/^\d+: (.*)$/gm)].map(([, line]) => `${line}\n`).join('');
    const run = spawnSync(process.execPath, ['dist/cli.cjs', 'decode'], { input: maps, encoding: 'utf8' });
    assert.equal(run.stdout, block);
    assert.match(block, /raw pfn/);
  });

  it('docs/architecture.md says of every rule what it reads', () => {
    const rows = readFileSync('docs/architecture.md', 'utf8').matchAll(
      /^\| `([\w-]+)` +\| (?:[A-E]\d\d|–)/gm,
    );
    assert.deepEqual(
      [...rows].map((row) => row[1] ?? '').toSorted((a, b) => a.localeCompare(b)),
      rules.map(({ id }) => id).toSorted((a, b) => a.localeCompare(b)),
    );
  });

  it('no page without a rule', () => {
    const due = rules.map((rule) => `${rule.id}.md`).toSorted();
    assert.deepEqual(readdirSync(pages).toSorted(), due);
  });
});

/** The report of an example of a rule as a driver's only file. */
async function reportOf(code: string): Promise<Report | undefined> {
  return (await analyse(new Map([['demo.c', `#include <linux/vfio.h>\n${code}`]]))).get('demo.c');
}

describe('the examples of the rules', () => {
  for (const { id, bad, good } of rules) {
    it(`${id}: bad fires its own rule and no other`, async () => {
      const report = await reportOf(bad);
      assert.deepEqual([...new Set(report?.findings.map((finding) => finding.rule))], [id]);
    });
    it(`${id}: bad is reported in one lower-case line of at most 90 characters`, async () => {
      for (const { message } of (await reportOf(bad))?.findings ?? []) {
        assert.ok(message.length <= 90 && !message.includes('\n'), message);
        assert.match(message, /^[a-z].*[^.]$/);
      }
    });
    it(`${id}: good is silent`, async () => {
      const report = await reportOf(good);
      assert.equal(report?.parsed, true);
      assert.deepEqual(report?.findings, []);
    });
  }
});
