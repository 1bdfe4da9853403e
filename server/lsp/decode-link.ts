/** The way from a hover or a finding to the decoder, for clients that have one: a command with what is to be decoded. */
import type { Command } from 'vscode-languageserver';
import { decodeCommand, type DecodeRequest } from './protocol.ts';

/** The characters that encodeURIComponent() leaves and Markdown may take for the end of a link. */
const escape = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** A Markdown link that runs the client's command. */
export const decodeLink = (request: DecodeRequest): string =>
  `[Open in the decoder](command:${decodeCommand}?${escape(JSON.stringify([request]))})`;

/** The same as a command of a code action. */
export const decodeAction = (request: DecodeRequest): Command => ({
  title: `Decode ${request.text.replaceAll('\n', ' … ')} in the decoder`,
  command: decodeCommand,
  arguments: [request],
});
