/** The project's sources as the tidy tests read them: their names, and their text without comments and strings. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const read = (name: string): string => readFileSync(name, 'utf8');

const ignored = new Set(['node_modules', 'dist', 'out', '.cache', '.git']);

/** Every file and folder below a folder, but for what is fetched or built. */
function below(folder: string): { readonly folders: string[]; readonly files: string[] } {
  const out: { folders: string[]; files: string[] } = { folders: [], files: [] };
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const name = join(folder, entry.name);
    if (entry.isDirectory() && !ignored.has(entry.name)) {
      const inner = below(name);
      out.folders.push(name, ...inner.folders);
      out.files.push(...inner.files);
    } else if (entry.isFile()) out.files.push(name);
  }
  return out;
}

export const project = below('.');

/** TypeScript of the product. */
export const product = project.files.filter((name) => /^(?:client|server)\/.*\.ts$/.test(name));
/** TypeScript of product and tests. */
export const sources = [...product, ...project.files.filter((name) => /^test\/.*\.ts$/.test(name))];

const quiet =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|(?<=[(,=:?[!&|;{}]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/g;

/** Code alone: comments are gone, strings and regular expressions are empty. */
export const codeOf = (text: string): string =>
  text.replace(quiet, (found) => (/^\/[*/]/.test(found) ? ' ' : "''"));

/** What a file imports, as it is written there. */
export function importsOf(text: string): readonly string[] {
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^'\n`$ ]+)'/g)].map((match) => match[1] ?? '');
}
