/** The head of a mail: names and subjects as RFC 5322 and RFC 2047 want them. */

const lineLength = 76;

/** Words in as few lines as hold them; a word that is longer than a line has one of its own. */
export function wrapped(text: string, length: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= length)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Printable ASCII that nothing takes for an encoded word. */
const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text) && !text.includes('=?');

/** Encoded words of at most 75 characters, cut between characters. */
function encodedWords(text: string): string {
  const pieces: string[] = [];
  for (const char of text) {
    const last = pieces.at(-1);
    if (last !== undefined && Buffer.byteLength(last + char) <= 45) pieces[pieces.length - 1] = last + char;
    else pieces.push(char);
  }
  return pieces.map((piece) => `=?UTF-8?B?${Buffer.from(piece).toString('base64')}?=`).join(' ');
}

/** One header, folded. */
export function header(name: string, value: string): string {
  return wrapped(`${name}: ${value}`, lineLength).join('\n ');
}

/** The header that says what a patch does. */
export function subjectHeader(subject: string): string {
  return header('Subject', `[PATCH] ${isPlain(subject) ? subject : encodedWords(subject)}`);
}

export interface Sender {
  readonly name: string;
  readonly address: string;
}

/** Reads `Name <mail>`; undefined where it is not that. */
export function parseSender(text: string): Sender | undefined {
  const [, given = '', address] = /^([^<>\p{Cc}]+)<([^\s<>@]+@[^\s<>@]+)>$/u.exec(text.trim()) ?? [];
  const name = given.trim().replace(/^"(.*)"$/, '$1');
  return address === undefined || name === '' || !isPlain(address) ? undefined : { name, address };
}

/** The header that says whose patch it is. */
export function fromHeader({ name, address }: Sender): string {
  const phrase = !isPlain(name)
    ? encodedWords(name)
    : /^[\w !#$%&'*+/=?^`{|}~-]+$/.test(name)
      ? name
      : `"${name.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
  return header('From', `${phrase} <${address}>`);
}
