#!/usr/bin/env node
// Stands in for the desktop `code` binary: takes what @vscode/test-electron passes, and runs it in the editor of these tests.
import { parseArgs } from 'node:util';
import { runSuite } from './suite-run.mjs';

const { values, positionals } = parseArgs({ strict: false, allowPositionals: true });
const { code } = await runSuite({
  extension: values['extensionDevelopmentPath'],
  entry: values['extensionTestsPath'],
  workspace: positionals[0],
  resultFile: process.env['VFIO_LINT_RESULTS'],
});
process.exitCode = code;
