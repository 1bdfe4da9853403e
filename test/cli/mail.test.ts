/** --format patch: one mail a driver, in words that hold for it. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { inFolder, needle } from './fixture.ts';
import { commitAll, git } from './git.ts';
import { bad, mails, rules, subjects, textOf } from './mails.ts';

describe('--format patch', () => {
  it('prints a mail as git format-patch does, and changes nothing', () =>
    inFolder(async (folder) => {
      folder.write('drivers/vfio/demo/a.c', bad('demo_map'));
      const outcome = await mails(folder);
      assert.equal(outcome.code, 1);
      assert.equal(folder.read('drivers/vfio/demo/a.c'), bad('demo_map'));
      assert.match(outcome.stderr, /, 0 findings left, /);
      assert.equal(
        outcome.stdout,
        `From ${'0'.repeat(40)} Mon Sep 17 00:00:00 2001
Subject: [PATCH] vfio/demo: Take good words

demo_map() says a bad word. Bad words are not heard.

Replace the word.
---
 drivers/vfio/demo/a.c | 2 +-
 1 file changed, 1 insertion(+), 1 deletion(-)

diff --git a/drivers/vfio/demo/a.c b/drivers/vfio/demo/a.c
--- a/drivers/vfio/demo/a.c
+++ b/drivers/vfio/demo/a.c
@@ -1,5 +1,5 @@
 /* vfio vm_pgoff */
 int demo_map(void)
 {
-\tBAD;
+\tGOOD;
 }
-- 
vfio-lint 9.8.7

`,
      );
    }));

  it('has a mail for each driver, by the folders of the kernel', () =>
    inFolder(async (folder) => {
      for (const name of [
        'drivers/vfio/vfio_demo.c',
        'drivers/vfio/platform/reset/r.c',
        'drivers/vfio/platform/p.c',
        'drivers/vfio/pci/core.c',
        'drivers/vfio/pci/variant/main.c',
        'drivers/vfio/pci/variant/deep/x.c',
        'other/demo/a.c',
        'root.c',
      ])
        folder.write(name, bad('demo_map'));
      const named = ['variant', 'pci', 'platform'].map((name) => `vfio/${name}`);
      const all = ['vfio/variant', 'vfio/pci', 'vfio/platform', 'vfio', 'vfio/demo', 'vfio/root'];
      assert.deepEqual(
        subjects(await mails(folder)).toSorted(),
        all.map((label) => `${label}: Take good words`).toSorted(),
      );
      // Seen from inside, the drivers are the same.
      const inside = await mails(folder, '--root', 'drivers/vfio/pci', 'drivers/vfio/pci');
      assert.deepEqual(
        subjects(inside).toSorted(),
        named
          .slice(0, 2)
          .map((label) => `${label}: Take good words`)
          .toSorted(),
      );
    }));

  it('keeps what one fix changes together, and drivers that change one file', () =>
    inFolder(async (folder) => {
      folder.write('include/linux/far.h', `${needle}\n\nHALF\nHALF\n`);
      folder.write('drivers/vfio/a/a.c', bad('a_map', 'FAR'));
      folder.write('drivers/vfio/b/b.c', bad('b_map', 'PAIR'));
      folder.write('drivers/vfio/b/pair.h', '\n\n\nHALF\n');
      const apart = await mails(folder, 'drivers');
      assert.deepEqual(subjects(apart), ['vfio/a: Take good words', 'vfio/b: Take good words']);
      assert.match(
        apart.stdout,
        / drivers\/vfio\/a\/a\.c {2}\| 2 \+-\n include\/linux\/far\.h \| 2 \+-\n 2 files/,
      );
      folder.write('drivers/vfio/c/c.c', `${needle}\n\n\nFAR\n`);
      const outcome = await mails(folder, 'drivers');
      assert.deepEqual(subjects(outcome), ['vfio: Take good words', 'vfio/b: Take good words']);
      assert.match(outcome.stdout, /^a_map\(\) and demo_mmap\(\) say a bad word\. /m);
      commitAll(folder);
      git(folder, ['apply', '-'], outcome.bytes);
      assert.equal(folder.read('include/linux/far.h'), `${needle}\n\nDONE\nDONE\n`);
    }));

  it('says each thing once, and what differs with its functions', () =>
    inFolder(async (folder) => {
      const path = 'drivers/vfio/demo/a.c';
      folder.write(path, bad('a_map') + bad('b_map', 'BAD BAD'));
      const same = await mails(folder);
      assert.match(
        textOf(same),
        /^a_map\(\) and b_map\(\) say a bad word\. Bad words are not heard\.\n\nReplace the word\.\n---\n/,
      );
      folder.write(
        path,
        bad('a_map') + bad('b_map') + bad('c_map') + bad('d_map', 'KEPT') + bad('e_map', 'KEPT'),
      );
      const outcome = await mails(folder);
      assert.deepEqual(subjects(outcome), ['vfio/demo: Repair the use of vm_pgoff']);
      assert.equal(
        textOf(outcome).split('\n---\n')[0],
        'a_map(), b_map() and c_map() say a bad word. Bad words are not heard.\n\n' +
          'd_map() and e_map() keep a word. demo_zap() depends on it.\n\n' +
          'In a_map(), b_map() and c_map(), replace the word. In d_map() and e_map(),\n' +
          'nobody reads the word, so take it out.',
      );
    }));

  it('tells the reader, not the history, what to review, with --fix=all', () =>
    inFolder(async (folder) => {
      folder.write('drivers/vfio/demo/a.c', bad('a_map', 'LOOK'));
      const safe = await mails(folder);
      assert.deepEqual([safe.code, safe.stdout], [1, '']);
      assert.match(safe.said.join('\n'), /left to review/);
      const all = await mails(folder, '--fix=all');
      assert.match(
        textOf(all),
        /Replace the word\.\n---\nTo review in a_map\(\): look at the caller\n\n drivers/,
      );
    }));

  it('prints nothing where nothing is to be repaired', () =>
    inFolder(async (folder) => {
      folder.write('a.c', needle);
      const clean = await mails(folder, '--output-dir', 'out');
      assert.deepEqual([clean.code, clean.stdout, existsSync(join(folder.path, 'out'))], [0, '', false]);
      folder.write('a.c', `${needle}PLAIN\n`);
      const left = await mails(folder);
      assert.deepEqual([left.code, left.stdout], [1, '']);
      assert.equal((await mails(folder, 'gone.c')).code, 3);
    }));

  it('writes numbered files with --output-dir, and prints their names', () =>
    inFolder(async (folder) => {
      folder.write('drivers/vfio/a/a.c', bad('a_map'));
      folder.write('drivers/vfio/b c/ä.c', bad('b_map'));
      const names = ['0001-vfio-a-Take-good-words.patch', '0002-vfio-b-c-Take-good-words.patch'];
      const printed = await mails(folder);
      for (const dir of ['out/of/here', `${folder.path}/there/`]) {
        const { code, stdout } = await mails(folder, '--output-dir', dir, 'drivers');
        assert.equal(code, 1);
        assert.equal(stdout, names.map((name) => `${dir.replace(/\/$/, '')}/${name}\n`).join(''));
      }
      assert.deepEqual(readdirSync(join(folder.path, 'there')), names);
      assert.equal(names.map((name) => folder.read(`there/${name}`)).join(''), printed.stdout);
    }));

  it('exits 3 where a mail cannot be written', () =>
    inFolder(async (folder) => {
      folder.write('drivers/vfio/a/a.c', bad('a_map'));
      const { code, stdout, said } = await mails(folder, '--output-dir', 'drivers/vfio/a/a.c');
      assert.deepEqual([code, stdout], [3, '']);
      assert.match(said[0] ?? '', /a\.c\/0001-vfio-a-Take-good-words\.patch: not written: ./);
    }));

  it('makes a mail of standard input', () =>
    inFolder(async (folder) => {
      folder.write('a.c', bad('a_map'));
      const readStdin = (): Promise<Buffer> => Promise.resolve(folder.bytes('a.c'));
      const argv = ['check', '--format', 'patch', '--stdin-filename', 'a.c'];
      const outcome = await folder.run(argv, { rules, readStdin });
      assert.deepEqual(subjects(outcome), ['vfio/a: Take good words']);
      git(folder, ['apply', '-'], outcome.bytes);
      assert.equal(folder.read('a.c'), bad('a_map', 'GOOD'));
    }));
});
