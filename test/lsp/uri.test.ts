/** URIs: one spelling for each file, so that an editor's document lies over the host's file. */
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { describe, it } from 'mocha';
import { canonicalUri } from '../../server/lsp/uri.ts';
import { modern, withClient } from './fixture.ts';

describe('canonicalUri', () => {
  it('spells what editors and Node escape differently in one way', () => {
    const path = "/tmp/a+b (c)@d,e'f ü#?.c";
    const node = pathToFileURL(path).href;
    const editor = `file://${path.split('/').map(encodeURIComponent).join('/')}`;
    assert.notEqual(node, editor);
    assert.equal(canonicalUri(node), canonicalUri(editor));
    assert.equal(canonicalUri(canonicalUri(node)), canonicalUri(node));
  });

  it('takes the drive letter of Windows in any case', () => {
    assert.equal(canonicalUri('file:///C:/a.c'), canonicalUri('file:///c%3A/a.c'));
  });

  it('leaves alone what it can not read', () => {
    for (const uri of ['untitled:a', 'file:///%zz', 'file:///a.c?q', 'x', '']) {
      assert.equal(canonicalUri(uri), uri);
    }
  });

  it('leaves an unsaved buffer its name towards the client', () =>
    withClient(async ({ initialize, open, pull, workspace }) => {
      await initialize(modern);
      const uri = 'untitled:Untitled-1';
      await open(uri, 'BAD\n');
      const report = await pull(uri);
      assert.deepEqual(Object.keys(workspace.texts()), [`${uri}.c`]);
      const [first] = report.kind === 'full' ? report.items : [];
      assert.equal(first?.relatedInformation?.[0]?.location.uri, uri);
    }));

  it('is not what the client gets back', () =>
    withClient(async ({ initialize, open, pull, workspace }) => {
      await initialize(modern);
      const uri = 'file:///tmp/a+b.c';
      await open(uri, 'BAD\n');
      const report = await pull(uri);
      assert.deepEqual(Object.keys(workspace.texts()), ['file:///tmp/a%2Bb.c']);
      const [first] = report.kind === 'full' ? report.items : [];
      assert.equal(first?.relatedInformation?.[0]?.location.uri, uri);
    }));
});
