/** A workspace that knows words instead of C: BAD, LOOK and STUCK are findings, `pgoff` and `at(…)` are known. */
import { EventEmitter, once } from 'node:events';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, Known, Range, Report } from '../../server/core/analysis/report.ts';
import type { Workspace } from '../../server/core/analysis/workspace.ts';

export interface FakeWorkspace extends Workspace {
  /** Makes reports wait; the answer lets them go. */
  hold(): () => void;
  /** The texts of the open documents. */
  texts(): Readonly<Record<string, string>>;
}

const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

function finding(file: string, word: string, range: Range): Finding {
  const base = {
    rule: `word-${word.toLowerCase()}`,
    severity: word === 'BAD' ? ('warning' as const) : ('note' as const),
    confidence: 'high' as const,
    function: 'f',
    message: `the word is ${word}`,
    because: [{ file, range: start, message: 'the file begins here' }],
    file,
    range,
    fix: null,
  };
  if (word === 'STUCK') return { ...base, whyNoFix: 'nobody knows how' };
  if (word === 'CROSS') return base;
  const safety = word === 'BAD' ? ('safe' as const) : ('review' as const);
  return {
    ...base,
    fix: {
      title: `Replace ${word}`,
      change: `Replace ${word}.`,
      safety,
      edits: [{ file, range, newText: 'GOOD' }],
    },
  };
}

function places(document: TextDocument, pattern: RegExp): readonly { text: string; range: Range }[] {
  return [...document.getText().matchAll(pattern)].map(({ 0: text, index }) => ({
    text,
    range: { start: document.positionAt(index), end: document.positionAt(index + text.length) },
  }));
}

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);

/** An empty fake. `CROSS` is a finding where another open document of the folder says ENABLE. */
export function fakeWorkspace(): FakeWorkspace {
  const open = new Map<string, TextDocument>();
  let gate: Promise<unknown> = Promise.resolve();

  const report = async (file: string): Promise<Report> => {
    await gate;
    const document = open.get(file);
    if (!document)
      return {
        file,
        parsed: false,
        findings: [],
        known: [],
        places: { functions: 0, total: 0, unknown: [] },
      };
    const beside = [...open.values()].filter(({ uri }) => uri !== file && folderOf(uri) === folderOf(file));
    const crossed = beside.some((other) => other.getText().includes('ENABLE'));
    const words = crossed ? /BAD|LOOK|STUCK|CROSS/g : /BAD|LOOK|STUCK/g;
    const known: readonly Known[] = [
      ...places(document, /at\(pgoff\)/g).map((at) => ({
        file,
        ...at,
        space: { unit: 'byte' as const, origin: 'file' as const },
        constant: 0x20000010000n,
        layout: 'vfio-pci',
      })),
      ...places(document, /pgoff/g).map((at) => ({
        file,
        ...at,
        space: { unit: 'page' as const, origin: 'physical' as const },
      })),
    ];
    const findings = places(document, words).map(({ text, range }) => finding(file, text, range));
    return { file, parsed: true, findings, known, places: { functions: 0, total: 0, unknown: [] } };
  };

  return {
    open: (file, text) => void open.set(file, TextDocument.create(file, 'c', 1, text)),
    change: (file, changes) => {
      const document = open.get(file);
      if (!document) throw new Error(`${file} is not open`);
      for (const { range, text } of changes) {
        const { start: from, end: to } = range ?? {};
        const change = from && to ? { range: { start: from, end: to }, text } : { text };
        TextDocument.update(document, [change], document.version + 1);
      }
    },
    close: (file) => void open.delete(file),
    text: async (file) => open.get(file)?.getText(),
    report,
    dependents: () => [],
    reports: async (files) => Promise.all(files.map(report)),
    hold: () => {
      const bell = new EventEmitter();
      gate = once(bell, 'open');
      return () => void bell.emit('open');
    },
    texts: () => Object.fromEntries([...open].map(([file, document]) => [file, document.getText()])),
  };
}
