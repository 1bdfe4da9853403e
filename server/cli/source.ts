/** A file's text and its way back to bytes: what is not UTF-8 is taken byte by byte, so that nothing gets lost. */
import { Buffer, isUtf8 } from 'node:buffer';
import { mayBeUser, mayBeUserPart, mostParsed, needleBytes, roots } from '../core/c/needles.ts';

export interface Source {
  readonly text: string;
  readonly encoding: 'utf8' | 'latin1';
}

/** What the bytes of a file are to the analysis. */
export type Sifted =
  | { readonly kind: 'source'; readonly source: Source }
  | { readonly kind: 'other' }
  | { readonly kind: 'binary' }
  /** It holds a needle, and is larger than anything that a person writes. */
  | { readonly kind: 'too-large' };

/** Decodes bytes as UTF-8 where they are that, else each byte as one character. */
export function decode(bytes: Buffer): Source {
  const encoding = isUtf8(bytes) ? 'utf8' : 'latin1';
  return { text: bytes.toString(encoding), encoding };
}

/** The bytes of a text in a source's encoding. */
export function encode(text: string, encoding: Source['encoding']): Buffer {
  return Buffer.from(text, encoding);
}

/** All needles in one search. They are ASCII, so bytes need no decoding. */
const needles = new RegExp(
  needleBytes.map((needle) => needle.replaceAll(/[^\w]/g, String.raw`\$&`)).join('|'),
);
const rootBytes = roots.map((root) => Buffer.from(root));

/** Decides cheaply whether the engine has to see a file, and decodes it only then. Which it parses is its own choice. */
export function sift(bytes: Buffer): Sifted {
  if (bytes.includes(0)) return { kind: 'binary' };
  if (!rootBytes.some((root) => bytes.includes(root))) return { kind: 'other' };
  const text = bytes.toString('latin1');
  if (!needles.test(text) && !mayBeUser(text) && !mayBeUserPart(text)) return { kind: 'other' };
  return bytes.length > mostParsed ? { kind: 'too-large' } : { kind: 'source', source: decode(bytes) };
}

/** Why a file that is too large is left out. */
export const tooLarge = `larger than ${mostParsed >> 20} MB: not parsed`;
