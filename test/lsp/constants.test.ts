/** Constants and ranges of the device fd as an editor shows them: hovers, links to the decoder, inlay hints, code actions. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  CodeAction,
  CodeActionKind,
  ErrorCodes,
  InlayHintRefreshRequest,
  ResponseError,
} from 'vscode-languageserver/node';
import { lines, placeOf, showing, uri, whole, withDriver } from './driver.ts';
import { pause, plain, until, withClient } from './fixture.ts';

/** The arguments of the one link in a hover. */
function linkIn(hover: string | undefined): unknown {
  const links = [...(hover ?? '').matchAll(/\[[^\]]*\]\(command:([\w.]+)\?([^)\s]*)\)/g)];
  assert.equal(links.length, 1, hover);
  const [[, command, query] = []] = links;
  assert.equal(command, 'vfioLint.decode');
  return JSON.parse(decodeURIComponent(query ?? ''));
}

const source = (text: string): object => ({ uri, line: placeOf(text).line + 1 });

describe('hover over constants', () => {
  it('says where a sum leads, in every form that people meet it in', () =>
    withDriver(plain, {}, async ({ hover }) => {
      const said = (await hover('+ 0x10'))?.split('\n');
      assert.deepEqual(said, [
        'VFIO_PCI_INDEX_TO_OFFSET(1) + 0x10',
        'byte offset on the device fd: byte@file',
        'vfio-pci: BAR1 + 0x10',
        'file offset 0x10000000010, region index 1, in /proc/PID/maps 10000000010',
        'not the start of a page of 4 KiB: for read() and write(), not for mmap()',
      ]);
    }));

  it('says the pgoff of each size of page where the source counts in pages', () =>
    withDriver(plain, {}, async ({ hover }) => {
      const said = await hover('>> PAGE_SHIFT);');
      assert.match(said ?? '', /^BELL >> PAGE_SHIFT\nregion-encoded offset in pages.*: page@file\n/);
      assert.match(said ?? '', /^vfio-pci: BAR2 \+ 0x3000 with pages of 4 KiB$/m);
      assert.match(said ?? '', /^vm_pgoff 0x20000003 with pages of 4 KiB$/m);
      // The shift cuts what is inside of a larger page.
      assert.match(said ?? '', /^with pages of 64 KiB: BAR2, file offset 0x20000000000$/m);
    }));

  it('says of a number of pages where it leads with each size of them', () =>
    withDriver(plain, {}, async ({ hover }) => {
      const said = await hover('0x20000000)');
      assert.match(said ?? '', /^vfio-pci: BAR2 with pages of 4 KiB$/m);
      assert.match(said ?? '', /^with pages of 16 KiB: VGA, file offset 0x80000000000$/m);
      assert.match(said ?? '', /^with pages of 64 KiB: region 32, file offset 0x200000000000$/m);
    }));

  it('names the region of an index', () =>
    withDriver(plain, {}, async ({ hover }) => {
      const said = await hover('2)');
      assert.equal(said, '2\nregion index 2: BAR2 of vfio-pci');
    }));

  it('says which regions a call drops, to the end of the file where the length is 0', () =>
    withDriver(plain, {}, async ({ hover }) => {
      const said = await hover('unmap_mapping_range(inode->i_mapping, start');
      assert.match(
        said ?? '',
        /^drops the mappings of vfio-pci: BAR0…BAR5, whole\nfile offsets 0x0 … 0x5ffffffffff$/m,
      );
      const open = await hover('unmap_mapping_range(inode->i_mapping, BELL');
      assert.match(open ?? '', /: BAR2 \+ 0x3000…end of file\n/);
      assert.match(open ?? '', /^length 0: to the end of the file$/m);
      assert.match((await hover('start, end')) ?? '', /^vfio-pci: BAR0$/m);
    }));
});

describe('the link to the decoder', () => {
  it('carries the number, its space, its layout and where it stands', () =>
    withDriver(showing, { decodeLinks: true }, async ({ hover }) => {
      const base = { as: 'offset', layout: 'vfio-pci' };
      const sum = linkIn(await hover('+ 0x10'));
      assert.deepEqual(sum, [{ text: '0x10000000010', ...base, source: source('+ 0x10') }]);
      const pages = linkIn(await hover('0x20000000)'));
      assert.deepEqual(pages, [{ text: '0x20000000', ...base, as: 'pgoff', source: source('0x20000000)') }]);
      const range = linkIn(await hover('unmap_mapping_range(inode->i_mapping, start'));
      assert.deepEqual(range, [{ text: '0x0\n0x5ffffffffff', ...base, source: source('end - start') }]);
    }));

  it('is for clients that say that they have one, and for constants', async () => {
    await withDriver(showing, {}, async ({ hover }) => {
      const said = await hover('+ 0x10');
      assert.match(said ?? '', /BAR1 \+ 0x10/);
      assert.doesNotMatch(said ?? '', /command:/);
    });
    await withDriver(plain, { decodeLinks: true }, async ({ hover }) => {
      assert.doesNotMatch((await hover('+ 0x10')) ?? 'command:', /command:/, 'plain text has no links');
    });
    await withDriver(showing, { decodeLinks: true }, async ({ hover }) => {
      const said = await hover('vm_pgoff >> (VFIO');
      assert.match(said ?? '', /page@file/);
      assert.doesNotMatch(said ?? '', /command:/, 'vm_pgoff is no constant');
    });
  });

  it('is an action of no kind beside a finding that holds a constant', () =>
    withDriver(showing, { decodeLinks: true }, async ({ actions }) => {
      const at = { start: placeOf('vma->vm_pgoff = VFIO'), end: placeOf('vma->vm_pgoff = VFIO') };
      const offered = (await actions(at)).filter((one) => CodeAction.is(one));
      const decoding = offered.filter(({ command }) => command !== undefined);
      assert.deepEqual(
        decoding.map(({ title, kind, isPreferred, command }) => [title, kind, isPreferred, command?.command]),
        [['Decode 0x30000001000 in the decoder', CodeActionKind.Empty, undefined, 'vfioLint.decode']],
      );
      const [request] = decoding[0]?.command?.arguments ?? [];
      assert.deepEqual(request, {
        text: '0x30000001000',
        as: 'offset',
        layout: 'vfio-pci',
        source: { uri, line: at.start.line + 1 },
      });
      const quick = await actions(at, [CodeActionKind.QuickFix]);
      assert.ok(!quick.some(({ title }) => title.includes('decoder')), 'it is no fix');
    }));

  it('is no action for other clients', () =>
    withDriver(showing, {}, async ({ actions }) => {
      const titles = (await actions(whole)).map(({ title }) => title);
      assert.ok(titles.length > 0 && !titles.some((title) => title.includes('decoder')), titles.join());
    }));
});

const shown = (
  hints: readonly { position: { line: number; character: number }; label: unknown }[],
): string[] =>
  hints.map(({ position, label }) => {
    const line = lines[position.line] ?? '';
    return `${line.slice(0, position.character).trim()} «${String(label)}»`;
  });

describe('inlay hints', () => {
  it('stand behind constants and ranges, and nowhere else', () =>
    withDriver(showing, { inlayHints: true }, async ({ hints }) => {
      assert.deepEqual(shown(await hints()), [
        '/* 区域 😀 */ unmap_mapping_range(inode->i_mapping, start, end - start, 1) «BAR0…BAR5»',
        'unmap_mapping_range(inode->i_mapping, BELL, 0, 1) «BAR2 + 0x3000…end of file»',
        'ring(VFIO_PCI_INDEX_TO_OFFSET(1) + 0x10 «= BAR1 + 0x10»',
        'ring(VFIO_PCI_INDEX_TO_OFFSET(1) + 0x10, BELL >> PAGE_SHIFT «= BAR2 + 0x3000 with 4K pages»',
        'if (!(vma->vm_flags & VM_SHARED) || vma->vm_pgoff == 0x20000000 «= BAR2 with 4K pages»',
        'if (vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT) == 2 «= BAR2»',
        'vma->vm_pgoff = VFIO_PCI_INDEX_TO_OFFSET(3) + 0x1000 «= BAR3 + 0x1000»',
      ]);
    }));

  it('say in their tooltip what a hover says, and keep to the range', () =>
    withDriver(showing, { inlayHints: true }, async ({ hints, hover }) => {
      const { line } = placeOf('ring(');
      const [first, ...rest] = await hints({ start: { line, character: 0 }, end: { line, character: 45 } });
      assert.deepEqual(rest, []);
      assert.equal(first?.paddingLeft, true);
      const said = (await hover('+ 0x10'))?.split('\n\n').slice(1).join('\n');
      assert.equal(first?.tooltip, said);
    }));

  it('are off for clients that do not ask for them, or can not show them', async () => {
    await withDriver(showing, {}, async ({ hints, initialized }) => {
      assert.equal(initialized.capabilities.inlayHintProvider, undefined);
      assert.deepEqual(await hints(), []);
    });
    await withDriver(plain, { inlayHints: true }, async ({ initialized }) => {
      assert.equal(initialized.capabilities.inlayHintProvider, undefined);
    });
    await withDriver(showing, { inlayHints: true }, async ({ initialized }) => {
      assert.equal(initialized.capabilities.inlayHintProvider, true);
    });
  });

  it('are refused without a range, and none of a document that is not open', () =>
    withDriver(showing, { inlayHints: true }, async ({ connection, hints }) => {
      for (const range of [
        undefined,
        {},
        { start: { line: 2, character: 0 }, end: { line: 1, character: 0 } },
      ]) {
        const asked = connection.sendRequest('textDocument/inlayHint', { textDocument: { uri }, range });
        await assert.rejects(
          asked,
          (error) => error instanceof ResponseError && error.code === ErrorCodes.InvalidParams,
        );
      }
      const other = { textDocument: { uri: 'file:///none.c' }, range: whole };
      assert.deepEqual(await connection.sendRequest('textDocument/inlayHint', other), []);
      assert.ok((await hints()).length > 0);
    }));

  it('are asked for again when a document beside changes, by clients that can be asked', async () => {
    const able = { ...showing, workspace: { ...showing.workspace, inlayHint: { refreshSupport: true } } };
    for (const [capabilities, inlayHints, due] of [
      [able, true, 1],
      [able, false, 0],
      [showing, true, 0],
    ] as const)
      await withClient(async ({ connection, initialize, open }) => {
        let asked = 0;
        connection.onRequest(InlayHintRefreshRequest.type, () => void asked++);
        await initialize(capabilities, { inlayHints });
        await open('file:///work/a.c', 'at(pgoff)\n');
        await pause(60);
        assert.equal(asked, 0, 'a document alone is asked about by the client itself');
        await open('file:///work/b.c', 'x\n');
        if (due > 0) await until(() => asked === due, 'a refresh');
        else await pause(60);
        assert.equal(asked, due);
      });
  });
});
