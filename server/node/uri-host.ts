/** The file system for an analysis that names files by their URIs. */
import { isUtf8 } from 'node:buffer';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Host } from '../core/analysis/host.ts';
import { canonicalUri } from '../lsp/uri.ts';

const mostBytes = 16 * 2 ** 20;

/** The host of an editor's documents; of any scheme but file: nothing is known. */
export function uriHost(): Host {
  return {
    siblings: async (file) => {
      try {
        const folder = dirname(fileURLToPath(file));
        const entries = await readdir(folder, { withFileTypes: true });
        const files = entries.filter((entry) => !entry.isDirectory());
        return files.map(({ name }) => canonicalUri(pathToFileURL(join(folder, name)).href));
      } catch {
        return [];
      }
    },
    read: async (file) => {
      try {
        const path = fileURLToPath(file);
        const about = await stat(path);
        if (!about.isFile() || about.size > mostBytes) return undefined;
        const bytes = await readFile(path);
        if (bytes.includes(0)) return undefined;
        // Editors take a byte order mark for no part of the text: columns have to agree with theirs.
        return bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1').replace(/^\ufeff/, '');
      } catch {
        return undefined;
      }
    },
  };
}
