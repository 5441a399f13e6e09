import { _electron as electron, expect, test } from '@playwright/test';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findElectron } from '../../scripts/electron-binary.mjs';

const program = findElectron('.');
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

test.skip(
  program === null || !hasDisplay || !existsSync('out/main/index.js'),
  'needs Electron’s program, a display and `npm run build`',
);

test('the real Electron opens the workbench, solved, without Node in the page', async () => {
  const data = await mkdtemp(join(tmpdir(), 'boxwright-electron-'));
  const app = await electron.launch({
    executablePath: program ?? '',
    args: ['.', `--user-data-dir=${data}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  const page = await app.firstWindow();
  await expect(page.locator('output').first()).toHaveText(/^Flow network/, { timeout: 60_000 });
  expect(page.url()).toBe('app://bundle/index.html');
  expect(
    await page.evaluate(() => ({
      node: 'require' in window || 'process' in window,
      bridge: Object.keys(window.boxwright ?? {}).sort(),
    })),
  ).toMatchObject({ node: false, bridge: expect.arrayContaining(['openProject', 'saveProject']) });
  // The policy holds: nothing from elsewhere, no code from text.
  expect(
    await page.evaluate(() =>
      fetch('https://example.org/').then(
        () => 'answered',
        () => 'refused',
      ),
    ),
  ).toBe('refused');
  expect(await page.evaluate(() => window.open('https://example.org/') === null)).toBe(true);
  await app.close();
});
