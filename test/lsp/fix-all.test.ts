/** Fixes made together: of a rule, of a file, over files, and what becomes of those that overlap. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { CodeActionTriggerKind, type CodeAction } from 'vscode-languageserver/node';
import { applySplices, chooseFixes } from '../../server/core/analysis/edits.ts';
import { Lines } from '../../server/core/analysis/lines.ts';
import { inOrder } from '../../server/core/analysis/order.ts';
import { actions, applied, ask, everywhere, titled, uri } from './asking.ts';
import { fakeWorkspace } from './fake.ts';
import { modern, newest, on, plain, withClient } from './fixture.ts';

const fixAll = { only: ['source.fixAll.vfioLint'] };
const ofRule = 'Fix all word-bad in this file';
const header = 'file:///work/pair.h';

const titlesOf = (all: readonly CodeAction[]): readonly string[] => all.map(({ title }) => title);

describe('the fixes of a rule', () => {
  it('are offered together from two on, beside each of them', async () => {
    const text = 'BAD LOOK LINES\nBAD\n';
    const all = titled(await actions(modern, text, on(1, 0, 0)), ofRule);
    assert.deepEqual([all.kind, all.isPreferred, all.diagnostics?.length], ['quickfix', undefined, 2]);
    assert.equal(applied(all.edit, uri, text), 'GOOD LOOK LINES\nGOOD\n');
    assert.ok(!titlesOf(await actions(modern, text, on(0, 5, 5))).includes(ofRule));
    assert.ok(!titlesOf(await actions(modern, 'BAD LOOK\n', everywhere)).includes(ofRule));
  });

  it('to review are not', async () => {
    const titles = titlesOf(await actions(modern, 'LOOK LOOK\n', everywhere));
    assert.deepEqual(
      titles.filter((title) => title.startsWith('Fix all')),
      [],
    );
  });
});

describe('source.fixAll', () => {
  it('makes all safe fixes of the file in one edit, whoever asks for the kind or one above it', async () => {
    const text = 'LOOK BAD\r\nBAD LINES STUCK\r\n';
    for (const kind of ['source.fixAll.vfioLint', 'source.fixAll', 'source']) {
      const [all, ...rest] = await actions(modern, text, on(0, 0, 0), { only: [kind] });
      assert.deepEqual([all?.kind, rest], ['source.fixAll.vfioLint', []]);
      assert.equal(all?.edit?.documentChanges?.length, 1);
      assert.equal(applied(all?.edit, uri, text), 'LOOK GOOD\r\nGOOD ONE;\r\n\tTWO STUCK\r\n');
    }
  });

  it('is not offered without safe fixes, nor where nobody asks for it', async () => {
    assert.deepEqual(await actions(modern, 'LOOK STUCK\n', everywhere, fixAll), []);
    const kinds = (await actions(modern, 'BAD BAD\n', everywhere)).map(({ kind }) => kind);
    assert.deepEqual([...new Set(kinds)], ['quickfix']);
  });

  it('takes of fixes that overlap the same ones as the command line', async () => {
    for (const text of ['WIDE BAD BAD\n', 'BAD WIDE BAD WIDE BAD\n']) {
      const fake = fakeWorkspace();
      fake.open(uri, text);
      const { findings } = await fake.report(uri);
      const choice = chooseFixes(
        inOrder(findings, (file) => file),
        () => new Lines(text),
      );
      const expected = applySplices(text, choice.splices.get(uri) ?? []);
      const [all] = await actions(modern, text, everywhere, fixAll);
      assert.ok(choice.findings.length < findings.length);
      assert.equal(applied(all?.edit, uri, text), expected);
    }
  });
});

describe('a fix of two files', () => {
  it('is one edit: of an open document at its version, of a file at none', () =>
    withClient(async (client) => {
      const onDisk = '/* PAIR */\r\n#define X HERE\r\n';
      client.workspace.write(header, onDisk);
      await client.initialize(modern);
      await client.open(uri, 'PAIR\n', 4);
      const closed = titled(await ask(client, everywhere), 'Replace PAIR').edit;
      assert.deepEqual(closed, {
        documentChanges: [
          { textDocument: { uri, version: 4 }, edits: [{ range: on(0, 0, 4), newText: 'GOOD' }] },
          {
            textDocument: { uri: header, version: null },
            edits: [{ range: on(1, 10, 14), newText: 'THERE' }],
          },
        ],
      });
      assert.equal(applied(closed, header, onDisk), '/* PAIR */\r\n#define X THERE\r\n');

      // Open, with text that is not saved, the editor's text counts.
      await client.open(header, `unsaved\n${onDisk}`, 7);
      const open = titled(await ask(client, everywhere), 'Replace PAIR').edit;
      assert.deepEqual(open?.documentChanges?.[1], {
        textDocument: { uri: header, version: 7 },
        edits: [{ range: on(2, 10, 14), newText: 'THERE' }],
      });
    }));

  it('is plain changes for a client that knows no versions', () =>
    withClient(async (client) => {
      client.workspace.write(header, 'HERE\n');
      await client.initialize(plain);
      await client.open(uri, 'PAIR\n');
      assert.deepEqual(titled(await ask(client, everywhere), 'Replace PAIR').edit, {
        changes: {
          [uri]: [{ range: on(0, 0, 4), newText: 'GOOD' }],
          [header]: [{ range: on(0, 0, 4), newText: 'THERE' }],
        },
      });
    }));

  it('is drawn up from what is on disk when it is chosen', () =>
    withClient(async (client) => {
      client.workspace.write(header, 'HERE\n');
      await client.initialize(newest);
      await client.open(uri, 'PAIR\n');
      const action = titled(await ask(client, everywhere), 'Replace PAIR');
      client.workspace.write(header, 'moved\nHERE\n');
      const { edit } = await client.connection.sendRequest<CodeAction>('codeAction/resolve', action);
      assert.equal(applied(edit, header, 'moved\nHERE\n'), 'moved\nTHERE\n');
    }));

  it('belongs to all fixes where a person asks, and not where a file is saved', () =>
    withClient(async (client) => {
      client.workspace.write(header, 'HERE\n');
      await client.initialize(modern);
      await client.open(uri, 'PAIR BAD\n');
      const [asked] = await ask(client, everywhere, {
        ...fixAll,
        triggerKind: CodeActionTriggerKind.Invoked,
      });
      assert.equal(applied(asked?.edit, uri, 'PAIR BAD\n'), 'GOOD GOOD\n');
      assert.equal(applied(asked?.edit, header, 'HERE\n'), 'THERE\n');
      const [saved] = await ask(client, everywhere, {
        ...fixAll,
        triggerKind: CodeActionTriggerKind.Automatic,
      });
      assert.equal(applied(saved?.edit, uri, 'PAIR BAD\n'), 'PAIR GOOD\n');
      assert.equal(applied(saved?.edit, header, 'HERE\n'), 'HERE\n');
    }));
});
