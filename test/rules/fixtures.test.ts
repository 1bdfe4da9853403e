/** Runs every fixture under test/rules: carets, fixed twins, and that a fixed file stays fixed. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { about, analyse, applyEdits, compare, expectations, parser } from '../harness.ts';

const root = join('test', 'rules');
const folders = readdirSync(root).filter((name) => statSync(join(root, name)).isDirectory());

/** The functions of a text that do not parse. */
const damaged = async (file: string, text: string): Promise<string[]> =>
  (await parser()).facts(file, text).functions.flatMap((fn) => (fn.damaged ? [fn.name] : []));

/** A case is a .c file, or a folder of files that belong together. */
function casesOf(folder: string): { name: string; files: Map<string, string>; path: string }[] {
  return readdirSync(join(root, folder))
    .filter((name) => !/\.fixed(?:\.c)?$/.test(name))
    .map((name) => {
      const path = join(root, folder, name);
      if (!statSync(path).isDirectory())
        return { name, path, files: new Map([[name, readFileSync(path, 'utf8')]]) };
      const files = readdirSync(path).map((file) => [file, readFileSync(join(path, file), 'utf8')] as const);
      return { name, path, files: new Map(files) };
    });
}

for (const folder of folders)
  describe(`fixtures: ${folder}`, () => {
    const cases = casesOf(folder);
    for (const { name, files, path } of cases)
      it(name, async () => {
        const reports = about(await analyse(files), files, folder);
        for (const [file, text] of files) {
          const report = reports.get(file);
          assert.ok(report, file);
          compare(`${folder}/${name}/${file}`, text, report);
        }
        const fixes = [...reports.values()].flatMap((report) =>
          report.findings.flatMap((f) => (f.fix ? [f.fix] : [])),
        );
        const safeties = fixes.map((fix) => fix.safety);
        const due = name.startsWith('review-') ? 'review' : name.startsWith('fix-') ? 'safe' : undefined;
        if (due) assert.deepEqual([...new Set(safeties)], [due], 'the safety that the name says');
        const isFolder = !path.endsWith('.c');
        const fixedPath = isFolder ? `${path}.fixed` : path.replace(/\.c$/, '.fixed.c');
        if (fixes.length === 0) {
          assert.ok(!existsSync(fixedPath), `${fixedPath} stands there and no fix is offered`);
          return;
        }
        assert.ok(!name.startsWith('no-fix-'), 'no fix is due');
        // Stores that hang together have one fix: it is applied once.
        const edits = [
          ...new Map(fixes.map((fix) => [JSON.stringify(fix.edits), fix.edits])).values(),
        ].flat();
        const fixed = new Map<string, string>();
        for (const [file, text] of files) {
          const after = applyEdits(
            text,
            edits.filter((edit) => edit.file.endsWith(`/${file}`)),
          );
          fixed.set(file, after);
          assert.deepEqual(
            await damaged(file, after),
            await damaged(file, text),
            'a fix damages no function',
          );
          const twin = isFolder ? join(fixedPath, file) : fixedPath;
          if (process.env['UPDATE'] === '1') {
            if (isFolder) mkdirSync(fixedPath, { recursive: true });
            writeFileSync(twin, after);
          }
          assert.equal(after, readFileSync(twin, 'utf8'), 'the fixed twin');
        }
        const again = [...about(await analyse(fixed), files, folder).values()].flatMap(
          ({ findings }) => findings,
        );
        const left = [...reports.values()].flatMap((report) => report.findings.filter((f) => !f.fix));
        assert.deepEqual(
          again.map((f) => f.rule),
          left.map((f) => f.rule),
          'nothing but what has no fix is left after the fix, and nothing is new',
        );
        assert.ok(!again.some((f) => f.fix), 'there is nothing to apply twice');
      });
    it('has five cases that fire and five that are silent', () => {
      const silent = cases.filter(({ files }) =>
        [...files.values()].every((text) => expectations(text).every((e) => !e.rule)),
      );
      assert.ok(silent.length >= 5, `${silent.length} are silent`);
      assert.ok(cases.length - silent.length >= 5, `${cases.length - silent.length} fire`);
    });
  });
