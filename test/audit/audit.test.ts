/** The audit: what it lists of drivers on every bus, and how it runs, is cancelled and runs again. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { countVerdicts, findingsOf } from '../../server/core/analysis/audit.ts';
import { auditJson } from '../../server/core/analysis/audit-json.ts';
import type { Progress } from '../../server/core/analysis/host.ts';
import { auditOf, cases, expectedPath, nameOf, textsOf, workspaceOver } from './cases.ts';

describe('audit', function () {
  this.timeout(30_000);
  for (const name of cases)
    it(`lists ${name}`, async () => {
      const found = auditJson(await auditOf(textsOf(name)), nameOf);
      if (process.env['UPDATE'] === '1')
        writeFileSync(expectedPath(name), JSON.stringify(found, null, 2) + '\n');
      assert.deepEqual(found, JSON.parse(readFileSync(expectedPath(name), 'utf8')));
    });

  it('says why in every row, and places every step', async () => {
    for (const name of cases) {
      const texts = textsOf(name);
      const { mmaps } = await auditOf(texts);
      for (const row of mmaps) {
        assert.ok(row.reason.length > 20, row.function);
        for (const { file, range } of [row, ...row.evidence, ...row.via]) {
          const line = texts.get(file)?.split('\n')[range.start.line];
          assert.ok(line !== undefined && range.start.character <= line.length, `${file} ${row.function}`);
        }
      }
    }
  });

  it('has a violation exactly where a finding of the mapping is one', async () => {
    for (const name of cases)
      for (const row of (await auditOf(textsOf(name))).mmaps)
        assert.equal(
          row.verdict === 'violation',
          row.findings.some(({ severity }) => severity !== 'note'),
          `${name} ${row.function}`,
        );
  });

  it('lists what was asked for alone, judged by what lies beside it', async () => {
    const texts = textsOf('wrapper');
    const { workspace } = await workspaceOver(texts);
    const audit = await workspace.audit(['/wrapper/stork.c']);
    assert.deepEqual(
      audit?.mmaps.map((row) => [row.function, row.verdict, row.handsTo.map((one) => one.function)]),
      [['stork_mmap', 'violation', ['crane_core_mmap']]],
    );
  });

  it('finds the handlers that a table in what was asked for names, wherever they stand', async () => {
    const { workspace } = await workspaceOver(textsOf('two-tables'));
    const audit = await workspace.audit(['/two-tables/cell.c']);
    assert.deepEqual(
      audit?.mmaps.map((row) => row.function),
      ['lark_mmap'],
    );
  });

  it('turns a row when its finding is fixed, and takes nothing else up again', async () => {
    const texts = textsOf('buses');
    const { workspace } = await workspaceOver(texts);
    const files = [...texts.keys()];
    const first = await workspace.audit(files);
    assert.ok(first);
    assert.deepEqual(countVerdicts(first), { ok: 3, violation: 2, unknown: 0 });
    const heron = texts.get('/buses/heron.c') ?? '';
    texts.set(
      '/buses/heron.c',
      heron
        .replace(/\tvma->vm_pgoff = .*\n/, '')
        .replace(
          'vma->vm_start, vma->vm_pgoff',
          'vma->vm_start, PHYS_PFN(heron->windows[index].base) + page',
        ),
    );
    const second = await workspace.audit(files);
    assert.ok(second);
    assert.deepEqual(countVerdicts(second), { ok: 4, violation: 1, unknown: 0 });
    const reportOf = (audit: typeof first, file: string) => audit.reports.find((one) => one.file === file);
    assert.equal(reportOf(second, '/buses/otter.c'), reportOf(first, '/buses/otter.c'));
    assert.notEqual(reportOf(second, '/buses/heron.c'), reportOf(first, '/buses/heron.c'));
  });

  it('reports each finding once, however many rows share it', async () => {
    const audit = await auditOf(textsOf('wrapper'));
    assert.equal(audit.mmaps.length, 3);
    assert.deepEqual(
      findingsOf(audit).map(({ rule, file }) => [rule, nameOf(file)]),
      [['raw-pfn-in-pgoff', 'crane.c']],
    );
  });

  it('says how far it is, in files and in entries of drivers', async () => {
    const texts = textsOf('buses');
    const { workspace } = await workspaceOver(texts);
    const seen: Progress[] = [];
    await workspace.audit([...texts.keys()], { progress: (at) => void seen.push(at) });
    const reading = seen.filter(({ doing }) => doing === 'reading');
    assert.deepEqual(
      reading,
      [...texts.keys()].map((_, done) => ({ doing: 'reading', done, total: texts.size })),
    );
    const analysing = seen.slice(reading.length);
    assert.ok(analysing.length >= 5);
    for (const { doing, done, total } of analysing) {
      assert.equal(doing, 'analysing');
      assert.ok(done < total);
    }
  });

  it('ends without a result wherever it is cancelled, and can be run again', async () => {
    const texts = textsOf('buses');
    const files = [...texts.keys()];
    const whole = await auditOf(texts);
    let asked = 0;
    const { workspace: counted } = await workspaceOver(texts);
    await counted.audit(files, { isCancelled: () => (asked++, false) });
    assert.ok(asked > files.length + whole.mmaps.length);
    const stops = [0, 1, files.length, files.length + 2, asked >> 1, asked - 1];
    for (const stop of stops) {
      let left = stop;
      const { workspace } = await workspaceOver(texts);
      assert.equal(await workspace.audit(files, { isCancelled: () => left-- <= 0 }), undefined, `${stop}`);
      const again = await workspace.audit(files);
      assert.deepEqual(again && auditJson(again, nameOf), auditJson(whole, nameOf));
    }
  });

  it('reads nothing more once it is cancelled', async () => {
    const texts = textsOf('buses');
    const { workspace, reads } = await workspaceOver(texts);
    await workspace.audit([...texts.keys()], { isCancelled: () => reads.length >= 2 });
    assert.equal(reads.length, 2);
  });

  it('lets other work in between, and is not disturbed by it', async () => {
    const texts = textsOf('buses');
    const files = [...texts.keys()];
    const whole = await auditOf(texts);
    const { workspace } = await workspaceOver(texts);
    let pauses = 0;
    const audit = await workspace.audit(files, {
      pause: async () => {
        const file = files[pauses++ % files.length] ?? '';
        workspace.open(file, `${texts.get(file)}\nint edited_${pauses};\n`);
        await workspace.report(file);
        workspace.close(file);
      },
    });
    assert.ok(pauses > 5);
    assert.deepEqual(audit && auditJson(audit, nameOf), auditJson(whole, nameOf));
  });
});
