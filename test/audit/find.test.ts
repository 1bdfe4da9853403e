/** Looking through a tree in slices: what is found, what others can do meanwhile, and how it ends. */
import assert from 'node:assert/strict';
import { join, relative } from 'node:path';
import { describe, it } from 'mocha';
import type { Progress } from '../../server/core/analysis/host.ts';
import { findSources } from '../../server/node/find.ts';
import { inFolder, type Folder } from '../cli/fixture.ts';

const needle = '#include <linux/vfio.h>\n';

/** A tree with many files that cannot matter, and three that can. */
function plant(folder: Folder, others: number): void {
  for (let i = 0; i < others; i++) folder.write(`lib/${i % 7}/${i}.c`, `int x${i};\n`);
  folder.write('drivers/a.c', needle);
  folder.write('drivers/deep/er/b.h', needle);
  folder.write('mm/c.c', 'vma->vm_pgoff\n');
  folder.write('drivers/binary.c', `${needle}\0`);
  folder.write('drivers/notes.txt', needle);
  folder.write('.git/d.c', needle);
}

describe('find', () => {
  it('finds what can matter at and under paths, each once', () =>
    inFolder(async (folder) => {
      plant(folder, 20);
      const paths = [folder.path, join(folder.path, 'drivers/a.c'), join(folder.path, 'gone')];
      const found = await findSources(paths);
      assert.deepEqual(found?.files.map((file) => relative(folder.path, file)).toSorted(), [
        'drivers/a.c',
        'drivers/deep/er/b.h',
        'mm/c.c',
      ]);
      assert.equal(found?.seen, 24);
      assert.deepEqual(found?.errors, [{ file: paths[2], reason: 'no such file or folder' }]);
    }));

  it('tells how far it is, up to the end', () =>
    inFolder(async (folder) => {
      plant(folder, 300);
      const seen: Progress[] = [];
      await findSources([folder.path], { progress: (at) => void seen.push(at) });
      assert.deepEqual(seen.at(0), { doing: 'reading', done: 0, total: 304 });
      assert.deepEqual(seen.at(-1), { doing: 'reading', done: 304, total: 304 });
      const done = seen.map((at) => at.done);
      assert.deepEqual(
        done.toSorted((a, b) => a - b),
        done,
      );
    }));

  it('ends without a result where it is cancelled', () =>
    inFolder(async (folder) => {
      plant(folder, 300);
      let asked = 0;
      await findSources([folder.path], { isCancelled: () => (asked++, false) });
      assert.ok(asked > 304);
      for (const stop of [0, 5, asked >> 1, asked - 1]) {
        let left = stop;
        assert.equal(await findSources([folder.path], { isCancelled: () => left-- <= 0 }), undefined);
      }
    }));
});
