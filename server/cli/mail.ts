/** The fixes of each driver as a mail that `git am` takes, laid out as `git format-patch` does. */
import { isAscii, isUtf8 } from 'node:buffer';
import { diffstat } from './diffstat.ts';
import { byDriver } from './drivers.ts';
import type { Fixed } from './fix.ts';
import { fromHeader, subjectHeader, wrapped, type Sender } from './headers.ts';
import type { RuleText } from './host.ts';
import { messageFor } from './message.ts';
import { compareText, inOrder } from '../core/analysis/order.ts';
import { patchOf } from './patch.ts';
import { printable } from './printable.ts';

export interface Mail {
  /** `0001-vfio-platform-Keep-….patch` */
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** What goes into every mail. */
export interface MailSettings {
  readonly rules: readonly RuleText[];
  readonly version: string;
  readonly from: Sender | undefined;
  readonly name: (file: string) => string;
}

/** The line that opens a mail in an mbox; the date is the one that git writes there. */
const envelope = `From ${'0'.repeat(40)} Mon Sep 17 00:00:00 2001`;

/** Kernel patches keep to 75 columns; one is left for a guard. */
const columns = 74;

/** What a reader of mails takes for the begin of a patch, of another mail or of more headers is moved in by a space. */
const guarded = (line: string): string =>
  /^(?:diff -|---|index:|>?from[ :]|subject:|date:|\[patch\])/i.test(line) ? ` ${line}` : line;

const paragraph = (text: string): string =>
  wrapped(printable(text.replaceAll(/\s+/g, ' ')), columns)
    .map(guarded)
    .join('\n');

/** The file's name as git makes it of a subject. */
function fileName(number: number, subject: string): string {
  const slug = subject.replaceAll(/[^\w.]+/g, '-').replaceAll(/\.{2,}/g, '.');
  return `${String(number).padStart(4, '0')}-${slug.slice(0, 52).replaceAll(/^[-.]+|[-.]+$/g, '')}.patch`;
}

/** The whole mail. Its text gets the charset of the patch, which has to keep its bytes. */
function assemble(head: readonly string[], text: string, patch: Buffer): Buffer {
  const withoutType = Buffer.concat([Buffer.from(text), patch]);
  const charset = isUtf8(withoutType) ? 'UTF-8' : 'ISO-8859-1';
  const type = isAscii(withoutType)
    ? []
    : [
        'MIME-Version: 1.0',
        `Content-Type: text/plain; charset=${charset}`,
        'Content-Transfer-Encoding: 8bit',
      ];
  const before = `${[...head, ...type].join('\n')}\n\n${text}`;
  return Buffer.concat([
    charset === 'UTF-8'
      ? Buffer.from(before)
      : Buffer.from(before.replaceAll(/[\u0100-\uffff]+/g, '?'), 'latin1'),
    patch,
  ]);
}

/** One mail a driver that the fixes change, in the order of its files. */
export function mailsOf(fixed: Fixed, { rules, version, from, name }: MailSettings): readonly Mail[] {
  const drivers = byDriver(inOrder(fixed.repaired, name), name).flatMap((driver) => {
    const changes = [...fixed.changes]
      .filter(([file]) => driver.files.has(file))
      .map(([file, change]) => ({ file: name(file), change }))
      .toSorted((a, b) => compareText(a.file, b.file));
    const [first] = changes;
    return first === undefined ? [] : [{ driver, changes, first: first.file }];
  });
  return drivers
    .toSorted((a, b) => compareText(a.first, b.first))
    .map(({ driver, changes }, at) => {
      const where = (finding: (typeof driver.findings)[number]): string =>
        finding.function === '' ? name(finding.file) : `${finding.function}()`;
      const message = messageFor(driver, rules, where);
      const patches = changes.map(({ file, change }) => patchOf(file, change));
      const subject = printable(`${driver.label}: ${message.subject}`.replaceAll(/\s+/g, ' '));
      const text = [
        message.body.map(paragraph).join('\n\n'),
        '---',
        ...message.notes.flatMap((note) => [paragraph(note), '']),
        ...diffstat(patches),
        '\n',
      ].join('\n');
      const end = Buffer.from(`-- \nvfio-lint ${version}\n\n`);
      const head = [envelope, ...(from ? [fromHeader(from)] : []), subjectHeader(subject)];
      return {
        fileName: fileName(at + 1, subject),
        bytes: assemble(head, text, Buffer.concat([...patches.map(({ bytes }) => bytes), end])),
      };
    });
}
