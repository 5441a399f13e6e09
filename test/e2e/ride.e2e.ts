import { readFileSync } from 'node:fs';
import { expect, numberIn, spaced, test } from './workbench.ts';

const edgeBox = readFileSync('examples/edge-box.boxwright.json', 'utf8');

test('when all fans of the edge box fail, a part, a time and the courses are shown', async ({
  workbench,
}) => {
  // Two runs and an edit: on a busy machine more than the usual time.
  test.slow();
  const { page } = workbench;
  await workbench.openFile('edge-box.boxwright.json', edgeBox);
  await expect(workbench.fileName).toContainText('edge-box');
  await workbench.settled();

  // The fan that is selected is the one that is asked about.
  await workbench.select('FAN2');
  const panel = await workbench.tab('Ride-through');
  await expect(panel.getByRole('checkbox', { name: 'FAN2 fails' })).toBeChecked();
  await expect(panel.getByRole('checkbox', { checked: true })).toHaveCount(1);
  await panel.getByRole('button', { name: 'FAN1', exact: true }).click();
  await expect(workbench.outlineRow('FAN1')).toHaveAttribute('aria-selected', 'true');
  await expect(panel.getByRole('checkbox', { name: 'FAN2 fails' })).toBeChecked();
  await panel.getByRole('button', { name: 'None', exact: true }).click();
  await expect(panel.getByRole('button', { name: 'Run', exact: true })).toBeDisabled();
  await panel.getByRole('button', { name: 'All', exact: true }).click();
  const duration = panel.getByLabel('Duration');
  await expect(duration).toHaveValue(spaced('10 min'));
  await duration.fill('2*5 min');
  await duration.press('Enter');
  await expect(duration).toHaveValue(spaced('10 min'));

  // A run can be cancelled, and leaves nothing behind.
  await panel.getByRole('button', { name: 'Run', exact: true }).click();
  await panel.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(panel.getByRole('status')).toBeEmpty();
  await expect(panel.getByRole('table')).toHaveCount(0);

  await panel.getByRole('button', { name: 'Run', exact: true }).click();
  const table = panel.getByRole('region', { name: 'Parts after the failure' });
  await expect(table).toBeVisible({ timeout: 60_000 });
  await expect(panel.getByText(/^\w+ reaches its limit after \d+(\.\d+)?\s(s|min)/)).toContainText('SSD1');
  await expect(panel).toContainText(/With all 4 fans failed.*Airflow [\d.]+\sm³\/h before/);

  // The soonest first, and those that hold after them.
  const titles = await table.getByRole('columnheader').allInnerTexts();
  const column = titles.findIndex((title) => title.startsWith('Limit after')) + 1;
  const times = await table.getByRole('row').locator(`td:nth-child(${column})`).allInnerTexts();
  expect(times.length).toBeGreaterThan(8);
  const reached = times.filter((text) => /\d/.test(text)).map(numberIn);
  expect(reached.length).toBeGreaterThan(3);
  expect(reached).toEqual([...reached].sort((a, b) => a - b));
  expect(times.slice(reached.length).every((text) => text === '–')).toBe(true);
  await expect(
    table.getByRole('row', { name: /SSD1/ }).getByRole('img', { name: 'Over its limit' }),
  ).toBeVisible();

  // The chart: six lines, and values at a time by keyboard.
  const chart = panel.getByRole('slider', { name: /^Temperatures/ });
  await expect(chart.locator('.bw-ride-line path')).toHaveCount(6);
  await chart.focus();
  await page.keyboard.press('Home');
  await expect(chart).toHaveAttribute('aria-valuetext', /^0\ss: SSD1 6\d/);
  await page.keyboard.press('Shift+ArrowRight');
  await expect(chart).toHaveAttribute('aria-valuetext', /^50\.0\ss: SSD1 7\d/);
  await workbench.screenshot('ride-light');

  await table.getByRole('button', { name: /^GPU2/ }).click();
  await expect(workbench.outlineRow('GPU2')).toHaveAttribute('aria-selected', 'true');
  await expect(panel.getByRole('checkbox', { checked: true })).toHaveCount(4);

  // An edit makes it out of date; it stays on screen.
  const ambient = workbench.condition('Ambient');
  await ambient.fill('40 degC');
  await ambient.press('Enter');
  await expect(panel).toContainText('Out of date');
  await expect(table).toBeVisible();
  await workbench.menu('View', 'Dark theme');
  await workbench.screenshot('ride-dark');
  await workbench.key('Control+z');
  await expect(panel).not.toContainText('Out of date');
});

test('the palette fails the selected parts and shows what follows', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.openFile('edge-box.boxwright.json', edgeBox);
  await expect(workbench.fileName).toContainText('edge-box');
  await workbench.settled();
  await workbench.select('FAN3');
  await workbench.key('Control+k');
  await page.getByRole('textbox', { name: 'Find a command' }).fill('fail selected parts');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('tabpanel', { name: 'Ride-through' });
  await expect(panel.getByRole('region', { name: 'Parts after the failure' })).toBeVisible({
    timeout: 60_000,
  });
  await expect(panel).toContainText('With FAN3 failed');
  await workbench.screenshot('ride-one-fan');
});

test('a connection loses its coolant, with accelerators at full power', async ({ workbench }) => {
  test.slow();
  const liquid = readFileSync('examples/inference-8x-liquid.boxwright.json', 'utf8');
  await workbench.openFile('inference-8x-liquid.boxwright.json', liquid);
  await expect(workbench.fileName).toContainText('inference-8x-liquid');
  await workbench.settled();
  const panel = await workbench.tab('Ride-through');
  await panel.getByRole('button', { name: 'None', exact: true }).click();
  await panel.getByRole('checkbox', { name: 'QD1 fails' }).check();
  const throttling = panel.getByLabel('Throttling');
  await expect(throttling).toBeChecked();
  await throttling.uncheck({ force: true });
  const duration = panel.getByLabel('Duration');
  await duration.fill('40 s');
  await duration.press('Enter');
  await panel.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(panel.getByText(/^GPU\d reaches its limit after 2\d\.\d\ss; 8 more parts follow/)).toBeVisible(
    {
      timeout: 120_000,
    },
  );
  await expect(panel).toContainText(/With QD1 failed.*accelerators at full power/);
  await workbench.screenshot('ride-coolant');
});
