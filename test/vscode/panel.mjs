// The decoder panel in a real VS Code: by mouse, by keyboard, in four themes, under axe-core, with hostile text, over a reload.
import axe from 'axe-core';
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { paletteHasKeys, shoot, withPage } from './browser.mjs';
import { startEditor } from './server.mjs';
import { devices, questions } from './vectors.mjs';

const paste = [
  '7f30a0000000-7f30b0000000 rw-s 10000000000 00:0e 13653                   anon_inode:[vfio-device]',
  '7f30bc000000-7f30bd000000 rw-s 00000000 00:0e 13653                      anon_inode:[vfio-device]',
  '7f30c0000000-7f30c0004000 rw-s 6000010000 00:0e 13653                    anon_inode:[vfio-device]',
  '01:00.0 3D controller: Example Corporation Accelerator (rev a1)',
  '\tRegion 0: Memory at fa000000 (32-bit, non-prefetchable) [size=16M]',
  '\tRegion 1: Memory at 6000000000 (64-bit, prefetchable) [size=256M]',
].join('\n');

const hostile =
  '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script><b id="bold">0x0</b> javascript:alert(1)';

const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};

/** A file to decode from. */
const probe = {
  file: 'probe.c',
  line: 5,
  text: [
    '#include <linux/vfio_pci_core.h>',
    '',
    'u64 probe_start(void)',
    '{',
    '\treturn VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_BAR2_REGION_INDEX) + 0x3000;',
    '}',
    '',
  ].join('\n'),
};

/** What the body's class is under each kind of theme. */
const classes = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  'high-contrast': 'vscode-high-contrast',
  'high-contrast-light': 'vscode-high-contrast-light',
};

/** The panel as a person meets it. */
function panelOf(page, at) {
  const inner = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  const textbox = (name) => inner.getByRole('textbox', { name, exact: true });
  /** Runs a function in the panel's own frame. */
  const within = async (what, argument) => {
    const body = await inner.locator('body').elementHandle();
    return body.evaluate(what, argument);
  };
  /** A choice, as the component makes it. */
  const choose = (id, value) =>
    inner.locator(`#${id}`).evaluate((select, wanted) => {
      select.value = wanted;
      select.dispatchEvent(new Event('change'));
    }, value);
  return {
    inner,
    within,
    choose,
    text: textbox('Text to decode'),
    right: textbox('Text to compare with'),
    devices: textbox('Devices, as JSON'),
    summary: inner.locator('#summary'),
    rows: inner.locator('button.row'),
    says: (text) => inner.locator('#summary', { hasText: text }).waitFor(),
    run: async (command) => {
      const row = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: command });
      // The list has what was known when it opened: an editor that just started does not know all yet.
      for (let tries = 0; tries < 10; tries++) {
        await page.keyboard.press('F1');
        await paletteHasKeys(page);
        await page.keyboard.insertText(command);
        const found = row.waitFor({ timeout: 3000 });
        if (
          await found.then(
            () => true,
            () => false,
          )
        )
          break;
        await page.keyboard.press('Escape');
      }
      await row.waitFor();
      await page.keyboard.press('Enter');
    },
    theme: async (kind) => {
      const settings = path.join(at.data, 'Machine', 'settings.json');
      const before = JSON.parse(readFileSync(settings, 'utf8'));
      writeFileSync(settings, JSON.stringify({ ...before, 'workbench.colorTheme': themes[kind] }));
      await inner.locator(`body.${classes[kind]}`).waitFor();
    },
    clipboard: async (does) => {
      await page.evaluate(() => navigator.clipboard.writeText(''));
      await does();
      const read = () => page.evaluate(() => navigator.clipboard.readText());
      for (let tries = 0; tries < 100; tries++) {
        const text = await read();
        if (text !== '') return text;
        await page.waitForTimeout(50);
      }
      throw new Error('nothing was copied');
    },
  };
}

/** What axe-core finds in the panel, in its own frame, in short. */
async function violations({ inner }) {
  const body = await inner.locator('body').elementHandle();
  const frame = await body.ownerFrame();
  // The debugger brings it in: the page's policy would not.
  await frame.evaluate(axe.source);
  const found = await frame.evaluate(async () => (await window.axe.run(document)).violations);
  return found.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.flat().join(' ')).join(', ')}`,
  );
}

/** The steps in order; one that waits in vain throws. */
function steps(page, at) {
  const panel = panelOf(page, at);
  const { inner, text, rows, says, run, choose, within } = panel;
  const press = (key) => page.keyboard.press(key);
  const focused = () =>
    within(() => {
      let inmost = document.activeElement;
      while (inmost?.shadowRoot?.activeElement) inmost = inmost.shadowRoot.activeElement;
      const host = document.activeElement;
      return [host?.localName, inmost?.getAttribute('aria-label') ?? '', host?.textContent ?? ''].join('|');
    });
  /** Tabs until the focus is where it should be. */
  const tabTo = async (wanted) => {
    for (let tries = 0; tries < 40; tries++) {
      if (wanted.test(await focused())) return;
      await press('Tab');
    }
    throw new Error(`no Tab leads to ${wanted}`);
  };
  const open = async (place, name) => {
    await press('Control+P');
    await paletteHasKeys(page);
    await page.keyboard.insertText(place);
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name }).first().waitFor();
    await press('Enter');
    await page.locator('.tab.active', { hasText: name }).waitFor();
  };
  return {
    'the palette opens the decoder, ready to type': async () => {
      await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
      await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
      await run('VFIO: Open Decoder');
      await text.waitFor();
      await inner.locator('#left:focus-within').waitFor();
      await page.keyboard.insertText('0x20000003000');
      await says('1 result: 1 region-encoded');
    },
    'a paste of maps and lspci gives the joined table': async () => {
      await text.fill(paste);
      await says('3 results: 2 region-encoded, 1 raw pfn.');
      const cells = await inner.locator('table.results tbody tr:not([hidden])').allInnerTexts();
      assert.equal(cells.length, 3);
      assert.match(cells[0], /BAR1/);
      assert.match(cells[1], /BAR0/);
      assert.match(cells[2], /raw pfn.*should be\s+BAR1 \+ 0x10000/);
      for (const cell of cells) assert.match(cell, /0000:01:00\.0/);
    },
    'a row opens to reasons, other readings and copies': async () => {
      await rows.nth(2).click();
      await inner.getByRole('heading', { name: 'Reasons' }).waitFor();
      await inner.getByRole('heading', { name: 'Other readings' }).waitFor();
      const copied = await panel.clipboard(() => inner.getByText('Copy as C', { exact: true }).click());
      assert.match(
        copied,
        /should be BAR1 \+ 0x10000 \*\/\nVFIO_PCI_INDEX_TO_OFFSET\(VFIO_PCI_BAR1_REGION_INDEX\) \+ 0x10000$/,
      );
      await says('3 results');
      await inner.locator('#notice', { hasText: 'Copied as C.' }).waitFor();
    },
    ...Object.fromEntries(
      Object.keys(themes).map((kind) => [
        `${kind}: axe-core finds nothing`,
        async () => {
          await panel.theme(kind);
          assert.deepEqual(await violations(panel), []);
          await inner
            .locator('figure')
            .first()
            .evaluate((figure) => figure.scrollIntoView());
          await shoot(page, `decoder-${kind}-pictures`);
          await inner.locator('h1').evaluate((heading) => heading.scrollIntoView());
        },
      ]),
    ),
    'another page size recomputes at once': async () => {
      await choose('page', '64K');
      await inner.locator('.words li', { hasText: 'bits 39 to 16' }).waitFor();
      await choose('page', '');
      await inner.locator('.words li', { hasText: 'bits 39 to 12' }).waitFor();
    },
    'two pastes are compared': async () => {
      await inner.getByText('Compare with another paste').click();
      await panel.right.fill(paste.replace('6000010000', '10000010000'));
      await says('Comparison: 1 changed, 2 same.');
      assert.deepEqual(await violations(panel), []);
      await inner.locator('table.comparison').scrollIntoViewIfNeeded();
    },
    'a reload keeps all of it': async () => {
      // As a person reloads: a tab of the browser that is merely loaded anew loses what was not written yet.
      const gone = page.waitForEvent('load');
      await run('Developer: Reload Window');
      await gone;
      await text.waitFor({ timeout: 60_000 });
      assert.equal(await text.inputValue(), paste);
      await says('Comparison: 1 changed, 2 same.');
      await inner.getByText('End the comparison').click();
    },
    'an offset typed into the palette is decoded': async () => {
      await run('VFIO: Decode Offset…');
      await page.locator('.quick-input-title', { hasText: 'Decode Offset' }).waitFor();
      await paletteHasKeys(page);
      await page.keyboard.insertText('BAR2 + 0x3000');
      await press('Enter');
      await says('1 result: 1 region-encoded.');
      assert.equal(await text.inputValue(), 'BAR2 + 0x3000');
      await inner.locator('table.results', { hasText: '20000003000' }).waitFor();
    },
    'a link fills the inputs, once a person lets it': async () => {
      const query = 'text=VFIO_PCI_INDEX_TO_OFFSET(1)%20%2B%200x10%0A0x10000000&as=pgoff&page=4K';
      await run('Developer: Open URL');
      await page.keyboard.insertText(`code-oss://vfio-lint.vfio-lint/decode?${query}`);
      await press('Enter');
      await page.locator('.monaco-dialog-box').getByRole('button', { name: 'Open' }).click();
      await says('2 results: 2 region-encoded.');
      assert.equal(await text.inputValue(), 'VFIO_PCI_INDEX_TO_OFFSET(1) + 0x10\n0x10000000');
      assert.equal(await inner.locator('#as').evaluate((select) => select.value), 'pgoff');
    },
    'a hover leads to the decoder, and back to its line': async () => {
      await open(`${probe.file}:${probe.line}:60`, probe.file);
      await page.locator('.monaco-editor .view-line', { hasText: 'BAR2_REGION_INDEX' }).first().waitFor();
      const link = page.locator('.monaco-hover:not(.hidden) a', { hasText: 'Open in the decoder' }).first();
      // The server starts with the file; until it answers, a hover is empty.
      for (let tries = 0; tries < 20 && !(await link.isVisible()); tries++) {
        await press('Control+K');
        await press('Control+I');
        await page.waitForTimeout(1000);
      }
      await link.click();
      await says('1 result: 1 region-encoded.');
      await inner.locator('table.results', { hasText: 'BAR2' }).waitFor();
      await inner.getByRole('button', { name: `Back to ${probe.file}:${probe.line}` }).waitFor();
    },
    'a selection is decoded, and leads back to its line': async () => {
      await open(`${probe.file}:${probe.line}`, probe.file);
      await page.locator('[id="status.editor.selection"]', { hasText: `Ln ${probe.line},` }).waitFor();
      await press('Shift+End');
      await run('VFIO: Decode Selection');
      await says('1 result: 1 region-encoded.');
      const back = inner.getByRole('button', { name: `Back to ${probe.file}:${probe.line}` });
      await back.click();
      await page.locator('.tab.active', { hasText: probe.file }).waitFor();
      await page.locator('[id="status.editor.selection"]', { hasText: `Ln ${probe.line},` }).waitFor();
      await run('VFIO: Open Decoder');
      await back.waitFor();
    },
    'markup is shown as text, and nothing in it runs': async () => {
      await text.fill(`${hostile}\n0x20000003000 ${hostile}\n0x20000003000`);
      await inner.locator('.lines', { hasText: '<script>window.pwned=1</script>' }).waitFor();
      const made = await within(() => ({
        ran: 'pwned' in window,
        scripts: document.querySelectorAll('body script').length,
        foreign: document.querySelectorAll('main :is(img, script, iframe, b, a, [style], [onerror])').length,
      }));
      assert.deepEqual(made, { ran: false, scripts: 1, foreign: 0 });
    },
    'the keyboard alone does it': async () => {
      await text.fill('0x0\n0x20000003000\n0x70000000010');
      await says('3 results');
      await text.focus();
      await tabTo(/\|Page size\|/);
      await press('Enter');
      await press('ArrowDown');
      await press('Enter');
      assert.equal(await inner.locator('#page').evaluate((select) => select.value), '4K');
      await tabTo(/Line 1, details/);
      await press('ArrowDown');
      await press('ArrowDown');
      await press('ArrowUp');
      assert.match(await focused(), /Line 2, details/);
      await press('Enter');
      assert.equal(await rows.nth(1).getAttribute('aria-expanded'), 'true');
      await tabTo(/Copy as maps line/);
      const line = await panel.clipboard(() => press('Enter'));
      assert.match(line, /rw-s 20000003000 /);
      await shoot(page, 'decoder-keyboard');
    },
    'numbers that no float holds stay whole': async () => {
      const large = ['0xffffffffffffffff', '0x8000000000000000', '0x20000000000001'];
      await text.fill(large.join('\n'));
      await says('3 results');
      const { results } = JSON.parse(
        await panel.clipboard(() => inner.getByText('Copy all as JSON').click()),
      );
      assert.deepEqual(
        results.map(({ offset }) => offset),
        large,
      );
      for (const value of large) await inner.locator('table.results', { hasText: value.slice(2) }).waitFor();
      await rows.nth(0).click();
      await inner.locator('.words li', { hasText: '0xffffff (16777215)' }).waitFor();
    },
    'the vectors are answered as they should be': async () => {
      await inner.locator('summary', { hasText: 'Devices (JSON, optional)' }).click();
      await panel.devices.fill(devices);
      const answers = {};
      const expected = {};
      for (const { id, text: asked, as, page: size, device, expect, told } of questions) {
        await text.fill(asked);
        await inner.locator('#device vscode-option', { hasText: device }).waitFor({ state: 'attached' });
        await choose('device', device);
        await choose('as', as);
        await choose('page', size);
        const json = await panel.clipboard(() => inner.getByText('Copy all as JSON').click());
        const { results } = JSON.parse(json);
        assert.equal(results.length, 1, `${id}: ${asked}`);
        answers[id] = told(results[0]);
        expected[id] = expect;
      }
      assert.deepEqual(answers, expected);
      const { device } = questions.at(-1);
      assert.equal(await inner.locator('#device').evaluate((select) => select.value), device);
      await inner.locator('#device .select-face', { hasText: device }).waitFor();
      assert.equal(questions.length, 33);
    },
  };
}

/** Walks through the steps in the editor whose extensions are `at`; resolves with what passed and failed. */
export async function runPanel({ at, workspace }) {
  writeFileSync(path.join(workspace, probe.file), probe.text);
  const server = await startEditor({ at });
  const result = { passed: 0, failed: 0 };
  try {
    await withPage(async (page) => {
      page.setDefaultTimeout(20_000);
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      const refused = [];
      page.on('console', (message) => {
        if (/violates the following Content Security Policy/.test(message.text()))
          refused.push(message.text());
      });
      await page.goto(`http://${server.authority}/?${new URLSearchParams({ folder: workspace })}`);
      for (const [name, step] of Object.entries(steps(page, at))) {
        await step();
        await shoot(page, `decoder-${name.replaceAll(' ', '-').replaceAll(/[,:]/g, '')}`);
        console.log(`  ✔ ${name}`);
        result.passed++;
      }
      assert.deepEqual(refused, [], 'the page asked for what its policy refuses');
    });
  } catch (error) {
    console.error(error);
    result.failed++;
  } finally {
    await server.stop();
  }
  return result;
}
