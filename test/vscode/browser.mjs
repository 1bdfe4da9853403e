// A headless Chromium that shows the editor.
import { createRequire } from 'node:module';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cacheDir, editor, findBrowser } from './install.mjs';

const shots = path.join(cacheDir, 'shots');

/** Throws away the pictures of earlier runs. */
export function clearShots() {
  rmSync(shots, { recursive: true, force: true });
}

/** Takes a picture of the page into .cache/vscode/shots. */
export async function shoot(page, name) {
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: path.join(shots, `${name}.png`) });
}

/** Opens a page, gives it to `use`, and closes the browser whatever happens; a failure leaves a picture. */
export async function withPage(use) {
  const { chromium } = createRequire(import.meta.url)(editor.playwright);
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
    ],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    try {
      return await use(page);
    } catch (error) {
      await shoot(page, 'error');
      throw error;
    }
  } finally {
    await browser.close();
  }
}

/** Waits until the palette has the keys: what is typed before goes into whatever had them. */
export const paletteHasKeys = (page) => page.locator('.quick-input-box input:focus').waitFor();
