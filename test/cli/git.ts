/** git in a test's folder, out of reach of the user's settings and of any repository above. */
import { execFileSync } from 'node:child_process';
import type { Folder } from './fixture.ts';

const person = { NAME: 'Demo Tester', EMAIL: 'tester@example.org', DATE: '2001-09-17T00:00:00Z' };

/** Runs git and returns what it prints; it throws where git fails. */
export function git(folder: Folder, args: readonly string[], input: string | Uint8Array = ''): string {
  const env: Record<string, string | undefined> = {
    PATH: process.env['PATH'],
    HOME: folder.path,
    LC_ALL: 'C',
    GIT_CEILING_DIRECTORIES: folder.path,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
  };
  for (const [key, value] of Object.entries(person)) {
    env[`GIT_AUTHOR_${key}`] = value;
    env[`GIT_COMMITTER_${key}`] = value;
  }
  return execFileSync('git', args, { cwd: folder.path, input, env, stdio: 'pipe', encoding: 'utf8' });
}

/** Makes a repository of the folder as it is. */
export function commitAll(folder: Folder): void {
  git(folder, ['init', '-q']);
  git(folder, ['config', 'core.autocrlf', 'false']);
  git(folder, ['add', '-A']);
  git(folder, ['commit', '-q', '-m', 'Start']);
}
