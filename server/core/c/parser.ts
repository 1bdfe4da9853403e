/** The door of the room: wasm bytes in, text to facts. Trees never leave it. */
import { Edit, Language, Parser, type Point, type Tree } from 'web-tree-sitter';
import { createFactsMemory, fileFacts, type FactsMemory } from './facts.ts';
import type { FileFacts } from './ir.ts';
import { mask } from './mask.ts';

/** The two wasm modules, as bytes: the host reads them, core cannot. */
export interface WasmModules {
  /** web-tree-sitter.wasm */
  readonly runtime: Uint8Array;
  /** tree-sitter-c.wasm */
  readonly grammar: Uint8Array;
}

/** A parsed text that follows its edits. Its tree is WASM memory: close it when the document goes. */
export interface ParsedSource {
  facts(): FileFacts;
  /** Replaces the text; only what changed is parsed again. */
  update(text: string): void;
  close(): void;
}

export interface CParser {
  /** Parses a text and keeps its tree for later edits. `memory` is what was made of an earlier text of the file. */
  open(file: string, text: string, memory?: FactsMemory): ParsedSource;
  /** The facts of a text that will not be edited. */
  facts(file: string, text: string, memory?: FactsMemory): FileFacts;
}

function pointAt(text: string, offset: number): Point {
  let row = 0;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    row++;
    lineStart = at + 1;
  }
  return { row, column: offset - lineStart };
}

/** The one edit that turns `before` into `after`: everything between their common ends. */
function editBetween(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < most - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  const oldEnd = before.length - tail;
  const newEnd = after.length - tail;
  return new Edit({
    startIndex: start,
    oldEndIndex: oldEnd,
    newEndIndex: newEnd,
    startPosition: pointAt(before, start),
    oldEndPosition: pointAt(before, oldEnd),
    newEndPosition: pointAt(after, newEnd),
  });
}

/**
 * A parser of kernel C.
 * @throws if the wasm bytes are not the ones that this version of web-tree-sitter takes
 */
export async function createParser(wasm: WasmModules): Promise<CParser> {
  await Parser.init({ wasmBinary: wasm.runtime, locateFile: (name: string) => name });
  const language = await Language.load(wasm.grammar);
  const parser = new Parser();
  parser.setLanguage(language);
  const parse = (text: string, old: Tree | null): Tree => {
    const tree = parser.parse(text, old);
    if (!tree) throw new Error('the C grammar returned no tree');
    return tree;
  };
  const open = (file: string, text: string, memory = createFactsMemory()): ParsedSource => {
    let masked = mask(text);
    let tree = parse(masked, null);
    let facts: FileFacts | undefined;
    let isEdited = false;
    return {
      facts: () => {
        if (facts) return facts;
        // How the grammar gets over an error hangs on what stood there before: a damaged text is parsed as a new one is.
        if (isEdited && tree.rootNode.hasError) {
          tree.delete();
          tree = parse(masked, null);
        }
        isEdited = false;
        return (facts = fileFacts(parser, file, masked, tree.rootNode, memory));
      },
      update: (next) => {
        const nextMasked = mask(next);
        if (nextMasked === masked) return;
        tree.edit(editBetween(masked, nextMasked));
        const old = tree;
        tree = parse(nextMasked, old);
        old.delete();
        masked = nextMasked;
        facts = undefined;
        isEdited = true;
      },
      close: () => tree.delete(),
    };
  };
  return {
    open,
    facts: (file, text, memory) => {
      const source = open(file, text, memory);
      try {
        return source.facts();
      } finally {
        source.close();
      }
    },
  };
}
