/** Code actions: which are preferred, how their edits are given, and why there is none. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  CodeActionRequest,
  Command,
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  type Range,
} from 'vscode-languageserver/node';
import { modern, on, plain, withClient } from './fixture.ts';

const uri = 'file:///work/a.c';

/** `CodeAction.is` knows no disabled actions. */
const isAction = (one: CodeAction | Command): one is CodeAction => !Command.is(one);

async function actions(
  capabilities: ClientCapabilities,
  text: string,
  range: Range,
  context: Partial<CodeActionContext> = {},
): Promise<readonly CodeAction[]> {
  let got: readonly CodeAction[] = [];
  await withClient(async ({ initialize, open, connection }) => {
    await initialize(capabilities);
    await open(uri, text, 4);
    const params = { textDocument: { uri }, range, context: { diagnostics: [], ...context } };
    const answer = await connection.sendRequest(CodeActionRequest.type, params);
    got = (answer ?? []).filter(isAction);
  });
  return got;
}

async function countOf(...only: string[]): Promise<number> {
  return (await actions(modern, 'BAD\n', on(0, 0, 0), { only })).length;
}

describe('code actions', () => {
  it('prefer a safe fix, with edits of the document at its version', async () => {
    const [fix, ...rest] = await actions(modern, 'x BAD\n', on(0, 3, 3));
    assert.deepEqual(rest, []);
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

  it('do not prefer a fix to review, and say so', async () => {
    const [fix] = await actions(modern, 'LOOK\n', on(0, 0, 4));
    assert.deepEqual([fix?.title, fix?.isPreferred], ['Replace LOOK (review)', false]);
  });

  it('are disabled with the reason where there is no fix', async () => {
    const [none] = await actions(modern, 'STUCK\n', on(0, 0, 5));
    assert.deepEqual([none?.disabled, none?.edit], [{ reason: 'nobody knows how' }, undefined]);
    assert.deepEqual(await actions(plain, 'STUCK\n', on(0, 0, 5)), []);
  });

  it('are of the findings in the range alone', async () => {
    const text = 'BAD BAD\nLOOK\nfine\n';
    const titles = async (range: Range): Promise<readonly string[]> =>
      (await actions(modern, text, range)).map(({ title }) => title);
    assert.deepEqual(await titles(on(0, 5, 5)), ['Replace BAD']);
    assert.deepEqual(await titles({ start: { line: 0, character: 6 }, end: { line: 1, character: 0 } }), [
      'Replace BAD',
      'Replace LOOK (review)',
    ]);
    assert.deepEqual(await titles(on(2, 0, 4)), []);
  });

  it('follow the kinds that the client wants', async () => {
    assert.equal(await countOf('quickfix'), 1);
    assert.equal(await countOf(''), 1);
    assert.equal(await countOf('refactor', 'source.fixAll'), 0);
  });

  it('are not offered to a client that takes commands alone', async () => {
    assert.deepEqual(await actions({}, 'BAD\n', on(0, 0, 0)), []);
  });
});
