/** Real kernels: exact findings on whole trees, the same under other names, and fixes that git takes. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { audited, auditFaults, namedInTable, namedInText, renamedTable } from './audit.mjs';
import { expected, fixable, mostUnknown, untouched } from './expected.mjs';
import { isTableFresh, lookedIn } from './places.mjs';
import { kernelTree, versions } from './fetch.mjs';
import { mailFaults } from './mails.mjs';
import { renameTree } from './rename.mjs';
import { damageIn, isSound, line } from './stats.mjs';

const cli = resolve('dist', 'cli.cjs');
const work = resolve('.cache', 'kernel', 'work');
const diffs = resolve('.cache', 'kernel', 'diffs');
/** The checks of single fixes are about the store: what else a driver leaves out stays. */
const ofStores = ['--rule', 'raw-pfn-in-pgoff'];
const counts = { passed: 0, failed: 0 };
/** What each rule looked at, by version. @type {Map<string, ReturnType<typeof lookedIn>>} */
const looked = new Map();

/** @param {string} name @param {boolean} ok @param {string} [detail] */
function check(name, ok, detail = '') {
  if (ok) counts.passed++;
  else counts.failed++;
  console.log(`  ${ok ? 'ok  ' : 'FAIL'} ${name}${ok || detail === '' ? '' : `\n${detail}`}`);
}

/** @param {string[]} args @param {string} cwd */
function lint(args, cwd) {
  const started = performance.now();
  const run = spawnSync(process.execPath, [cli, ...args], { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  const seconds = (performance.now() - started) / 1000;
  return { status: run.status, stdout: run.stdout, stderr: run.stderr, seconds };
}

/** Git without the settings of this machine. @param {string[]} args @param {string} cwd @param {string} [input] */
const git = (args, cwd, input = '') =>
  spawnSync('git', args, {
    cwd,
    encoding: 'utf8',
    input,
    env: { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
  });

/** @param {{ rule: string, file: string, function: string, severity: string }} one */
const key = (one) => `${one.rule} ${one.file} ${one.function}() ${one.severity}`;

/**
 * Every line of the tree that stores to a vm_pgoff, in files without a known violation: what a text search would flag.
 * @param {string} tree @param {ReadonlySet<string>} guilty
 */
function storesOutside(tree, guilty) {
  const found = spawnSync(
    'grep',
    ['-rnE', '--include=*.[ch]', '(->|\\.)vm_pgoff[[:space:]]*([-+|&]|<<|>>)?=[^=]', '.'],
    { cwd: tree, encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  const lines = found.stdout.split('\n').flatMap((at) => /^\.\/([^:]+):(\d+):/.exec(at) ?? []);
  const places = new Set();
  for (let i = 0; i + 2 < lines.length; i += 3)
    if (!guilty.has(lines[i + 1] ?? '')) places.add(`${lines[i + 1]}:${lines[i + 2]}`);
  return places;
}

/** Prints how much is known, and the change since docs/unknown.json. @param {string} title @param {string} stderr */
function known(title, stderr) {
  const [, places, functions, unknown] =
    /(\d+) places? in (\d+) functions? of VFIO, (\d+) unknown/.exec(stderr)?.map(Number) ?? [];
  if (places === undefined || unknown === undefined) {
    check(`${title}: --stats counts places`, false, stderr);
    return;
  }
  const version = title.replace(/,.*/, '');
  const before = JSON.parse(readFileSync(resolve('docs', 'unknown.json'), 'utf8'))[version];
  console.log(
    `  ${title}: ${unknown} of ${places} places in ${functions} functions unknown; docs/unknown.json has ${before?.unknown} of ${before?.places} in ${before?.functions}`,
  );
  for (const reason of stderr.split('\n'))
    if (/^vfio-lint: {2,}\d+ {2}/.test(reason)) console.log(`  ${reason}`);
  check(`${title}: under 10 % unknown`, places > 0 && unknown / places < 0.1, `${unknown} of ${places}`);
}

/**
 * Compares what `check` finds in a tree with what has to be there.
 * @param {string} title @param {string} tree
 * @param {import('./expected.mjs').Expected[]} wanted
 */
function compare(title, tree, wanted) {
  const run = lint(['check', '--stats', '--notes', '--format', 'json', '--root', '.', '.'], tree);
  /** @type {{ files: { seen: number, parsed: number }, errors: unknown[], findings: any[] }} */
  let report;
  try {
    report = JSON.parse(run.stdout);
  } catch {
    check(`${title}: report`, false, run.stderr);
    return;
  }
  const { files, findings } = report;
  console.log(
    `  ${title}: ${files.seen} files seen, ${files.parsed} parsed, ${findings.length} findings, ${run.seconds.toFixed(1)} s`,
  );
  const found = findings.map(key).toSorted();
  const due = wanted.map(key).toSorted();
  check(`${title}: no input is refused`, report.errors.length === 0, JSON.stringify(report.errors));
  check(`${title}: exit code 1`, run.status === 1, `${run.status}`);
  check(
    `${title}: exactly the expected findings`,
    found.join('\n') === due.join('\n'),
    `found:\n${found.join('\n')}\ndue:\n${due.join('\n')}`,
  );
  const guilty = wanted.filter(({ rule }) => rule === 'raw-pfn-in-pgoff').map(({ file }) => file);
  const elsewhere = storesOutside(tree, new Set(guilty));
  const hit = findings.filter((f) => elsewhere.has(`${f.file}:${f.line}`));
  check(
    `${title}: ${elsewhere.size} other stores to vm_pgoff are silent`,
    elsewhere.size > 20 && hit.length === 0,
    JSON.stringify(hit),
  );
  known(title, run.stderr);
  if (title.includes('whole tree')) looked.set(title.replace(/,.*/, ''), lookedIn(run.stderr));
  for (const { file, rule, names } of wanted) {
    if (!names) continue;
    const finding = findings.find((f) => f.file === file && f.rule === rule);
    const named =
      finding?.because.some((/** @type {{ file: string }} */ step) => step.file === names) === true;
    check(`${title}: ${file} names the invalidation in ${names}`, named);
  }
}

/**
 * Compares what `audit` lists in a tree with the table of its handlers.
 * @param {string} title @param {string} tree @param {import('./audit.mjs').Table} table
 */
function compareAudit(title, tree, table) {
  const run = lint(['audit', '--format', 'json', '.'], tree);
  /** @type {string[]} */
  let faults;
  try {
    faults = auditFaults(JSON.parse(run.stdout), table);
  } catch {
    faults = [run.stderr];
  }
  console.log(`  ${title}: audit of ${table.mmaps.length} handlers, ${run.seconds.toFixed(1)} s`);
  check(`${title}: the audit lists exactly these`, faults.length === 0, faults.join('\n'));
  check(`${title}: the audit's exit code is 1`, run.status === 1, `${run.status}`);
  const named = namedInText(tree);
  check(
    `${title}: the ${named.length} tables that the text alone shows, and no other`,
    named.join('\n') === namedInTable(table).join('\n'),
    named.join('\n'),
  );
}

/** @param {string} text */
const columns = (text) =>
  Array.from(text).reduce((at, char) => (char === '\t' ? (Math.floor(at / 8) + 1) * 8 : at + 1), 0);

/** @param {string} folder */
const textsIn = (folder) =>
  new Map(
    readdirSync(folder)
      .filter((name) => /\.[ch]$/.test(name))
      .map((name) => [name, readFileSync(join(folder, name), 'latin1')]),
  );

const isOneCall = /^\s*(?:return |ret = )?(?:io_)?remap_pfn_range\([^;]*\);\s*$/;

/**
 * The fix of a store that a fault handler reads back: a helper decodes vm_pgoff, the handler uses it, the store goes.
 * @param {string} patch
 */
function decodesInFault(patch) {
  const added = patch.split('\n').filter((text) => /^\+(?!\+\+ )/.test(text));
  const removed = patch.split('\n').filter((text) => /^-(?!-- )/.test(text));
  const helper =
    /static unsigned long (\w+)\(struct vm_area_struct \*vma\)/.exec(added.join('\n'))?.[1] ?? '-';
  return {
    helper: added.some((text) => text.includes('VFIO_PCI_OFFSET_SHIFT')),
    used: added.filter((text) => text.includes(`${helper}(`)).length === 2,
    store: removed.filter((text) => /vm_pgoff = /.test(text)).length === 1,
    // One line of the remap call changes beside the store, and the blank lines stay.
    little: removed.length === 2,
    fits: added.every((text) => columns(text.slice(1)) <= 80),
  };
}

/** Only the store, blank lines and the lines of the call may change. @param {string} patch */
function onlyStoreAndCall(patch) {
  const changed = patch.split('\n').filter((text) => /^[-+](?![-+]{2} )/.test(text));
  const added = changed.filter((text) => text.startsWith('+')).map((text) => text.slice(1));
  const removed = changed.filter((text) => text.startsWith('-')).map((text) => text.slice(1));
  const store = /vma->vm_pgoff = (.*);/.exec(removed.join('\n'))?.[1] ?? '';
  const before = removed
    .filter((text) => !/vma->vm_pgoff = /.test(text))
    .join(' ')
    .replace(/\s+/g, ' ');
  const after = added.join(' ').replace(/\s+/g, ' ');
  return {
    moved: store !== '' && after.includes(store) && /remap_pfn_range\(/.test(after),
    same: isOneCall.test(before) && before.replace('vma->vm_pgoff', () => store).trim() === after.trim(),
    // A store that stood between two blank lines takes one of them with it, no more.
    blanks: removed.filter((text) => text === '').length <= 1,
    fits: added.every((text) => columns(text) <= 80),
  };
}

/** Files that differ from what git holds, byte for byte. @param {string} copy */
const changedIn = (copy) => git(['diff', '--name-only'], copy).stdout.split('\n').filter(Boolean);

/** @param {string} version @param {string} tree @param {string} folder @param {boolean} isFixable */
function repair(version, tree, folder, isFixable) {
  const title = `${version} ${folder}`;
  const copy = join(work, 'fix');
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(join(copy, folder), { recursive: true });
  cpSync(join(tree, folder), join(copy, folder), { recursive: true });
  if (git(['init', '-q'], copy).status !== 0) throw new Error('git is needed for the checks of the fixes');
  git(['add', '-A'], copy);
  const diff = lint(['check', ...ofStores, '--diff', '--root', '.', folder], copy);
  if (!isFixable) {
    const left = lint(['check', ...ofStores, '--fix', '--root', '.', folder], copy).stderr;
    check(
      `${title}: the fix is left to review, and says what to look at`,
      // Alone, the core that zaps is out of sight.
      (folder.endsWith('nvgrace-gpu') ? /left to review: / : /left to review: .*SIGBUS.*fault handler/).test(
        left,
      ),
      left,
    );
    check(`${title}: --fix touches nothing`, changedIn(copy).length === 0, changedIn(copy).join('\n'));
    return;
  }
  mkdirSync(diffs, { recursive: true });
  writeFileSync(join(diffs, `${version}-${folder.replaceAll('/', '-')}.diff`), diff.stdout);
  const takes = git(['apply', '--check', '-'], copy, diff.stdout);
  check(`${title}: git apply takes the --diff form`, takes.status === 0 && diff.stdout !== '', takes.stderr);
  const fix = lint(['check', ...ofStores, '--fix', '--root', '.', folder], copy);
  check(`${title}: --fix leaves nothing`, fix.status === 0, fix.stdout + fix.stderr);
  const patch = git(['diff', '-U0'], copy).stdout;
  if (folder.endsWith('/pci')) {
    const { helper, used, store, little, fits } = decodesInFault(patch);
    check(`${title}: a helper decodes vm_pgoff`, helper, patch);
    check(`${title}: the fault handler uses it`, used, patch);
    check(`${title}: the store is gone, and nothing else`, store && little, patch);
    check(`${title}: 80 columns hold`, fits, patch);
  } else {
    const { moved, same, fits, blanks } = onlyStoreAndCall(patch);
    check(`${title}: the pfn stands in the remap call`, moved, patch);
    check(`${title}: nothing else changed`, same && blanks, patch);
    check(`${title}: 80 columns hold`, fits, patch);
  }
  check(`${title}: one file changed`, changedIn(copy).length === 1, changedIn(copy).join('\n'));
  const after = JSON.parse(
    lint(['check', ...ofStores, '--format', 'json', '--root', '.', folder], copy).stdout,
  );
  check(`${title}: the finding is gone`, after.findings.length === 0, JSON.stringify(after.findings));
  const fixed = textsIn(join(copy, folder));
  git(['checkout', '-q', '--', '.'], copy);
  const applied = git(['apply', '-'], copy, diff.stdout).status === 0;
  const isSame = [...textsIn(join(copy, folder))].every(([name, text]) => fixed.get(name) === text);
  check(`${title}: --diff and --fix say the same`, applied && isSame);
}

if (!existsSync(cli)) {
  console.error('dist/cli.cjs is missing: npm run build makes it');
  process.exit(2);
}
rmSync(diffs, { recursive: true, force: true });
for (const version of versions) {
  const tree = await kernelTree(version);
  const wanted = expected[version];
  if (!wanted) {
    check(`nothing is known of Linux ${version} (${tree})`, false);
    continue;
  }
  console.log(`Linux ${version} (${tree})`);
  const fresh = wanted.filter((one) => !one.known);
  check(
    `${version}: ${fresh.length} findings beside what was known of the tree`,
    fresh.length <= mostUnknown,
  );
  check(
    `${version}: each with a reason`,
    wanted.every(({ reason }) => reason.length > 20),
  );
  compare(`${version}, whole tree`, tree, wanted);
  const table = audited[version] ?? { mmaps: [], readers: [] };
  check(
    `${version}: each row of the audit with a reason`,
    [...table.mmaps, ...table.readers].every(({ reason }) => reason.length > 20),
  );
  compareAudit(`${version}, whole tree`, tree, table);
  const renamed = join(work, `renamed-${version}`);
  const names = renameTree(tree, renamed);
  console.log(`  ${version}: ${names.files} files under other names`);
  const other = wanted.map(({ names: culprit, ...one }) => ({
    ...one,
    file: names.path(one.file),
    function: names.word(one.function),
    ...(culprit ? { names: names.path(culprit) } : {}),
  }));
  compare(`${version}, every name changed`, renamed, other);
  compareAudit(`${version}, every name changed`, renamed, renamedTable(table, names));
  for (const folder of fixable[version] ?? []) repair(version, tree, folder, true);
  for (const folder of untouched[version] ?? []) repair(version, tree, folder, false);
  const { mails, faults } = mailFaults(cli, tree, join(diffs, `${version}-mails`));
  check(`${version}: checkpatch takes ${mails} mails`, mails > 0 && faults.length === 0, faults.join('\n'));
  const damage = await damageIn(join(tree, 'drivers/vfio'));
  check(`${version} drivers/vfio: ${line(damage)}`, isSound(damage), damage.names.join('\n'));
}
if (versions.length > 1) {
  const ids = lint(['rules'], '.')
    .stdout.split('\n')
    .flatMap((text) => /^[\w-]+/.exec(text) ?? []);
  check('docs/false-alarms.md says what was counted', isTableFresh(ids, looked, expected));
}
rmSync(work, { recursive: true, force: true });
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;
