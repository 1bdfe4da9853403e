/** Hover: the innermost known expression, in the client's format, or null. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { HoverRequest, MarkupContent, type ClientCapabilities, type Hover } from 'vscode-languageserver/node';
import { modern, on, plain, withClient } from './fixture.ts';

const uri = 'file:///work/a.c';

async function hover(
  capabilities: ClientCapabilities,
  text: string,
  character: number,
): Promise<Hover | null> {
  let got: Hover | null = null;
  await withClient(async ({ initialize, open, connection }) => {
    await initialize(capabilities);
    await open(uri, text);
    got = await connection.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: { line: 0, character },
    });
  });
  return got;
}

function contentOf(answer: Hover | null): MarkupContent {
  assert.ok(answer && MarkupContent.is(answer.contents));
  return answer.contents;
}

describe('hover', () => {
  it('is null where nothing is known', async () => {
    assert.equal(await hover(modern, 'x = pgoff;\n', 0), null);
    assert.equal(await hover(modern, 'x = pgoff;\n', 9), null);
  });

  it('is of the innermost expression, with its range', async () => {
    const inner = await hover(modern, '区 at(pgoff)\n', 5);
    assert.deepEqual(inner?.range, on(0, 5, 10));
    const outer = await hover(modern, '区 at(pgoff)\n', 3);
    assert.deepEqual(outer?.range, on(0, 2, 11));
  });

  it('is markdown where the client likes it best', async () => {
    const { kind, value } = contentOf(await hover(modern, 'pgoff\n', 0));
    assert.equal(kind, 'markdown');
    assert.match(value, /^```c\npgoff\n```\n\n.*\bpage@physical\b/);
  });

  it('is plain text elsewhere', async () => {
    const { kind, value } = contentOf(await hover(plain, 'pgoff\n', 0));
    assert.equal(kind, 'plaintext');
    assert.match(value, /^pgoff\n.*\bpage@physical\b/);
  });

  it('says a constant in words', async () => {
    const { value } = contentOf(await hover(plain, 'at(pgoff)\n', 0));
    assert.match(value, /^byte offset on the device fd: byte@file\nvfio-pci: BAR2 \+ 0x10000$/m);
  });
});
