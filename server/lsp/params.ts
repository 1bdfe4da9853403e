/** Parameters of messages as they come over the wire, where nothing is certain: read them, or get undefined. */
import type { Change } from '../core/analysis/workspace.ts';
import type { Position, Range } from '../core/analysis/report.ts';

export interface TextItem {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

export interface DocumentChange {
  readonly uri: string;
  readonly version: number;
  readonly changes: readonly Change[];
}

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The field at the end of a path of names; undefined where one of them is missing. */
export function fieldAt(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => fields(at)[name], value);
}

/** The `textDocument.uri` of a message. */
export function readUri(params: unknown): string | undefined {
  const uri = fieldAt(params, 'textDocument', 'uri');
  return typeof uri === 'string' && uri !== '' ? uri : undefined;
}

const isCount = (given: unknown): given is number => Number.isSafeInteger(given) && Number(given) >= 0;

/** A position: whole numbers, none below zero. */
export function readPosition(value: unknown): Position | undefined {
  const { line, character } = fields(value);
  return isCount(line) && isCount(character) ? { line, character } : undefined;
}

/** A range whose end is not before its start. */
export function readRange(value: unknown): Range | undefined {
  const start = readPosition(fieldAt(value, 'start'));
  const end = readPosition(fieldAt(value, 'end'));
  if (!start || !end) return undefined;
  const inOrder = start.line < end.line || (start.line === end.line && start.character <= end.character);
  return inOrder ? { start, end } : undefined;
}

/** The document of a didOpen. */
export function readTextItem(params: unknown): TextItem | undefined {
  const uri = readUri(params);
  const { version, text } = fields(fieldAt(params, 'textDocument'));
  if (uri === undefined || typeof version !== 'number' || typeof text !== 'string') return undefined;
  return { uri, version, text };
}

function readChange(value: unknown): Change | undefined {
  const { text, range } = fields(value);
  if (typeof text !== 'string') return undefined;
  if (range === undefined || range === null) return { text };
  const replaced = readRange(range);
  return replaced && { range: replaced, text };
}

/** The changes of a didChange: all of them, or undefined where one can't be understood. */
export function readDocumentChange(params: unknown): DocumentChange | undefined {
  const uri = readUri(params);
  const version = fieldAt(params, 'textDocument', 'version');
  const given = fieldAt(params, 'contentChanges');
  if (uri === undefined || typeof version !== 'number' || !Array.isArray(given)) return undefined;
  const changes = given.map(readChange).filter((change) => change !== undefined);
  return changes.length === given.length ? { uri, version, changes } : undefined;
}
