import { readFileSync } from 'node:fs';
import { weatherFile } from '../fixtures/weather-file.ts';
import { findings } from './axe.ts';
import { expect, numberIn, spaced, test } from './workbench.ts';

const edgeBox = readFileSync('examples/edge-box.boxwright.json', 'utf8');

test('a year at two places side by side, by keyboard; a weather file with a fault; stale after an edit', async ({
  workbench,
}) => {
  const { page } = workbench;
  await workbench.openFile('edge-box.boxwright.json', edgeBox);
  await expect(workbench.fileName).toContainText('edge-box');
  await workbench.settled();
  await workbench.key('Control+k');
  await page.getByRole('textbox', { name: 'Find a command' }).fill('year at places');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('tabpanel', { name: 'Site' });
  const run = panel.getByRole('button', { name: 'Run', exact: true });
  await expect(run).toBeDisabled();

  const search = panel.getByRole('textbox', { name: 'Add a place by name or country' });
  await search.fill('singa');
  await search.press('Enter');
  await search.fill('sweden');
  await expect(panel.getByRole('list', { name: 'Places that fit' }).getByRole('listitem')).not.toHaveCount(0);
  await panel.getByRole('button', { name: /^Lulea/ }).click();
  const places = panel.getByRole('list', { name: 'Chosen places' });
  await expect(places.getByRole('listitem')).toHaveText([/Singapore/, /Lulea/]);

  // A file with a fault says where; what was chosen stays.
  const choosing = page.waitForEvent('filechooser');
  await panel.getByRole('button', { name: 'Open a weather file…' }).click();
  const bad = weatherFile((n) => ({ dry: n === 3 ? 200 : 10 }));
  const chooser = await choosing;
  await chooser.setFiles({ name: 'bad.epw', mimeType: 'text/plain', buffer: Buffer.from(bad) });
  await expect(panel.getByRole('alert')).toContainText(/bad\.epw: line 12, column 7: the dry-bulb/);
  await expect(places.getByRole('listitem')).toHaveCount(2);

  const price = panel.getByLabel('Price of a kWh');
  await price.fill('0.12');
  await price.press('Enter');
  // A run can be cancelled, and leaves nothing behind.
  await run.click();
  await expect(panel.getByRole('status')).toContainText(/1 of 2/);
  await panel.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(panel.getByRole('status')).toBeEmpty();
  await expect(panel.getByRole('table')).toHaveCount(0);
  await run.click();
  const table = panel.getByRole('region', { name: 'Places side by side' });
  await expect(table).toBeVisible({ timeout: 60_000 });
  await expect(panel.getByRole('status')).toBeEmpty();
  await expect(panel.getByText(/^Every part holds all year; SSD1/)).toBeVisible();

  // The figures that the command line gives, and their difference.
  const energy = table.getByRole('row', { name: /^Energy of the year/ });
  await expect(energy.getByRole('cell')).toHaveText([spaced('2513'), spaced('2520'), /▲ \+6\.\d+\skWh/]);
  const cost = await table.getByRole('row', { name: /^Cost/ }).getByRole('cell').allInnerTexts();
  expect(numberIn(cost[0] ?? null)).toBe(302);

  // The chart by keyboard: July of the margin, then of power.
  const chart = panel.getByRole('slider', { name: /^Margin by month/ });
  await chart.focus();
  await page.keyboard.press('Home');
  await expect(chart).toHaveAttribute('aria-valuetext', /^Jan, K: Singapore Changi [\d.]+ to [\d.]+, mean/);
  expect(await findings(workbench, panel)).toEqual([]);
  await workbench.screenshot('site-light');
  await panel.getByText('Power', { exact: true }).click();
  await expect(panel.getByRole('slider', { name: /^Power by month/ })).toBeVisible();
  const file = await workbench.download(() => panel.getByRole('button', { name: 'Export CSV' }).click());
  expect(file.name).toMatch(/-site\.csv$/);

  // The room is none of the year's, the fans are.
  const ambient = workbench.condition('Ambient');
  await ambient.fill('40 degC');
  await ambient.press('Enter');
  await workbench.settled();
  await expect(panel).not.toContainText('Out of date');
  await workbench.select('FAN1');
  await workbench.key('k');
  await expect(panel).toContainText('Out of date');
  await expect(table).toBeVisible();
  await workbench.menu('View', 'Dark theme');
  await page.setViewportSize({ width: 1100, height: 900 });
  await expect(panel.getByRole('slider', { name: /^Power by month/ })).toBeVisible();
  await workbench.screenshot('site-dark-narrow');
});
