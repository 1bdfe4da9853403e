/** How much of a real driver tree still parses with damage after masking: the share of functions with ERROR or MISSING. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadEngine } from './engine.mjs';
import { kernelTree, versions } from './fetch.mjs';

/** @typedef {{ functions: number, damaged: number, heads: number, names: string[] }} Damage */

/**
 * Counts functions and damaged ones under a folder with the project's own parser.
 * `heads` counts by text alone, to see that the parser loses none.
 * @param {string} folder
 * @returns {Promise<Damage>}
 */
export async function damageIn(folder) {
  const { parser } = await loadEngine();
  const total = { functions: 0, damaged: 0, heads: 0, names: /** @type {string[]} */ ([]) };
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.[ch]$/.test(name)) continue;
    const text = readFileSync(join(folder, name), 'utf8');
    total.heads += text.match(/^\{/gm)?.length ?? 0;
    for (const fn of parser.facts(name, text).functions) {
      if (fn.isMacro) continue;
      total.functions++;
      if (!fn.damaged) continue;
      total.damaged++;
      total.names.push(`${name}: ${fn.name}`);
    }
  }
  return total;
}

/** @param {Damage} damage */
const share = (damage) => (100 * damage.damaged) / Math.max(1, damage.functions);

/** At most 2 % damaged, and hardly a function lost. @param {Damage} damage */
export const isSound = (damage) => share(damage) <= 2 && damage.functions >= 0.97 * damage.heads;

/** @param {Damage} damage */
export const line = (damage) =>
  `${damage.functions} functions parsed (${damage.heads} counted by their opening brace), ` +
  `${damage.damaged} damaged: ${share(damage).toFixed(2)} %`;

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const version of versions) {
    const damage = await damageIn(join(await kernelTree(version), 'drivers/vfio'));
    console.log(`${version} drivers/vfio: ${line(damage)}`);
    for (const name of damage.names) console.log(`  ${name}`);
    if (!isSound(damage)) process.exitCode = 1;
  }
}
