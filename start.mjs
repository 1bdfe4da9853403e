// `npm start [ARGUMENT…]`: runs the command line that the build just made, on the examples when nothing else is named.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('dist/cli.cjs', import.meta.url));
const examples = path.relative('', fileURLToPath(new URL('examples', import.meta.url)));
const given = process.argv.slice(2);
const [first] = given;

/** A command of its own is passed on as it is; paths and options alone mean `check`. */
const isCommand = first !== undefined && /^(-h|--help|--version|[a-z]+)$/.test(first) && !existsSync(first);
const args = first === undefined ? ['check', examples] : isCommand ? given : ['check', ...given];
const { status, error } = spawnSync(process.execPath, [cli, ...args], { stdio: 'inherit' });
if (error) throw error;

/** The examples are there to have findings: those are no failure of the demonstration. */
const found = 1;
process.exitCode = first === undefined && status === found ? 0 : (status ?? 2);
