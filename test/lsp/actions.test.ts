/** Code actions of one finding: which are preferred, how their edits are given, and why there is none. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Range } from 'vscode-languageserver/node';
import { actions, applied, everywhere, uri } from './asking.ts';
import { modern, newest, on, plain, withClient } from './fixture.ts';

async function countOf(...only: string[]): Promise<number> {
  return (await actions(modern, 'BAD\n', on(0, 0, 0), { only })).length;
}

describe('code actions', () => {
  it('prefer a safe fix, with edits of the document at its version', async () => {
    const [fix, ...rest] = await actions(modern, 'x BAD\n', on(0, 3, 3));
    assert.deepEqual(
      rest.map(({ title, isPreferred }) => [title, isPreferred]),
      [['Suppress word-bad with a reason', undefined]],
    );
    assert.equal(fix?.title, 'Replace BAD');
    assert.equal(fix.kind, 'quickfix');
    assert.equal(fix.isPreferred, true);
    assert.deepEqual(
      fix.diagnostics?.map(({ code }) => code),
      ['word-bad'],
    );
    assert.deepEqual(fix.edit, {
      documentChanges: [
        { textDocument: { uri, version: 4 }, edits: [{ range: on(0, 2, 5), newText: 'GOOD' }] },
      ],
    });
  });

  it('are plain changes for a client that knows no versions', async () => {
    const [fix] = await actions(plain, 'BAD\n', on(0, 0, 0));
    assert.deepEqual(fix?.edit, { changes: { [uri]: [{ range: on(0, 0, 3), newText: 'GOOD' }] } });
  });

  it('prefer one fix a finding, and none to review', async () => {
    const all = await actions(modern, 'BAD BAD LOOK STUCK\n', everywhere);
    const preferred = all.filter(({ isPreferred }) => isPreferred === true);
    assert.deepEqual(
      preferred.map(({ title, diagnostics }) => [title, diagnostics?.map(({ range }) => range)]),
      [
        ['Replace BAD', [on(0, 0, 3)]],
        ['Replace BAD', [on(0, 4, 7)]],
      ],
    );
  });

  it('say in the title what to look at where the client shows no annotations', async () => {
    const [fix] = await actions(modern, 'LOOK\n', on(0, 0, 4));
    assert.deepEqual([fix?.title, fix?.isPreferred], ['Replace LOOK (review: look at the caller)', false]);
    assert.equal(applied(fix?.edit, uri, 'LOOK\n'), 'SEEN\n');
  });

  it('to review have the sentence beside the finding, too', () =>
    withClient(async ({ initialize, open, pull }) => {
      await initialize(modern);
      await open(uri, 'LOOK\n');
      const report = await pull(uri);
      const [finding] = report.kind === 'full' ? report.items : [];
      assert.deepEqual(finding?.relatedInformation?.at(-1), {
        location: { uri, range: on(0, 0, 4) },
        message: 'fix to review: look at the caller',
      });
    }));

  it('ask before a fix to review is made where the client can', async () => {
    const { codeAction } = newest.textDocument ?? {};
    const direct = { ...newest, textDocument: { codeAction: { ...codeAction, dataSupport: false } } };
    const [fix] = await actions(direct, 'LOOK\n', on(0, 0, 4));
    assert.equal(fix?.title, 'Replace LOOK (review)');
    const [annotationId, ...others] = Object.keys(fix.edit?.changeAnnotations ?? {});
    assert.deepEqual(others, []);
    assert.ok(annotationId);
    assert.deepEqual(fix.edit, {
      documentChanges: [
        {
          textDocument: { uri, version: 4 },
          edits: [{ range: on(0, 0, 4), newText: 'SEEN', annotationId }],
        },
      ],
      changeAnnotations: {
        [annotationId]: {
          label: 'Replace LOOK',
          needsConfirmation: true,
          description: 'look at the caller',
        },
      },
    });
    const [safe] = await actions(direct, 'BAD\n', on(0, 0, 3));
    assert.equal(safe?.edit?.changeAnnotations, undefined);
  });

  it('are disabled with the reason where there is no fix', async () => {
    const [none] = await actions(modern, 'STUCK\n', on(0, 0, 5));
    assert.deepEqual([none?.disabled, none?.edit], [{ reason: 'nobody knows how' }, undefined]);
    const titles = (await actions(plain, 'STUCK\n', on(0, 0, 5))).map(({ title }) => title);
    assert.deepEqual(titles, ['Suppress word-stuck with a reason']);
  });

  it('end new lines as the file does', async () => {
    const text = 'x\r\nLINES;\r\n';
    const [fix] = await actions(modern, text, on(1, 0, 0));
    assert.equal(applied(fix?.edit, uri, text), 'x\r\nONE;\r\n\tTWO;\r\n');
  });

  it('are of the findings in the range alone', async () => {
    const text = 'BAD BAD\nLOOK\nfine\n';
    const titles = async (range: Range): Promise<readonly string[]> =>
      (await actions(newest, text, range)).map(({ title }) => title);
    const all = 'Fix all word-bad in this file';
    const [bad, look] = ['Suppress word-bad with a reason', 'Suppress word-look with a reason'];
    assert.deepEqual(await titles(on(0, 5, 5)), ['Replace BAD', all, bad]);
    assert.deepEqual(await titles({ start: { line: 0, character: 6 }, end: { line: 1, character: 0 } }), [
      'Replace BAD',
      'Replace LOOK (review)',
      all,
      bad,
      look,
    ]);
    assert.deepEqual(await titles(on(2, 0, 4)), []);
  });

  it('follow the kinds that the client wants, which are announced', async () => {
    assert.equal(await countOf('quickfix'), 2);
    assert.equal(await countOf(''), 3);
    assert.equal(await countOf('source'), 1);
    assert.equal(await countOf('refactor', 'source.organizeImports', 'source.fixAll.other'), 0);
    await withClient(async ({ initialize }) => {
      const { codeActionProvider } = (await initialize(modern)).capabilities;
      assert.deepEqual(codeActionProvider, { codeActionKinds: ['quickfix', 'source.fixAll.vfioLint'] });
    });
  });

  it('are not offered to a client that takes commands alone', async () => {
    assert.deepEqual(await actions({}, 'BAD\n', on(0, 0, 0)), []);
  });
});
