/** Fixed drivers do what they did, and are found by region offset: each is built and run before and after its fix. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { inParallel, setUp, type Bench, type Run } from './bench.ts';
import { cli, drivers, sourcesIn, type Driver, type Said } from './drivers.ts';
import { differences, mapped, missed, valuesOf } from './facts.ts';
import { width } from '../../server/core/fix/layout.ts';
import { edited, type Repair } from './repairs.ts';
import { rightRepairs } from './right.ts';
import { wrongRepairs } from './wrong.ts';

interface Finding {
  readonly message: string;
  readonly because: readonly { readonly message: string }[];
  readonly fix: { readonly safety: string } | null;
}

/** A driver with all that was done to it. */
interface Measured {
  readonly before: Run;
  readonly findings: readonly Finding[];
  readonly fixed: ReturnType<typeof sourcesIn>;
  readonly after: Run;
  readonly left: Said;
  readonly again: ReturnType<typeof sourcesIn>;
}

async function measure(bench: Bench, { name, sources, whole }: Driver): Promise<Measured> {
  const broken = bench.lay(`${name}.before`, sources);
  const folder = bench.lay(name, sources);
  const { stdout } = await cli(folder, '--format', 'json');
  const { findings } = JSON.parse(stdout) as { findings: readonly Finding[] };
  await cli(folder, '--fix=all');
  const fixed = sourcesIn(folder, sources);
  const left = await cli(folder);
  await cli(folder, '--fix=all');
  const again = sourcesIn(folder, sources);
  bench.lay(name, fixed);
  return {
    before: await bench.run(broken, whole),
    findings,
    fixed,
    after: await bench.run(folder, whole),
    left,
    again,
  };
}

const longLines = (sources: ReadonlyMap<string, string>): readonly string[] =>
  [...sources.values()].flatMap((text) => text.split('\n').filter((line) => width(line) > 80));

/** What is there after a test's hook. */
function got<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  assert.ok(value !== undefined, 'the bench did not get that far');
  return value;
}

/** The first few differences say enough. */
const same = (was: Run, is: Run): void => {
  const found = differences(was.facts, is.facts);
  if (found.length > 0) assert.fail(`${found.length} differences\n${found.slice(0, 8).join('\n')}`);
};

const repairs = [...rightRepairs, ...wrongRepairs];

const driverOf = ({ driver }: Repair): Driver => {
  const found = drivers.find(({ name }) => name === driver);
  assert.ok(found, `there is no driver ${driver}`);
  return found;
};

async function runByHand(bench: Bench, repair: Repair): Promise<Run> {
  const { sources, whole } = driverOf(repair);
  const name = `${repair.driver}.${repair.name}`.replace(/\W+/g, '-');
  try {
    return await bench.run(bench.lay(name, edited(repair, sources)), whole);
  } catch (error) {
    // An edit that did not find its text is that repair's affair alone.
    return { warnings: String(error), facts: new Map() };
  }
}

describe('fixes, built and run', () => {
  let bench: Bench | undefined;
  const measured = new Map<Driver, Measured>();
  const byHand = new Map<Repair, Run>();

  before(async function () {
    this.timeout(180_000);
    const made = await setUp();
    bench = made;
    await inParallel(drivers, async (driver) => measured.set(driver, await measure(made, driver)));
    await inParallel(repairs, async (repair) => byHand.set(repair, await runByHand(made, repair)));
  });
  after(() => bench?.clear());

  for (const driver of drivers)
    describe(driver.name, () => {
      it('is broken as it stands', () => {
        const { before: run } = got(measured, driver);
        assert.equal(run.warnings, '');
        assert.deepEqual(valuesOf(run.facts, 'BUG'), []);
        assert.ok(mapped(run.facts).size > 1, 'two regions can be mapped');
        assert.ok(
          valuesOf(run.facts, 'mmap').some((value) => value.startsWith('-')),
          'something is refused',
        );
        assert.ok(
          valuesOf(run.facts, /^vm_pgoff/).some((value) => value !== 'kept'),
          'vm_pgoff changes',
        );
        assert.notDeepEqual(missed(run.facts), [], 'a zap by region offset misses');
      });

      const { expect } = driver;
      if (typeof expect === 'object') {
        it('has no fix, and says why', () => {
          const { findings, fixed } = got(measured, driver);
          assert.ok(findings.length > 0, 'it is found');
          for (const { message, because, fix } of findings) {
            assert.equal(fix, null);
            const texts = [message, ...because.map((reason) => reason.message)];
            assert.ok(
              texts.some((text) => text.includes('no fix') && text.includes(expect.noFix)),
              texts.join('\n'),
            );
          }
          assert.deepEqual(fixed, driver.sources);
        });
        return;
      }

      it(`has a fix, ${expect}`, () => {
        const { findings } = got(measured, driver);
        assert.ok(findings.length > 0, 'it is found');
        for (const { message, fix } of findings) assert.equal(fix?.safety, expect, message);
      });

      it('does the same, region-encoded, when it is fixed', () => {
        const { before: was, after: is } = got(measured, driver);
        assert.equal(is.warnings, '');
        same(was, is);
      });

      it('keeps to 80 columns when it is fixed', () => {
        const { fixed } = got(measured, driver);
        assert.deepEqual(
          longLines(fixed).filter((line) => !longLines(driver.sources).includes(line)),
          [],
        );
      });

      it('is silent when it is fixed, and stays as it is', () => {
        const { left, fixed, again } = got(measured, driver);
        assert.deepEqual(left, { code: 0, stdout: '' });
        assert.deepEqual(again, fixed);
      });
    });

  describe('tells right repairs by hand from wrong ones', () => {
    for (const repair of repairs)
      it(`${repair.driver}: ${repair.name}`, () => {
        const was = got(measured, driverOf(repair)).before;
        const run = got(byHand, repair);
        assert.equal(run.warnings, '');
        const found = differences(was.facts, run.facts);
        if (repair.shows === undefined) same(was, run);
        else
          assert.ok(
            found.some((text) => repair.shows?.test(text)),
            found.slice(0, 8).join('\n') || 'no difference',
          );
      });
  });
});
