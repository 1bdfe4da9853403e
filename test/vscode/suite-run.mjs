// Runs the compiled suite in the extension host of a browser-driven VS Code, and tells how it went.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { withPage } from './browser.mjs';
import { startEditor } from './server.mjs';

/** How long a suite may take, in milliseconds; one on a whole kernel gets more. */
const usual = 120_000;

/** What the editor says of itself while a suite runs. */
const chatter =
  /INFO|WARN|connection|socket|builtin extensions|Service Worker|AgentHost|AccountPolicyGate|bindings file|watchdog/i;

/** Resolves with the exit code that the extension host reports for the suite. */
function suiteEnd(page, patience) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the suite timed out')), patience);
    page.on('crash', () => reject(new Error('the page crashed')));
    const told = [
      page.exposeFunction('codeAutomationExit', (code) => {
        clearTimeout(timer);
        resolve(code);
      }),
      page.exposeFunction('codeAutomationLog', (_type, args) => {
        const line = format(...args);
        if (!chatter.test(line)) console.log(line);
      }),
    ];
    Promise.all(told).catch(reject);
  });
}

/** The results that the suite itself wrote; an extension host that dies leaves none, and reports success. */
export function readResults(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, failures: ['the suite left no results'] };
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Runs the suite; `resultFile` is written by it, from inside the extension host. */
export async function runSuite({ extension, entry, workspace, resultFile, env = {}, patience = usual }) {
  const own =
    resultFile === undefined ? mkdtempSync(path.join(os.tmpdir(), 'vfio-lint-results-')) : undefined;
  const file = resultFile ?? path.join(own, 'results.json');
  const server = await startEditor({ testDriver: true, env: { ...env, VFIO_LINT_RESULTS: file } });
  try {
    const remote = (at) => `vscode-remote://${server.authority}${at}`;
    const payload = JSON.stringify([
      ['extensionDevelopmentPath', remote(extension)],
      ['extensionTestsPath', remote(entry)],
      ['enableProposedApi', ''],
      ['skipWelcome', 'true'],
    ]);
    const query = new URLSearchParams({ folder: workspace, payload });
    const code = await withPage(async (page) => {
      const end = suiteEnd(page, patience);
      const [ended] = await Promise.all([end, page.goto(`http://${server.authority}/?${query}`)]);
      return ended;
    });
    return { code, ...readResults(file) };
  } finally {
    await server.stop();
    if (own !== undefined) rmSync(own, { recursive: true, force: true });
  }
}
