/** A shell's prompt and the command whose output follows: it says nothing by itself. */
import type { PasteFormat } from './facts.ts';
import { context, one, type Reader } from './line.ts';

const prompt = /^(?:[\w.-]{1,64}@[^$#]{1,200}|\[[^\]]{1,200}\]|[~/][\w./~-]{0,200})?\s?[$#%] +(\S.*)$/;
const monitor = /^\(qemu\) (.*)$/;

const commands: readonly (readonly [RegExp, PasteFormat])[] = [
  [/\bsmaps\b/, 'smaps'],
  [/\bmaps\b/, 'maps'],
  [/\bpmap\b/, 'pmap'],
  [/\bfdinfo\b/, 'fdinfo'],
  [/\/fd\b|\blsof\b/, 'fd'],
  [/\blspci\b/, 'lspci'],
  [/\/resource\b/, 'resource'],
  [/\bio(?:mem|ports)\b/, 'iomem'],
  [/\bdmesg\b|\bjournalctl\b|\buname\b/, 'dmesg'],
  [/\bqemu\b/, 'qemu-trace'],
  [/\bstrace\b/, 'strace'],
  [/\bcrash\b/, 'crash'],
  [/\bdrgn\b/, 'drgn'],
  [/\bgdb\b/, 'gdb'],
  [/\bpagemap\b/, 'pagemap'],
];

export const shell: Reader = (lines, at) => {
  const line = lines[at];
  if (!line) return undefined;
  if (monitor.test(line.body)) return one(context('mtree', [line]));
  const [, command] = prompt.exec(line.body) ?? [];
  const format = command === undefined ? undefined : commands.find(([name]) => name.test(command))?.[1];
  return format === undefined ? undefined : one(context(format, [line]));
};
