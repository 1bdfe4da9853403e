/** A driver in the server with the real engine behind it: for what hangs on the words of the region room. */
import {
  CodeActionRequest,
  DidOpenTextDocumentNotification,
  HoverRequest,
  InitializeRequest,
  InlayHintRequest,
  MarkupContent,
  type ClientCapabilities,
  type CodeAction,
  type Command,
  type InitializeResult,
  type InlayHint,
  type Position,
  type ProtocolConnection,
  type Range,
} from 'vscode-languageserver/node';
import { createWorkspace } from '../../server/core/analysis/workspace.ts';
import type { InitializationOptions } from '../../server/lsp/protocol.ts';
import { parser } from '../harness.ts';
import { connect, modern } from './fixture.ts';

export const uri = "file:///work/it's%20(1).c";

export const lines = [
  '#include <linux/vfio_pci_core.h>',
  '#define BELL (VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_BAR2_REGION_INDEX) + 0x3000)',
  'static void lamp_reset(struct vfio_device *core, struct inode *inode)',
  '{',
  '\tloff_t start = VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_BAR0_REGION_INDEX);',
  '\tloff_t end = VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_ROM_REGION_INDEX);',
  '',
  '\t/* 区域 😀 */ unmap_mapping_range(inode->i_mapping, start, end - start, 1);',
  '\tunmap_mapping_range(inode->i_mapping, BELL, 0, 1);',
  '\tring(VFIO_PCI_INDEX_TO_OFFSET(1) + 0x10, BELL >> PAGE_SHIFT);',
  '}',
  'static int lamp_mmap(struct vfio_device *core, struct vm_area_struct *vma)',
  '{',
  '\tif (!(vma->vm_flags & VM_SHARED) || vma->vm_pgoff == 0x20000000)',
  '\t\treturn -EINVAL;',
  '\tif (vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT) == 2)',
  '\t\treturn -ENODEV;',
  '\tvma->vm_pgoff = VFIO_PCI_INDEX_TO_OFFSET(3) + 0x1000;',
  '\treturn 0;',
  '}',
  'static const struct vfio_device_ops lamp_ops = { .name = "lamp", .mmap = lamp_mmap };',
  '',
];

/** Where a text begins. */
export function placeOf(text: string): Position {
  const line = lines.findIndex((one) => one.includes(text));
  if (line < 0) throw new Error(`the driver has no ${text}`);
  return { line, character: lines[line]?.indexOf(text) ?? 0 };
}

export const whole: Range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };

/** A client that has all that can be shown. */
export const showing: ClientCapabilities = {
  ...modern,
  textDocument: { ...modern.textDocument, inlayHint: {} },
};

export interface Session {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  hover(text: string): Promise<string | undefined>;
  hints(range?: Range): Promise<readonly InlayHint[]>;
  actions(range: Range, only?: readonly string[]): Promise<readonly (CodeAction | Command)[]>;
}

/** Opens the driver and runs a test with it. */
export async function withDriver(
  capabilities: ClientCapabilities,
  initializationOptions: InitializationOptions,
  test: (session: Session) => Promise<void>,
): Promise<void> {
  const workspace = createWorkspace(await parser(), {
    siblings: () => Promise.resolve([]),
    read: () => Promise.resolve(undefined),
  });
  const connection = connect(workspace);
  connection.listen();
  const textDocument = { uri };
  try {
    const params = { processId: null, rootUri: null, capabilities, initializationOptions };
    const initialized = await connection.sendRequest(InitializeRequest.type, params);
    await connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'c', version: 1, text: lines.join('\n') },
    });
    await test({
      connection,
      initialized,
      hover: async (text) => {
        const got = await connection.sendRequest(HoverRequest.type, {
          textDocument,
          position: placeOf(text),
        });
        return got && MarkupContent.is(got.contents) ? got.contents.value : undefined;
      },
      hints: async (range = whole) =>
        (await connection.sendRequest(InlayHintRequest.type, { textDocument, range })) ?? [],
      actions: async (range, only) => {
        const context = { diagnostics: [], ...(only && { only: [...only] }) };
        return (await connection.sendRequest(CodeActionRequest.type, { textDocument, range, context })) ?? [];
      },
    });
  } finally {
    connection.dispose();
  }
}
