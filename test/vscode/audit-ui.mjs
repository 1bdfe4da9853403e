// The audit of a whole kernel as a person sees it: the view, progress, a run that is stopped, rows, a jump, a row that turns.
import assert from 'node:assert/strict';
import path from 'node:path';
import { paletteHasKeys } from './browser.mjs';
import { driver } from './driver.mjs';
import { lineOf, person } from './ui.mjs';

const handler = 'vfio_platform_mmap()';

/** The steps in order, each with what it waits for. */
export function auditSteps(page, workspace) {
  const { press, open, type, lineWith } = person(page);
  const view = page.locator('.pane', { hasText: 'Audit' });
  const rows = view.locator('.monaco-list-row');
  const rowWith = (text) => rows.filter({ hasText: text }).first();
  const toast = page.locator('.notification-toast', { hasText: 'VFIO audit' });
  const file = path.join(workspace, driver.file);
  const command = async (title) => {
    await press('F1');
    await paletteHasKeys(page);
    await type(title);
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title }).first().waitFor();
    await press('Enter');
  };
  return {
    'audit a kernel tree brings the view by itself': async () => {
      await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
      await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
      await page.locator('.activitybar .action-label[aria-label^="VFIO"]').first().click();
      await view.getByText('An audit lists every place').waitFor();
      await view
        .getByRole('button', { name: 'Audit Workspace' })
        .or(view.getByText('Audit Workspace'))
        .first()
        .waitFor();
    },
    'audit progress counts files': async () => {
      await command('VFIO: Audit Workspace');
      await toast.getByText(/ [1-9][\d,]* of \d\d,\d\d\d files read/).waitFor();
    },
    'audit is cancelled in the middle': async () => {
      await toast.getByRole('button', { name: 'Cancel' }).click();
      await toast.waitFor({ state: 'detached' });
      assert.equal(await rows.count(), 0);
    },
    'audit run again lists drivers': async () => {
      await command('VFIO: Audit Workspace');
      await rowWith(handler).waitFor();
      await toast.waitFor({ state: 'detached' });
      await view.getByText(/violations.*· \d\d,\d\d\d files/).waitFor();
      assert.match(await rowWith(handler).innerText(), /violation/);
    },
    'audit row has its evidence': async () => {
      await rowWith(handler).hover();
      await rowWith(handler).locator('.monaco-tl-twistie').click();
      await rowWith(driver.rule).waitFor();
    },
    'audit row opens the source': async () => {
      await rowWith(driver.rule).click();
      await page.locator('.tab.active', { hasText: path.basename(file) }).waitFor();
      await lineWith(driver.store).waitFor();
    },
    'audit row turns when the finding is fixed': async () => {
      await open(`${path.basename(file)}:${lineOf(file, driver.store)}`);
      await lineWith(driver.store).click();
      await page.locator('.monaco-editor .view-overlays [class*="squiggly-"]').first().waitFor();
      await page.locator('[class*="codicon-"][class*="light-bulb"], [class*="lightbulb"]').first().waitFor();
      await press('Control+.');
      await page
        .locator('.action-widget .monaco-list-row.action', { hasText: 'keep vm_pgoff' })
        .first()
        .click();
      await rowWith(handler)
        .getByText(/^ok · /)
        .waitFor();
    },
    'audit row turns back with undo': async () => {
      for (let tries = 0; (await page.locator('.tab.active.dirty').count()) > 0; tries++) {
        assert.ok(tries < 9, 'undo does not bring the file back');
        await press('Control+Z');
        await page.waitForTimeout(300);
      }
      await rowWith(handler)
        .getByText(/^violation · /)
        .waitFor();
    },
    'audit in a theme of high contrast': async () => {
      await press('Control+K');
      await press('Control+T');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Dark Modern' }).waitFor();
      await type('Dark High Contrast');
      await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Dark High' }).waitFor();
      await press('Enter');
      await page.locator('.monaco-workbench.hc-black').waitFor();
      await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    },
    'audit cleared leaves nothing': async () => {
      await press('Control+W');
      await command('VFIO: Clear Audit');
      await view.getByText('An audit lists every place').waitFor();
      await page.locator('[id="status.problems"] a[aria-label^="No Problems"]').waitFor();
    },
  };
}
