/** The way from a hover or a finding to the decoder, for clients that have one: a command with what is to be decoded. */
import type { Command } from 'vscode-languageserver';
import { decodeCommand, type DecodeRequest } from './protocol.ts';
import { escapeSegment } from './uri.ts';

/** A Markdown link that runs the client's command. */
export const decodeLink = (request: DecodeRequest): string =>
  `[Open in the decoder](command:${decodeCommand}?${escapeSegment(JSON.stringify([request]))})`;

/** The same as a command of a code action. */
export const decodeAction = (request: DecodeRequest): Command => ({
  title: `Decode ${request.text.replaceAll('\n', ' … ')} in the decoder`,
  command: decodeCommand,
  arguments: [request],
});
