/** A command line over a real folder, with an engine that reports on marked words instead of C. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { run } from '../../server/cli/cli.ts';
import type { CliHost, RuleText } from '../../server/cli/host.ts';
import type { Finding, Fix, Report, Safety } from '../../server/core/analysis/report.ts';
import type { Workspace } from '../../server/core/analysis/workspace.ts';
import type { Host } from '../../server/core/analysis/host.ts';
import { processHost } from '../../server/node/host.ts';

/** A line without which the tool would not look at a file. */
export const needle = '/* vfio vm_pgoff */\n';

interface Word {
  readonly becomes?: string;
  readonly safety?: Safety;
  /** How many characters after the word the edit also replaces. */
  readonly more?: number;
  /** Another file whose same line the fix changes, too: the first word there. */
  readonly also?: (file: string) => string;
  readonly change?: string;
  readonly invalidatedBy?: string;
}

/** What a reader of mails takes for something else at the begin of a line. */
const hostile = [
  'diff -u',
  '---',
  '--- a/x',
  'Index: x',
  'From 1234567890123456789012345678901234567890 Mon Sep 17 00:00:00 2001',
  '>From x',
  'From: Mallory <m@example.org>',
  'Subject: x',
  'Date: x',
  '[PATCH] x',
  '-- >8 --',
];

const words: Readonly<Record<string, Word>> = {
  BAD: { becomes: 'GOOD' },
  CHAIN: { becomes: 'BAD' },
  LINES: { becomes: 'ONE;\n\tTWO' },
  WIDE: { becomes: '', more: 4 },
  LOOK: { becomes: 'SEEN', safety: 'review' },
  STUCK: { becomes: 'STUCK STILL' },
  PAIR: { becomes: 'PAIRED', also: (file) => join(dirname(file), 'pair.h') },
  FAR: { becomes: 'NEAR', also: (file) => file.replace(/drivers\/.*/, 'include/linux/far.h') },
  KEPT: { becomes: 'GONE', change: 'Nobody reads the word, so take it out.', invalidatedBy: 'demo_zap' },
  HOSTILE: { becomes: 'TAME', change: hostile.map((end) => `${'x'.repeat(74)} ${end}`).join(' ') },
  PLAIN: {},
  ASIDE: {},
};

const severities: Readonly<Record<string, Finding['severity']>> = { PLAIN: 'error', ASIDE: 'note' };

function fixOf(file: string, line: number, start: number, end: number, word: Word): Fix | null {
  if (word.becomes === undefined) return null;
  const safety = word.safety ?? 'safe';
  const range = { start: { line, character: start }, end: { line, character: end + (word.more ?? 0) } };
  const firstFour = { start: { line, character: 0 }, end: { line, character: 4 } };
  const elsewhere = word.also ? [{ file: word.also(file), range: firstFour, newText: 'DONE' }] : [];
  return {
    title: 'replace the word',
    change: word.change ?? 'Replace the word.',
    safety,
    ...(safety === 'review' ? { review: 'look at the caller' } : {}),
    edits: [{ file, range, newText: word.becomes }, ...elsewhere],
  };
}

function* findingsIn(file: string, text: string): Generator<Finding> {
  let name = 'demo_mmap';
  for (const [line, source] of text.split('\n').entries()) {
    name = /^int (\w+)\(/.exec(source)?.[1] ?? name;
    for (const match of source.matchAll(/\b[A-Z]+\b/g)) {
      const word = words[match[0]];
      if (!word) continue;
      const end = match.index + match[0].length;
      const range = { start: { line, character: match.index }, end: { line, character: end } };
      yield {
        rule: `word-${match[0].toLowerCase()}`,
        severity: severities[match[0]] ?? 'warning',
        confidence: 'high',
        function: name,
        message: `the word is ${match[0]}`,
        file,
        range,
        because: [{ file, range, message: 'it is written here' }],
        ...(word.invalidatedBy === undefined ? {} : { invalidatedBy: word.invalidatedBy }),
        fix: fixOf(file, line, match.index, end, word),
      };
    }
  }
}

const nothing = (): void => {};

/** An engine whose findings are words; it throws on the word CRASH. */
export function wordEngine(host: Host): Workspace {
  const report = async (file: string): Promise<Report> => {
    const text = (await host.read(file)) ?? '';
    if (text.includes('CRASH')) throw new Error('the engine fell over');
    return {
      file,
      parsed: true,
      findings: [...findingsIn(file, text)].toReversed(),
      known: [],
      places: { functions: 0, total: 0, unknown: [] },
      looked: {},
    };
  };
  return {
    open: nothing,
    change: nothing,
    close: nothing,
    text: (file) => host.read(file),
    report,
    dependents: () => [],
    reports: (files) => Promise.all(files.toReversed().map(report)),
    audit: () => Promise.resolve({ mmaps: [], readers: [], reports: [] }),
  };
}

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly bytes: Buffer;
  readonly stderr: string;
  /** The lines of stderr but the closing count. */
  readonly said: readonly string[];
}

export interface Folder {
  readonly path: string;
  write(name: string, content: string | Uint8Array): string;
  read(name: string): string;
  bytes(name: string): Buffer;
  run(argv: readonly string[], over?: Partial<CliHost>): Promise<Outcome>;
}

/** The rule that the command line knows unless a test says otherwise. */
export const rule: RuleText = {
  id: 'word-bad',
  severity: 'warning',
  confidence: 'high',
  fixSafety: 'safe',
  title: 'the word is bad',
  why: 'Because it is.',
  bad: 'int BAD;\n',
  good: 'int GOOD;\n',
  mail: {
    subject: 'Take good words',
    defect: '{functions} say{s} a bad word.',
    consequence: 'Bad words are not heard.',
  },
};

/** Gives `use` a fresh folder with a command line in it, and removes it afterwards. */
export async function inFolder(use: (folder: Folder) => Promise<void>): Promise<void> {
  const path = mkdtempSync(join(tmpdir(), 'vfio-lint-cli-'));
  const folder: Folder = {
    path,
    write: (name, content) => {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), content);
      return join(path, name);
    },
    read: (name) => readFileSync(join(path, name), 'utf8'),
    bytes: (name) => readFileSync(join(path, name)),
    run: async (argv, over = {}) => {
      const out: Buffer[] = [];
      let stderr = '';
      const io = processHost({
        version: '9.8.7',
        rules: [rule],
        workspace: (host) => Promise.resolve(wordEngine(host)),
        startLsp: () => Promise.resolve(),
      });
      const code = await run(argv, {
        ...io,
        cwd: path,
        env: {},
        stdoutIsTTY: false,
        stderrIsTTY: false,
        resolve: (typed) => resolve(path, typed),
        stdout: (chunk) => void out.push(Buffer.from(chunk)),
        stderr: (text) => void (stderr += text),
        ...over,
      });
      const bytes = Buffer.concat(out);
      const said = stderr.split('\n').filter((line) => line !== '' && !/ files? seen, /.test(line));
      return { code, stdout: bytes.toString(), bytes, stderr, said };
    },
  };
  try {
    await use(folder);
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}
