/** What a paste says, a line a fact: `3 maps mapping where=offset:0x… …`, so that a test can hold all of it. */
import { readPaste } from '../../../server/core/region/paste/read.ts';
import type { Fact, Numeral } from '../../../server/core/region/paste/facts.ts';
import type { Printer } from './samples/printers.ts';

const hex = (value: bigint): string => `0x${value.toString(16)}`;

function numeral(value: Numeral): string {
  if (value.kind === 'place') return `place:${String(value.region)}+${hex(value.offset)}`;
  if (value.kind !== 'bare') return `${value.kind}:${hex(value.value)}`;
  return `bare${value.as === undefined ? '' : `-${value.as}`}:${value.readings.map(hex).join('|')}`;
}

function member(value: unknown): string {
  if (typeof value === 'bigint') return hex(value);
  if (Array.isArray(value)) return value.join(',');
  if (typeof value === 'object' && value !== null) return numeral(value as Numeral);
  return String(value);
}

function show(fact: Fact): string {
  const { kind, lines, format, ...rest } = fact;
  const members = Object.entries(rest).map(([name, value]) => `${name}=${member(value)}`);
  return [`${lines.join(',')} ${format} ${kind}`, ...members].join(' ');
}

/** All facts, and after them the lines that nobody took. */
export function said(...lines: readonly string[]): string[] {
  const paste = readPaste(lines.join('\n'));
  const left = paste.notUnderstood.length > 0 ? [`not understood: ${paste.notUnderstood.join(',')}`] : [];
  return [...paste.facts.map(show), ...left];
}

/** The facts that say something. */
export const meant = (...lines: readonly string[]): string[] =>
  said(...lines).filter((fact) => !/^[\d,]+ \S+ context$/.test(fact));

/** A paste and all that is in it. */
export interface Sample {
  readonly title: string;
  /** Which code prints such lines. */
  readonly from: readonly [Printer, ...Printer[]];
  readonly lines: readonly string[];
  readonly says: readonly string[];
}
