// What a person does, in a real VS Code with the packaged extension: see, hover, worsen, undo, repair, save.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { paletteHasKeys, shoot, withPage } from './browser.mjs';
import { driver, reviewed } from './driver.mjs';
import { startEditor } from './server.mjs';

const squiggle = '.monaco-editor .view-overlays .squiggly-warning';

/** Where in the window a word of a shown line starts. */
function wordOn(line, word) {
  return line.evaluate((node, wanted) => {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    let rest = node.textContent.indexOf(wanted);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      if (rest < text.length) {
        const range = document.createRange();
        range.setStart(text, rest);
        range.setEnd(text, rest + 1);
        const { left, top, width, height } = range.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }
      rest -= text.length;
    }
    throw new Error(`no ${wanted} on the line`);
  }, word);
}

/** The keyboard and the eyes of one person at one page. */
export function person(page) {
  const press = (key) => page.keyboard.press(key);
  const lineWith = (text) => page.locator('.view-line', { hasText: text }).first();
  return {
    press,
    lineWith,
    /** Waits until the status bar counts that many warnings and no error. */
    warnings: (count) =>
      page
        .locator(
          `[id="status.problems"] a[aria-label^="${count === 0 ? 'No Problems' : `Warnings: ${count}`}"]`,
        )
        .waitFor({ timeout: 20_000 }),
    open: async (place) => {
      await press('Control+P');
      await paletteHasKeys(page);
      await page.keyboard.insertText(place);
      // The list offers files that were open before it has searched.
      const [name] = place.split(':');
      await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name }).first().waitFor();
      await press('Enter');
    },
    type: (text) => page.keyboard.insertText(text),
    hover: async (line, word) => {
      const { x, y } = await wordOn(line, word);
      await page.mouse.move(x, y, { steps: 4 });
    },
  };
}

/** The number of the line that holds a text. */
export function lineOf(file, text) {
  return readFileSync(file, 'utf8').split(text)[0].split('\n').length;
}

/** Waits until the file on disk has, or has no more, that text. */
async function onDisk(file, text, wanted) {
  for (let tries = 0; readFileSync(file, 'utf8').includes(text) !== wanted; tries++) {
    assert.ok(tries < 100, `on disk, '${text}' should be ${wanted ? 'there' : 'gone'}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The steps in order, each with what it waits for; a step that waits in vain throws. */
function usualSteps(page, workspace) {
  const file = path.join(workspace, driver.file);
  const { press, lineWith, warnings, open, type, hover } = person(page);
  const hovers = page.locator('.monaco-hover:not(.hidden)');
  const lineNumber = lineOf(file, driver.store);
  return {
    'a squiggle stands under the store': async () => {
      await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
      await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
      await open(`${path.basename(file)}:${lineNumber}`);
      await page.locator(squiggle).first().waitFor({ timeout: 60_000 });
      await warnings(1);
    },
    'a hover on vm_pgoff tells its space': async () => {
      await hover(lineWith(driver.read), 'vm_pgoff');
      await hovers
        .getByText(/region-encoded.*pages/)
        .first()
        .waitFor();
    },
    'a hover on the store tells what is wrong': async () => {
      await hover(lineWith(driver.store), 'vm_pgoff');
      await hovers.getByText(driver.rule).first().waitFor();
    },
    'its code opens the page of the rule': async () => {
      await hovers.getByText(driver.rule).first().click();
      await page.locator('.tab.active', { hasText: driver.rule }).waitFor();
      const preview = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
      await preview.getByRole('heading').first().waitFor();
    },
    'an edit adds a second warning': async () => {
      await press('Control+W');
      await lineWith(driver.store).click();
      await press('Home');
      await type(`${driver.secondStore}\n`);
      await warnings(2);
    },
    'undo takes it away': async () => {
      for (let tries = 0; (await page.locator('.tab.active.dirty').count()) > 0; tries++) {
        assert.ok(tries < 9, 'undo does not bring the file back');
        await press('Control+Z');
        await page.waitForTimeout(300);
      }
      await warnings(1);
    },
    'the light bulb offers the fix': async () => {
      const { x, y } = await wordOn(lineWith(driver.store), 'vm_pgoff');
      await page.mouse.click(x, y);
      await page.locator('[class*="codicon-"][class*="light-bulb"], [class*="lightbulb"]').first().waitFor();
      await press('Control+.');
      await page.locator('.action-widget .monaco-list-row.action').first().waitFor();
    },
    'the fix is applied and saved, the warning is gone': async () => {
      await press('Enter');
      await page.locator(squiggle).first().waitFor({ state: 'detached' });
      await warnings(0);
      await onDisk(file, driver.store, true);
      await press('Control+S');
      await onDisk(file, driver.store, false);
      await warnings(0);
    },
    'a fix to review says what to look at': async () => {
      const review = path.join(workspace, reviewed.file);
      await open(`${path.basename(review)}:${lineOf(review, reviewed.store)}`);
      await page.locator('.monaco-editor .view-overlays .squiggly-error').first().waitFor();
      await hover(lineWith(reviewed.store), 'vm_pgoff');
      await hovers.getByText(reviewed.sentence).first().waitFor();
    },
    'and asks before it is made': async () => {
      await press('Escape');
      const { x, y } = await wordOn(lineWith(reviewed.store), 'vm_pgoff');
      await page.mouse.click(x, y);
      await page.locator('[class*="codicon-"][class*="light-bulb"], [class*="lightbulb"]').first().waitFor();
      await press('Control+.');
      await page.locator('.action-widget .monaco-list-row.action', { hasText: '(review)' }).click();
      await page.locator('.bulk-edit-panel .monaco-list-row').first().waitFor();
      assert.equal(await page.locator('.tab.dirty').count(), 0);
    },
    'and is made once it is ticked': async () => {
      const panel = page.locator('.bulk-edit-panel');
      await panel
        .locator('.monaco-list-row input[type=checkbox], .monaco-list-row .edit-checkbox')
        .first()
        .click();
      await panel.getByRole('button', { name: 'Apply' }).click();
      await page.locator('.tab.active.dirty').waitFor();
      await lineWith(reviewed.store).waitFor({ state: 'detached' });
    },
    'nothing popped up': async () => {
      assert.deepEqual(await page.locator('.notification-toast').allInnerTexts(), []);
    },
  };
}

/** Walks through the steps in the editor whose extensions are `at`; resolves with what passed and failed. */
export async function runUi({ at, workspace, steps = usualSteps, patience = 20_000 }) {
  const server = await startEditor({ at });
  const result = { passed: 0, failed: 0 };
  try {
    await withPage(async (page) => {
      page.setDefaultTimeout(patience);
      await page.goto(`http://${server.authority}/?${new URLSearchParams({ folder: workspace })}`);
      let number = 0;
      for (const [name, step] of Object.entries(steps(page, workspace))) {
        await step();
        await shoot(page, `${++number}-${name.replaceAll(' ', '-').replaceAll(',', '')}`);
        console.log(`  ✔ ${name}`);
        result.passed++;
      }
    });
  } catch (error) {
    console.error(error);
    result.failed++;
  } finally {
    await server.stop();
  }
  return result;
}
