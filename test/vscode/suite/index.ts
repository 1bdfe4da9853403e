/** The suite's entry: both @vscode/test-electron and the browser-driven editor load it in the extension host. */
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

/**
 * Tests that run alone, and only when asked for: the proof that a failure is seen, those on a whole kernel, and the one that
 * wakes the git extension, whose processes fail once their repository is gone.
 */
const alone = ['must-fail', 'audit', 'bench', 'changed'];

function testFiles(): string[] {
  const wanted = process.env['VFIO_LINT_ONLY'];
  if (wanted !== undefined) return [`${wanted}.test.cjs`];
  const apart = new Set(alone.map((name) => `${name}.test.cjs`));
  return readdirSync(import.meta.dirname).filter((name) => name.endsWith('.test.cjs') && !apart.has(name));
}

/** Runs the tests, writes the results where VFIO_LINT_RESULTS says, and throws if one failed. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 60_000 });
  for (const name of testFiles()) mocha.addFile(path.join(import.meta.dirname, name));
  let passed = 0;
  const failures: string[] = [];
  const failed = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('pass', () => passed++);
    runner.on('fail', (test, error: unknown) => failures.push(`${test.fullTitle()}: ${String(error)}`));
  });
  const file = process.env['VFIO_LINT_RESULTS'];
  if (file !== undefined) writeFileSync(file, JSON.stringify({ passed, failed, failures }));
  if (failed > 0) throw new Error(`${failed} tests failed`);
}
