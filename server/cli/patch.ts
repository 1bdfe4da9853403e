/** A changed file as a patch that `git apply` takes. */
import { formatPatch, structuredPatch } from 'diff';
import type { Change } from './fix.ts';
import { encode } from './source.ts';

/** The line that names the function around a hunk, as git finds it: the last one before it that starts with a name. */
function heading(lines: readonly string[], hunkStart: number): string {
  for (let at = hunkStart - 2; at >= 0; at--) {
    const line = lines[at] ?? '';
    if (/^[A-Za-z_]/.test(line) && !/^\w+:/.test(line)) return ' ' + line.trimEnd().slice(0, 80);
  }
  return '';
}

/** The patch from `before` to `after`, in the file's own encoding and line ends. */
export function patchOf(name: string, { before, after }: Change): Buffer {
  const patch = structuredPatch(`a/${name}`, `b/${name}`, before.text, after.text, '', '', { context: 3 });
  const oldLines = before.text.split('\n');
  const lines = formatPatch({ ...patch, isGit: true }).split('\n');
  const named = lines.map((line) => {
    const start = /^@@ -(\d+)/.exec(line)?.[1];
    return start === undefined ? line : line + heading(oldLines, Number(start));
  });
  return encode(named.join('\n'), before.encoding);
}
