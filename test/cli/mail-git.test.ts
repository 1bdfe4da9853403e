/** --format patch: git am takes the mails, whatever the files, their names and the message hold. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { inFolder, needle } from './fixture.ts';
import { commitAll, git } from './git.ts';
import { bad, from, mails, rules, textOf, upToDiff } from './mails.ts';

describe('git am', () => {
  const kinds: Readonly<Record<string, Buffer>> = {
    'plain lines': Buffer.from(bad('a_map', 'LINES;\n\tLINES')),
    'no newline at the end': Buffer.from(`${needle}BAD`),
    'UTF-8': Buffer.from(`${needle}/* König 😀 */ BAD\n`),
    'bytes that are not UTF-8': Buffer.from(`${needle}/* K\xf6nig \x80 */ BAD\n`, 'latin1'),
    'CRLF, with --keep-cr': Buffer.from(bad('a_map').replaceAll('\n', '\r\n')),
    'lines that look like the end of a mail': Buffer.from(
      `${needle}-- \n--- a/x\nFrom x Mon Sep 17 00:00:00 2001\nBAD\n---\ndiff --git a/x b/x\n`,
    ),
  };
  for (const [kind, source] of Object.entries(kinds))
    it(`takes the mails: ${kind}`, () =>
      inFolder(async (folder) => {
        const files = ['drivers/vfio/a/plain.c', 'drivers/vfio/b ö/new\nline "q" 😀.c'];
        for (const file of files) folder.write(file, source);
        commitAll(folder);
        const { bytes } = await mails(folder, '--from', 'J. Döe <sender@example.org>');
        git(folder, ['am', '-q', '--keep-cr'], bytes);
        assert.equal(
          git(folder, ['log', '-2', '--format=%an <%ae>: %s']),
          'J. Döe <sender@example.org>: vfio/b ö: Take good words\n' +
            'J. Döe <sender@example.org>: vfio/a: Take good words\n',
        );
        const patched = files.map((file) => folder.bytes(file));
        for (const file of files) folder.write(file, source);
        await folder.run(['check', '--fix'], { rules });
        assert.deepEqual(
          files.map((file) => folder.bytes(file)),
          patched,
        );
      }));

  it('keeps the message whole, whatever it says', () =>
    inFolder(async (folder) => {
      folder.write('drivers/vfio/a/a.c', bad('a_map', 'HOSTILE'));
      commitAll(folder);
      const outcome = await mails(folder, ...from);
      git(folder, ['am', '-q'], outcome.bytes);
      const [body = ''] = textOf(outcome).split(/\n---\n drivers/);
      assert.equal(git(folder, ['log', '-1', '--format=%an|%b']).trimEnd(), `Demo "D." Sender|${body}`);
      assert.equal(body.match(/^ (?:diff -|---|index:|>?from|subject:|date:|\[patch\])/gim)?.length, 10);
    }));

  const labels: Readonly<Record<string, string>> = {
    [`many ${'words '.repeat(20)}end`]: `many ${'words '.repeat(20)}end`,
    [`long${'-'.repeat(100)}`]: `long${'-'.repeat(100)}`,
    [`${'ö😀 '.repeat(20)}end`]: `${'ö😀 '.repeat(20)}end`,
    '=?UTF-8?B?eA==?=': '=?UTF-8?B?eA==?=',
    'a\nFrom: Mallory <m@example.org>\n\n[x]\u0007': 'a From: Mallory <m@example.org> [x]\\u0007',
  };
  for (const [folderName, label] of Object.entries(labels))
    it(`reads the subject of ${JSON.stringify(folderName)}`, () =>
      inFolder(async (folder) => {
        folder.write(`drivers/vfio/${folderName}/a.c`, bad('a_map'));
        commitAll(folder);
        const { stdout, bytes } = await mails(folder, ...from);
        git(folder, ['am', '-q'], bytes);
        const told = git(folder, ['log', '-1', '--format=%an|%s|%b']).trimEnd();
        const [, body = ''] = /\n\n([^]*?)\n---\n/.exec(stdout) ?? [];
        assert.equal(told, `Demo "D." Sender|vfio/${label}: Take good words|${body}`);
        const [, head = ''] = /^From .*\n([^]*?)\n\n/.exec(stdout) ?? [];
        for (const line of head.split('\n')) if (/ \S+ /.test(line)) assert.ok(line.length <= 78, line);
      }));

  it('makes the mail that git itself makes of the commit', () =>
    inFolder(async (folder) => {
      const long = `drivers/vfio/demo/${'folder/'.repeat(8)}a.c`;
      folder.write('drivers/vfio/demo/b.c', bad('b_map', `${'BAD;\n\tX;\n\t'.repeat(90)}BAD`));
      folder.write('drivers/vfio/demo/c "q".c', bad('c_map', 'BAD;\n\tLINES'));
      folder.write(long, bad('a_map', 'LINES'));
      commitAll(folder);
      const ours = (await mails(folder, ...from)).stdout;
      git(folder, ['am', '-q'], ours);
      const theirs = git(folder, ['format-patch', '-1', '--stdout', '--no-signature']);
      assert.equal(upToDiff(ours), upToDiff(theirs));
    }));

  it('asks for a sender, who is named by nobody else', () =>
    inFolder(async (folder) => {
      folder.write('a.c', bad('a_map'));
      commitAll(folder);
      const { stdout } = await mails(folder);
      assert.doesNotMatch(stdout, /^(?:From:|Date:|Cc:|Signed-off-by|Fixes|Reported-by|MIME)/m);
      assert.throws(() => git(folder, ['am', '-q'], stdout));
    }));
});
