/** Suppressing with a reason: where the comment goes, and how the reason is asked for. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ClientCapabilities } from 'vscode-languageserver/node';
import { actions, applied, titled, uri } from './asking.ts';
import { modern, newest, on, plain } from './fixture.ts';

const title = 'Suppress word-bad with a reason';

describe('a suppression', () => {
  it('is a line of its own above the finding, as far in and with the same line ends', async () => {
    const text = 'f();\r\n\t  x(BAD);\r\n';
    for (const client of [modern, plain]) {
      const { edit, kind, isPreferred } = titled(await actions(client, text, on(1, 5, 5)), title);
      assert.deepEqual([kind, isPreferred], ['quickfix', undefined]);
      const comment = '\t  /* vfio-lint: ignore word-bad -- */\r\n';
      assert.equal(applied(edit, uri, text), `f();\r\n${comment}\t  x(BAD);\r\n`);
    }
  });

  it('waits for the reason at a place to fill in where the client knows such', async () => {
    const snippets: ClientCapabilities = {
      ...modern,
      workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
    };
    const { edit } = titled(await actions(snippets, 'f();\n\tBAD\n', on(1, 2, 2)), title);
    const value = `\t/* vfio-lint: ignore word-bad -- \${1:reason} */\n`;
    assert.deepEqual(edit, {
      documentChanges: [
        {
          textDocument: { uri, version: 4 },
          edits: [{ range: on(1, 0, 0), snippet: { kind: 'snippet', value } }],
        },
      ],
    });
  });

  it('needs the versioned form for that', async () => {
    const unversioned: ClientCapabilities = {
      ...plain,
      workspace: { workspaceEdit: { snippetEditSupport: true } },
    };
    const { edit } = titled(await actions(unversioned, 'BAD\n', on(0, 0, 0)), title);
    assert.equal(applied(edit, uri, 'BAD\n'), '/* vfio-lint: ignore word-bad -- */\nBAD\n');
  });

  it('is not offered where no comment may stand', async () => {
    const text = '#define X \\\n\tBAD\n/* two\n lines */ BAD\n';
    for (const client of [modern, newest])
      for (const line of [1, 3]) {
        const titles = (await actions(client, text, on(line, 0, 99))).map((one) => one.title);
        assert.ok(titles.includes('Replace BAD') && !titles.includes(title), `${line}: ${titles.join()}`);
      }
  });

  it('of a finding with a comment that lacks the reason is not offered again', async () => {
    const text = '/* vfio-lint: ignore word-bad -- */\nBAD\n';
    const titles = (await actions(modern, text, on(1, 0, 0))).map((one) => one.title);
    assert.deepEqual(titles, ['Replace BAD']);
  });
});
