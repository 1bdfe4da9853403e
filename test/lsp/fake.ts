/** A workspace that knows words instead of C: BAD, LOOK, STUCK and so on are findings, `pgoff` and `at(…)` are known. */
import { EventEmitter, once } from 'node:events';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { inOrder } from '../../server/core/analysis/order.ts';
import type { Edit, Finding, Known, Range, Report } from '../../server/core/analysis/report.ts';
import type { Workspace } from '../../server/core/analysis/workspace.ts';

export interface FakeWorkspace extends Workspace {
  /** Makes reports wait; the answer lets them go. */
  hold(): () => void;
  /** Puts a file on the disk. */
  write(file: string, text: string): void;
  /** The texts of the open documents. */
  texts(): Readonly<Record<string, string>>;
}

const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

/** The words that are findings, and what their fixes make of them; those of `review` are to be reviewed. */
const fixes: Readonly<Record<string, string>> = {
  BAD: 'GOOD',
  LOOK: 'SEEN',
  LINES: 'ONE;\n\tTWO',
  WIDE: '',
  PAIR: 'GOOD',
};
const review: Readonly<Record<string, string>> = { LOOK: 'look at the caller' };

function finding(file: string, text: string, range: Range, further: readonly Edit[]): Finding {
  const [word = ''] = text.split(' ');
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
  const newText = fixes[word];
  if (newText === undefined) return base;
  const sentence = review[word];
  return {
    ...base,
    fix: {
      title: `Replace ${word}`,
      change: `Replace ${word}.`,
      safety: sentence === undefined ? 'safe' : 'review',
      ...(sentence !== undefined && { review: sentence }),
      edits: [...further, { file, range, newText }],
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

/**
 * An empty fake. `CROSS` is a finding where another open document of the folder says ENABLE; the fix of PAIR also replaces
 * HERE in the pair.h beside; WIDE reaches over the word after it.
 */
export function fakeWorkspace(): FakeWorkspace {
  const open = new Map<string, TextDocument>();
  const disk = new Map<string, TextDocument>();
  let gate: Promise<unknown> = Promise.resolve();

  const pairOf = (file: string): readonly Edit[] => {
    const pair = `${folderOf(file)}pair.h`;
    const document = open.get(pair) ?? disk.get(pair);
    const here = document ? places(document, /HERE/g) : [];
    return here.map(({ range }) => ({ file: pair, range, newText: 'THERE' }));
  };

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
        looked: {},
      };
    const beside = [...open.values()].filter(({ uri }) => uri !== file && folderOf(uri) === folderOf(file));
    const crossed = beside.some((other) => other.getText().includes('ENABLE'));
    const words = crossed ? /BAD|LOOK|STUCK|LINES|PAIR|CROSS/g : /BAD|LOOK|STUCK|LINES|PAIR/g;
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
    const findings = inOrder(
      [...places(document, words), ...places(document, /WIDE \w+/g)].map(({ text, range }) =>
        finding(file, text, range, text === 'PAIR' ? pairOf(file) : []),
      ),
      (name) => name,
    );
    return {
      file,
      parsed: true,
      findings,
      known,
      places: { functions: 0, total: 0, unknown: [] },
      looked: {},
    };
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
    text: async (file) => (open.get(file) ?? disk.get(file))?.getText(),
    report,
    dependents: () => [],
    reports: async (files) => Promise.all(files.map(report)),
    audit: () => Promise.resolve({ mmaps: [], readers: [], reports: [] }),
    hold: () => {
      const bell = new EventEmitter();
      gate = once(bell, 'open');
      return () => void bell.emit('open');
    },
    write: (file, text) => void disk.set(file, TextDocument.create(file, 'c', 1, text)),
    texts: () => Object.fromEntries([...open].map(([file, document]) => [file, document.getText()])),
  };
}
