import { findings } from './axe.ts';
import { expect, numberIn, test } from './workbench.ts';

test('the field of the example is solved beside the workbench, and stands next to the network', async ({
  workbench,
}) => {
  // A whole field in a browser: on a busy machine several times the usual time.
  test.setTimeout(600_000);
  const { page } = workbench;
  // Streaks of air keep a core busy where there is no graphics card.
  await workbench.key('a');
  // From above, a fan in the middle of the view.
  await workbench.select('FAN7');
  await workbench.key('6');
  await workbench.key('Shift+F');
  const box = await workbench.canvas.boundingBox();
  if (!box) throw new Error('the scene is not shown');
  const [x, y] = [box.x + box.width / 2 + 30, box.y + box.height / 2 + 40];
  const panel = await workbench.tab('Field');

  // What a run takes is said before it begins.
  await expect(panel.getByText(/^49\s?321 cells, 37 × 43 × 31$/)).toBeVisible({ timeout: 60_000 });
  await expect(panel.getByText(/^\d+\sMB of [\d.]+\sGB, about \d+\ss$/)).toBeVisible();
  await expect(panel).toContainText('Law of the wall (LVEL) Re ≈');
  expect(await findings(workbench), 'before').toEqual([]);

  await panel.getByRole('button', { name: 'Solve the field' }).click();
  const began = Date.now();
  const left = panel.getByRole('img', {
    name: /^Left over at turn \d+: momentum .*; converged at 1.0×10⁻⁶$/,
  });
  await expect(left).toBeVisible({ timeout: 60_000 });
  test.info().annotations.push({ type: 'first turn', description: `${Date.now() - began} ms` });
  await expect(panel.getByRole('status')).toHaveText('Solving');
  const turn = async (): Promise<number> => numberIn(await left.getAttribute('aria-label'));
  const first = await turn();
  await expect.poll(turn).toBeGreaterThan(first);

  // A paused run stands still.
  await panel.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(panel.getByRole('status')).toHaveText('Paused');
  await expect(page.getByRole('tab', { name: /^Field/ }).getByRole('img', { name: 'paused' })).toBeVisible();
  await page.waitForTimeout(500);
  const held = await turn();
  await page.waitForTimeout(1000);
  expect(await turn()).toBe(held);
  await workbench.screenshot('field-run');
  expect(await findings(workbench), 'paused').toEqual([]);
  await workbench.key('Control+k');
  await page.getByRole('textbox', { name: 'Find a command' }).fill('resume the field');
  await page.keyboard.press('Enter');
  await expect.poll(turn).toBeGreaterThan(held);

  // At its end: part by part beside the network.
  const table = panel.getByRole('region', { name: 'Parts in the field and in the network' });
  await expect(table).toBeVisible({ timeout: 240_000 });
  test.info().annotations.push({ type: 'converged', description: `${Date.now() - began} ms` });
  await expect(panel.getByText(/^Converged \(49\s?321 cells, \d+ turns in /)).toBeVisible();
  const gpu = table.getByRole('row', { name: /^GPU1 / });
  const cells = await gpu.getByRole('cell').allInnerTexts();
  const [field, network, difference] = cells.slice(1, 4).map(numberIn);
  expect(field).toBeGreaterThan(40);
  expect(network).toBeGreaterThan(40);
  expect(Math.abs(difference)).toBeLessThan(30);
  expect(await findings(workbench), 'parts').toEqual([]);
  await workbench.screenshot('field-parts');
  await panel.getByText('Air', { exact: true }).click();
  const air = panel.getByRole('region', { name: 'Fans and openings in the field and in the network' });
  const fan = await air
    .getByRole('row', { name: /^FAN1 / })
    .getByRole('cell')
    .allInnerTexts();
  expect(numberIn(fan[2])).toBeGreaterThan(10);
  await workbench.screenshot('field-air');
  await panel.getByText('Left out', { exact: true }).click();
  await expect(panel.getByRole('list', { name: 'What the field leaves out' })).toContainText('LVEL');
  await panel.getByText('Course', { exact: true }).click();
  await expect(panel).toContainText(/Heat in 9\s?\d+\sW, out 9\s?\d+\sW, missing 0\.0\d+\s%/);
  await workbench.menu('View', 'Dark theme');
  await workbench.screenshot('field-course-dark');
  await workbench.menu('View', 'Dark theme');

  // A larger run: the network goes on answering a drag meanwhile.
  await panel.getByText('Parts', { exact: true }).click();
  await panel.getByRole('radio', { name: 'Standard' }).check();
  await panel.getByRole('button', { name: 'Solve the field' }).click();
  await expect(left).toBeVisible({ timeout: 120_000 });
  await expect(panel.getByText(/^2\d\d\s?\d+ cells/)).toBeVisible();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y - 100, { steps: 10 });
  await expect(page.getByText(/Δy [\d.]+/)).toBeVisible();
  await expect(panel).toContainText('The design has changed since this run began');
  await workbench.settled();
  await expect(panel.getByRole('status')).toHaveText('Solving');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(panel).not.toContainText('The design has changed');
  await panel.getByRole('button', { name: 'Show the last answer' }).click();
  await expect(table).toBeVisible();

  // Cancelled, it leaves the last answer.
  await panel.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(panel.getByRole('button', { name: 'Solve the field' })).toBeVisible();
  await expect(panel.getByText(/^Converged \(49/)).toBeVisible();
  await expect(table).toBeVisible();
  await expect(panel).not.toContainText('Out of date');
  await panel.getByRole('radio', { name: 'Draft' }).check();

  // An edit makes it out of date; taken back it is good again.
  const ambient = workbench.condition('Ambient');
  await ambient.fill('30 degC');
  await ambient.press('Enter');
  await expect(panel).toContainText('Out of date');
  await expect(table).toHaveAttribute('data-stale', 'true');
  await workbench.screenshot('field-stale');
  await workbench.key('Control+z');
  await expect(panel).not.toContainText('Out of date');

  // Good enough: figures that are said to be no answer.
  await panel.getByRole('button', { name: 'Solve the field' }).click();
  await expect(left).toBeVisible({ timeout: 60_000 });
  await panel.getByRole('button', { name: 'Good enough' }).click();
  await expect(panel.getByText(/^Not converged: what follows is no answer/)).toBeVisible();
  await expect(panel.getByRole('list', { name: 'What the run noticed' })).toContainText('ended by hand');
  await expect(table).toHaveAttribute('data-stale', 'true');
});
