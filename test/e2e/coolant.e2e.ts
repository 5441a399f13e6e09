import type { Page } from '@playwright/test';
import { findings } from './axe.ts';
import { expect, numberIn, spaced, test, type WorkbenchPage } from './workbench.ts';

async function openLiquid(workbench: WorkbenchPage): Promise<void> {
  await workbench.menu('File', 'Open an example…');
  await workbench.page
    .getByRole('dialog')
    .getByRole('button', { name: /^Inference server.*liquid/ })
    .click();
  await expect(workbench.fileName).toContainText('inference-8x-liquid');
  await workbench.settled();
}

/** Share of the pixels in which two pictures differ by more than the rounding of a driver. */
function difference(page: Page, one: Buffer, other: Buffer): Promise<number> {
  return page.evaluate(
    async (pictures) => {
      const [a, b] = await Promise.all(
        pictures.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
          const context = canvas.getContext('2d');
          context?.drawImage(bitmap, 0, 0);
          return context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
        }),
      );
      if (!a || !b || a.length !== b.length) return 1;
      let changed = 0;
      for (let i = 0; i < a.length; i += 4) {
        const apart = [0, 1, 2].reduce((sum, n) => sum + Math.abs((a[i + n] ?? 0) - (b[i + n] ?? 0)), 0);
        if (apart > 24) changed++;
      }
      return (4 * changed) / a.length;
    },
    [one.toString('base64'), other.toString('base64')],
  );
}

test('hoses are drawn from the connection to the plates, and hidden with it', async ({ workbench }) => {
  // Another design is opened and solved: on a busy machine more than the usual time.
  test.slow();
  const { page } = workbench;
  await openLiquid(workbench);
  await workbench.select('QD1');
  await page.waitForTimeout(500);
  const shown = await workbench.canvas.screenshot();
  await workbench.key('h');
  await page.waitForTimeout(500);
  const hidden = await workbench.canvas.screenshot();
  // The connection itself covers less than a hundredth of the picture.
  expect(await difference(page, shown, hidden)).toBeGreaterThan(0.03);
  await workbench.key('Shift+H');
  await page.waitForTimeout(500);
  expect(await difference(page, shown, await workbench.canvas.screenshot())).toBeLessThan(0.002);
});

test('the coolant tab shows the loop, and chips follow the supply temperature', async ({ workbench }) => {
  // Another design is opened and solved: on a busy machine more than the usual time.
  test.slow();
  const { page } = workbench;
  await openLiquid(workbench);
  await expect(workbench.card('Coolant')).toContainText(spaced('10.0 L/min'));
  await expect(workbench.card('Warmest ambient')).toContainText('at this coolant supply');
  await workbench.card('Coolant').click();
  const panel = page.getByRole('tabpanel', { name: 'Coolant' });
  await expect(panel.getByRole('img', { name: /^Coolant loop 1: Propylene glycol 25/ })).toBeVisible();
  const drawing = panel.getByRole('region', { name: 'Coolant loops' });
  await expect(drawing).toContainText(spaced('Supply 10.0 L/min'));
  await expect(drawing).toContainText(/Return 4\d\.\d/);
  const table = panel.getByRole('region', { name: 'Cold plates' });
  await expect(table.getByRole('row')).toHaveCount(11);
  const row = table.getByRole('row', { name: /^CP1 / });
  const chip = async () => numberIn(await row.getByRole('cell').nth(7).textContent());
  const before = await chip();
  expect(before).toBeGreaterThan(50);
  expect(before).toBeLessThan(80);
  expect(await findings(workbench), 'light').toEqual([]);
  await workbench.screenshot('coolant-light');

  // A plate of the table or of the drawing is the part in the scene.
  await row.getByRole('button', { name: 'CP1', exact: true }).click();
  await expect(workbench.outlineRow('CP1')).toHaveAttribute('aria-selected', 'true');
  await expect(workbench.inspector.getByRole('region', { name: 'Answer' })).toContainText(
    spaced('Heat to the coolant'),
  );
  await drawing.getByText('CP6', { exact: true }).click();
  await expect(workbench.outlineRow('CP6')).toHaveAttribute('aria-selected', 'true');

  await workbench.select('QD1');
  const supply = workbench.field('Settings', 'Supply temperature');
  await supply.fill('42 degC');
  await supply.press('Enter');
  await expect(drawing).toContainText(spaced('42.0 °C'));
  await workbench.settled();
  // All of the ten kelvins arrive at the chip; a little less where coolant gets thinner as it warms.
  const rise = (await chip()) - before;
  expect(rise).toBeGreaterThan(9);
  expect(rise).toBeLessThan(11);

  const needs = await workbench.tab('Requirements');
  await expect(needs.getByRole('region', { name: 'Coolant' })).toContainText('ASHRAE W45');
  const sure = needs.getByRole('region', { name: 'Nine in ten lie between' });
  await expect(sure).toContainText(spaced('Heat to the coolant'));
  await expect(sure).toContainText('mostly from H100');
  await workbench.tab('Coolant');
  await workbench.menu('View', 'Dark theme');
  expect(await findings(workbench), 'dark').toEqual([]);
  await workbench.screenshot('coolant-dark');
});

test('without coolant the tab says how to begin', async ({ workbench }) => {
  await expect(workbench.card('Fans')).toBeVisible();
  await expect(workbench.card('Coolant')).toHaveCount(0);
  const panel = await workbench.tab('Coolant');
  await expect(panel).toContainText('No coolant in this design');
});

test('a chassis filled with a dielectric is a tank', async ({ workbench }) => {
  // Another design is opened and solved: on a busy machine more than the usual time.
  test.slow();
  await openLiquid(workbench);
  await workbench.select('CH1');
  await workbench.field('Settings', 'Filled with').selectOption('Shell S5 X');
  await workbench.settled();
  const panel = await workbench.tab('Coolant');
  const drawing = panel.getByRole('region', { name: 'Coolant loops' });
  await expect(drawing).toContainText(spaced('Tank filled with Shell S5 X'));
  await expect(workbench.inspector.getByRole('region', { name: 'Answer' })).toContainText(
    spaced('Coolant in it'),
  );
  await workbench.screenshot('tank');
  // A loop of the plates is none of the bath's.
  await expect(drawing).toContainText(spaced('Supply 10.0 L/min'));
  await expect(panel.getByRole('img', { name: /^Coolant loop 1: Propylene glycol 25/ })).toBeVisible();
  const checks = await workbench.tab(/^Checks/);
  await expect(checks).toContainText('stand in the coolant of the tank');
});
