/** What the engine follows, construct by construct: each has drivers that fire and drivers that stay silent. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { about, analyse, applyEdits, compare, parser } from '../harness.ts';

const root = join('test', 'constructs');

function filesOf(path: string): Map<string, string> {
  if (!statSync(path).isDirectory()) return new Map([['driver.c', readFileSync(path, 'utf8')]]);
  return new Map(readdirSync(path).map((file) => [file, readFileSync(join(path, file), 'utf8')] as const));
}

/** Every fix of every file, and what is left then. */
async function repaired(files: ReadonlyMap<string, string>): Promise<void> {
  const reports = about(await analyse(files), files, '');
  const fixed = new Map(files);
  let count = 0;
  for (const report of reports.values())
    for (const { fix } of report.findings) {
      if (!fix) continue;
      // Stores that hang together have one fix, which takes them all away.
      const same = JSON.stringify(fix.edits);
      count += report.findings.filter(
        (other) => other.fix && JSON.stringify(other.fix.edits) === same,
      ).length;
      for (const file of new Set(fix.edits.map((edit) => edit.file.replace('/d/', ''))))
        fixed.set(
          file,
          applyEdits(
            fixed.get(file) ?? '',
            fix.edits.filter((edit) => edit.file === `/d/${file}`),
          ),
        );
      break;
    }
  if (count === 0) return;
  const before = [...reports.values()].reduce((sum, { findings }) => sum + findings.length, 0);
  const after = [...about(await analyse(fixed), files, '').values()].reduce(
    (sum, { findings }) => sum + findings.length,
    0,
  );
  assert.equal(after, before - count, 'a fix takes its finding away and brings none');
  const c = await parser();
  for (const [file, text] of fixed)
    assert.ok(
      c.facts(file, text).functions.every((fn) => !fn.damaged),
      `${file} parses after its fix`,
    );
}

for (const construct of readdirSync(root))
  describe(`construct: ${construct}`, () => {
    const cases = readdirSync(join(root, construct));
    for (const name of cases)
      it(name, async () => {
        const files = filesOf(join(root, construct, name));
        const reports = about(await analyse(files), files, '');
        let findings = 0;
        for (const [file, text] of files) {
          const report = reports.get(file);
          if (!report?.parsed) continue;
          findings += report.findings.length;
          const facts = (await parser()).facts(file, text);
          assert.deepEqual(JSON.parse(JSON.stringify(facts)), facts, 'facts are plain JSON');
          compare(`${construct}/${name}/${file}`, text, report);
        }
        assert.equal(findings > 0, name.startsWith('fires'), 'the name says whether it fires');
        await repaired(files);
      });
    it('is there firing and silent', () => {
      const silentOnly = construct.endsWith('-beside') || /^(mentions-|cannot-)/.test(construct);
      assert.ok(silentOnly || cases.some((name) => name.startsWith('fires')));
      assert.ok(cases.some((name) => name.startsWith('silent')));
    });
  });
