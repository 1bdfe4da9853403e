/** The lines of a paste without what mail, terminals and logs put round them, and what a reader of them is. */
import type { ContextFact, Fact, PasteFormat } from './facts.ts';

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Without quoting and colours; its indentation is kept. */
  readonly text: string;
  /** Also without indentation and log prefix; empty where nothing is left, or the line is longer than any format's. */
  readonly body: string;
  /** It stood behind the prefix of a kernel log. */
  readonly kernel: boolean;
}

/** What a reader makes of a line and those that belong to it. */
export interface Taken {
  readonly facts: readonly Fact[];
  /** Lines taken, at least 1: those that no fact names count as not understood. */
  readonly count: number;
}

/** Looks at the line at `at` and, where its format goes on, at those behind it; undefined where it is none of its own. */
export type Reader = (lines: readonly Line[], at: number) => Taken | undefined;

/** No format has longer lines, and no pattern is let loose on one. */
const longest = 4096;

const escapes =
  // oxlint-disable-next-line no-control-regex -- escape sequences are made of control characters
  /\x1b\[[0-9;:?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][0-9A-B]|\^\[\[[0-9;]*[mK]/g;
/** Colours whose escape character was lost on the way through a clipboard. */
const lostColour = /\[\d{1,3}(?:;\d{1,3}){0,4}m(?:\[K)?/g;
// oxlint-disable-next-line no-control-regex -- what is left of control characters is dropped
const controls = /[\x00-\x08\x0b-\x1f\x7f\u200b\ufeff]/g;

/** `> `, `>> `, `> > ` and `| `, with the one blank that mail programs put behind it. */
const quoting = /^(?: {0,3}[>|])+ ?(?=$|\s|[^=\s])/;

/** drgn's prompt before a name or an expression without blanks is no quoting, but may be quoted itself. */
const python =
  /^(?: {0,3}[>|])*? ?(>>> (?:(?![0-9a-f]+$)[a-z*(][\w.()*[\]>-]{0,200}|from [\w.]{1,80} import .{1,200}|import [\w., ]{1,200}|(?:for|if|with|while) .{1,200}:|[a-z_]\w{0,60} = .{1,200}\)|[a-z]\w{0,60}\(.{1,200}\)))$/i;

/** What `cat -A` shows: tabs as ^I, the end of a line as a dollar, behind ^M where it was CRLF. */
const shown = (text: string): string => text.replace(/(?:\^M)?\$\s*$/, '').replaceAll('^I', '\t');

/** What Markdown and HTML put round a paste, alone on a line: fences, `<details>`, `</p>`. */
const wrapping =
  /^\s*(?:(?:`{3,}|~{3,})[\w-]{0,20}|(?:<\/?(?:details|summary|pre|code|p|br)(?: \/| open)?>\s*)+)$/;

function clean(raw: string): string {
  let text = raw.includes('$') || raw.includes('^I') ? shown(raw) : raw;
  if (text.includes('\x1b') || text.includes('^[[')) text = text.replace(escapes, '');
  if (lostColour.test(text)) text = text.replace(lostColour, '').replaceAll('[K', '');
  lostColour.lastIndex = 0;
  text = text.replace(controls, '').replaceAll('\u00a0', ' ');
  text = text.trimEnd();
  const [, prompt] = python.exec(text) ?? [];
  if (prompt !== undefined) return prompt;
  text = text.replace(quoting, '');
  return /[`~<]/.test(text) && wrapping.test(text) ? '' : text;
}

/** Prefixes that end in a time or a level; a host and a program may follow the first kind. */
const dates: readonly RegExp[] = [
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z| ?[+-]\d\d:?\d\d)?:?\s+/,
  /^[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d(?:\.\d{1,9})?\s+/,
];
const sender = /^(?:[\w.-]+ )?([\w./@-]+)(?:\[\d+\])?:\s+/;
const kernelPrefixes: readonly RegExp[] = [
  /^\[ {0,10}\d{1,12}\.\d{3,9}\](?: ?\[ {0,6}[TC]\d+\])?:?\s*/,
  /^\[[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d \d{4}\]\s*/,
  /^(?:kern|user|daemon) {0,4}:(?:emerg|alert|crit|err|warn|notice|info|debug) {0,4}:\s*/,
  // /dev/kmsg itself.
  /^\d{1,3},\d{1,12},\d{1,16},[-cC+][\w,=]{0,40};/,
];
const otherPrefixes: readonly RegExp[] = [/^<\d{1,3}>/, /^\d{1,10}@\d{1,12}\.\d{1,9}:/];

/** Without the prefix, and whether it was a kernel log's. */
function unprefixed(text: string): { body: string; kernel: boolean } {
  let body = text.trim();
  let kernel = false;
  // A log may hold another one's lines: a date, a host and a program round a kernel's own clock.
  for (let round = 0; round < 4; round++) {
    const before = body;
    if (/^[[<\dk-u]|^[A-Z][a-z]{2} /.test(body)) {
      for (const date of dates) {
        if (!date.test(body)) continue;
        body = body.replace(date, '');
        const [whole = '', program] = sender.exec(body) ?? [];
        if (program !== undefined && !/^[0-9a-f]{2,8}:/i.test(body)) {
          body = body.slice(whole.length);
          kernel ||= program === 'kernel';
        }
      }
      for (const prefix of kernelPrefixes)
        if (prefix.test(body)) {
          body = body.replace(prefix, '');
          kernel = true;
        }
      for (const prefix of otherPrefixes) body = body.replace(prefix, '');
    }
    if (body === before) break;
  }
  return { body: body.trim(), kernel };
}

/** QEMU's ftrace backend writes into the kernel's trace. */
const marker = 'tracing_mark_write: ';

function lineOf(raw: string, number: number): Line {
  if (raw.length > longest) return { number, text: raw.trim() === '' ? '' : '…', body: '', kernel: false };
  const text = clean(raw);
  const marked = text.indexOf(marker);
  const inner = marked < 0 ? text : text.slice(marked + marker.length);
  return { number, text, ...unprefixed(inner) };
}

/**
 * What grep puts before a line (`12:`, `lspci.txt:`, `a/b.c-12-`), a list's sign, and a pair of backquotes. A time, a PCI
 * address and a range of numbers are none of them.
 */
const wrappers: readonly RegExp[] = [
  /^\d{1,7}:(?!\s*\d{1,4}$|\d\d\b|[0-9a-f]{2}[.:])(?=.*\S)/i,
  /^\d{1,7}-(?=\s+\S)/,
  /^(?:\S{0,200}\/\S{1,200}?|[\w+~-]{1,80}\.[a-z]\w{0,8}):(?:\d{1,7}:)?(?=.*\S)/i,
  /^[\w+~./-]{1,200}\.[a-z]\w{0,8}-(?:\d{1,7}-)?(?=\s+\S)/i,
  /^(?:[*+-]|\d{1,3}[.)]) (?=\s*\S)/,
];

/** The line without what a search or a list put round it; undefined where there is nothing of that. */
export function peeled(line: Line): Line | undefined {
  const trimmed = line.text.trimStart();
  const wrapper = wrappers.find((pattern) => pattern.test(trimmed));
  const rest = wrapper ? trimmed.replace(wrapper, '') : trimmed;
  const [, before = '', quoted = '', behind = ''] = /^([^`]*)`([^`]+)`([^`]*)$/.exec(rest) ?? [];
  const text = quoted === '' ? rest : `${before}${quoted}${behind}`;
  return text === trimmed ? undefined : { number: line.number, text, ...unprefixed(text) };
}

/** The lines of a text as they stand: all line numbers of pastes and answers are by these. */
export const rawLines = (text: string): string[] => text.split(/\r\n|\n|\r/);

/** Lines end in LF, CRLF or a lone CR. */
export const linesOf = (text: string): Line[] => rawLines(text).map((raw, i) => lineOf(raw, i + 1));

/** A line that says nothing on offsets. */
export const context = (format: PasteFormat, lines: readonly Line[]): ContextFact => ({
  kind: 'context',
  format,
  lines: lines.map((line) => line.number),
});

/** One line taken. */
export const one = (...facts: readonly Fact[]): Taken => ({ facts, count: 1 });

/** A fact without what is undefined: its optional members are there, or they are not. */
export const said = <T extends Fact>(fact: { readonly [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(fact).filter(([, value]) => value !== undefined)) as unknown as T;
