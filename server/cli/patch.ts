/** A changed file as a patch that `git apply` takes. */
import { formatPatch, structuredPatch } from 'diff';
import type { Change } from './fix.ts';
import { encode } from './source.ts';

export interface Patch {
  /** In the file's own encoding and line ends. */
  readonly bytes: Buffer;
  /** The file's name as git writes it: quoted where it holds anything out of the ordinary. */
  readonly name: string;
  readonly added: number;
  readonly deleted: number;
}

/** The line that names the function around a hunk, as git finds it: the last one before it that starts with a name. */
function heading(lines: readonly string[], hunkStart: number): string {
  for (let at = hunkStart - 2; at >= 0; at--) {
    const line = lines[at] ?? '';
    if (/^[A-Za-z_]/.test(line) && !/^\w+:/.test(line)) return ' ' + line.trimEnd().slice(0, 80);
  }
  return '';
}

/** The patch from `before` to `after`. */
export function patchOf(name: string, { before, after }: Change): Patch {
  const patch = structuredPatch(`a/${name}`, `b/${name}`, before.text, after.text, '', '', { context: 3 });
  const oldLines = before.text.split('\n');
  const lines = formatPatch({ ...patch, isGit: true }).split('\n');
  const named = lines.map((line) => {
    const start = /^@@ -(\d+)/.exec(line)?.[1];
    return start === undefined ? line : line + heading(oldLines, Number(start));
  });
  const changed = patch.hunks.flatMap((hunk) => hunk.lines);
  const old = lines.find((line) => line.startsWith('--- ')) ?? '';
  return {
    bytes: encode(named.join('\n'), before.encoding),
    name: old.replace(/^--- ("?)a\//, '$1'),
    added: changed.filter((line) => line.startsWith('+')).length,
    deleted: changed.filter((line) => line.startsWith('-')).length,
  };
}
