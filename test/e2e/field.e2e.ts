import { openAirTunnel, solveField } from './air-tunnel.ts';
import { findings } from './axe.ts';
import { expect, numberIn, test } from './workbench.ts';

test('a field is solved beside the workbench, stands next to the network and calibrates it', async ({
  workbench,
}) => {
  // On a machine with much other work.
  test.setTimeout(300_000);
  const { page } = workbench;
  const panel = await openAirTunnel(workbench);

  // What a run takes is said before it begins.
  await expect(panel.getByText(/^3\s?990 cells, 30 × 19 × 7$/)).toBeVisible();
  await expect(panel.getByText(/^\d+\sMB of [\d.]+\sGB, about \d+\ss$/)).toBeVisible();
  await expect(panel).toContainText('Law of the wall (LVEL) Re ≈');
  const most = panel.getByRole('textbox', { name: 'At most' });
  await most.fill('5e6');
  await expect(panel.getByRole('alert')).toContainText('4');
  await most.press('Escape');
  expect(await findings(workbench, panel), 'before').toEqual([]);

  // At its end: part by part beside the network.
  await solveField(panel);
  const table = panel.getByRole('region', { name: 'Parts in the field and in the network' });
  const cells = await table
    .getByRole('row', { name: /^DEV1 / })
    .getByRole('cell')
    .allInnerTexts();
  const [field, network, difference] = cells.slice(1, 4).map(numberIn);
  expect(field).toBeGreaterThan(70);
  expect(network).toBeGreaterThan(70);
  expect(Math.abs(difference - (field - network))).toBeLessThan(1.5);
  expect(await findings(workbench, panel), 'parts').toEqual([]);
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
  await expect(panel).toContainText(/Heat in 1\d\d\sW, out 1\d\d\sW, missing 0\.0\d+\s%/);
  await workbench.menu('View', 'Dark theme');
  await workbench.screenshot('field-course-dark');
  await workbench.menu('View', 'Dark theme');

  // An edit makes it out of date; taken back it is good again.
  await panel.getByText('Parts', { exact: true }).click();
  const ambient = workbench.condition('Ambient');
  await ambient.fill('30 degC');
  await ambient.press('Enter');
  await expect(panel).toContainText('Out of date');
  await expect(table).toHaveAttribute('data-stale', 'true');
  await workbench.screenshot('field-stale');
  await workbench.key('Control+z');
  await expect(panel).not.toContainText('Out of date');

  // The network is calibrated from it: what would change is seen first, then set in one step.
  await workbench.menu('Design', 'Calibrate the network from the field');
  const films = panel.getByRole('region', { name: 'Films of parts, before and with the factors' });
  await expect(films).toBeVisible({ timeout: 60_000 });
  await expect(
    panel.getByText(/^Mean deviation from the field: 5 parts [\d.]+ → 0\.0\d*\sK, /),
  ).toBeVisible();
  const film = await films
    .getByRole('row', { name: /^DEV1 / })
    .getByRole('cell')
    .allInnerTexts();
  expect(numberIn(film[1])).toBe(1);
  expect(Math.abs(numberIn(film[3]))).toBeGreaterThan(1);
  expect(Math.abs(numberIn(film[4]))).toBeLessThan(0.1);
  expect(await findings(workbench, panel), 'calibrate').toEqual([]);
  await workbench.screenshot('field-calibrate');
  await panel.getByRole('button', { name: /^Set \d factors$/ }).click();
  await expect(panel.getByRole('button', { name: 'Factors are set' })).toBeDisabled();
  await expect(panel).not.toContainText('Out of date');
  await expect(panel).toContainText(/Calibrated: \d factors of field runs/);
  await workbench.settled();
  await workbench.select('DEV1');
  await expect(workbench.inspector).toContainText(/field run of \d{4}-\d\d-\d\d, 3\s?990 cells/);
  await workbench.field('Settings', 'Film factor').scrollIntoViewIfNeeded();
  await workbench.screenshot('field-calibrated-part');
  await panel.getByRole('button', { name: 'Remove them' }).click();
  await expect(panel).not.toContainText('Calibrated: ');
  await expect(workbench.inspector).not.toContainText('field run of');
  await workbench.key('Control+z');
  await expect(panel).toContainText('Calibrated: ');
  await workbench.key('Control+z');
  await expect(panel).not.toContainText('Calibrated: ');
  await panel.getByRole('button', { name: 'Add as a configuration' }).click();
  await expect(workbench.notice).toContainText('Added the configuration “Base, calibrated”');
  await workbench.notice.getByRole('button', { name: 'Show it' }).click();
  await expect(page.getByRole('button', { name: 'Configuration: Base, calibrated' })).toBeVisible();
  await expect(panel).toContainText('Calibrated: ');
});

test('a run is held, goes on, is ended by hand and cancelled, and the network answers meanwhile', async ({
  workbench,
}) => {
  // On a machine with much other work.
  test.setTimeout(300_000);
  const { page } = workbench;
  const panel = await openAirTunnel(workbench);
  await solveField(panel);
  const table = panel.getByRole('region', { name: 'Parts in the field and in the network' });
  const left = panel.getByRole('img', {
    name: /^Left over at turn \d+: momentum .*; converged at 1.0×10⁻³$/,
  });
  const turn = async (): Promise<number> => numberIn(await left.getAttribute('aria-label'));
  await workbench.select('DEV1');
  // From above, the part in the middle of the view.
  await workbench.key('6');
  await workbench.key('Shift+F');

  // A run that takes half a minute on a quiet machine.
  const most = panel.getByRole('textbox', { name: 'At most' });
  await most.fill('100000');
  await most.press('Enter');
  // Cancelled, it leaves the last answer.
  await panel.getByRole('button', { name: 'Solve the field' }).click();
  await panel.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(panel.getByText(/^Converged \(3/)).toBeVisible();
  await expect(table).toBeVisible();
  await expect(panel).not.toContainText('Out of date');

  await panel.getByRole('button', { name: 'Solve the field' }).click();
  await expect(left).toBeVisible({ timeout: 60_000 });
  await expect(panel.getByRole('status')).toHaveText('Solving');

  // A paused run stands still, after the turn at hand.
  await panel.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(panel.getByRole('status')).toHaveText('Paused');
  await expect(page.getByRole('tab', { name: /^Field/ }).getByRole('img', { name: 'paused' })).toBeVisible();
  await workbench.screenshot('field-run');
  await expect(async () => {
    const before = await turn();
    await page.waitForTimeout(500);
    expect(await turn()).toBe(before);
  }).toPass();
  const held = await turn();
  expect(await findings(workbench, panel), 'paused').toEqual([]);
  expect(await turn()).toBe(held);
  await workbench.key('Control+k');
  await page.getByRole('textbox', { name: 'Find a command' }).fill('resume the field');
  await page.keyboard.press('Enter');
  await expect.poll(turn, { timeout: 60_000 }).toBeGreaterThan(held);

  // The network goes on answering a drag meanwhile.
  const box = await workbench.canvas.boundingBox();
  if (!box) throw new Error('the scene is not shown');
  const [x, y] = [box.x + box.width / 2 + 30, box.y + box.height / 2 + 30];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y - 60, { steps: 6 });
  await expect(page.getByText(/Δy [\d.]+/)).toBeVisible();
  await expect(panel).toContainText('The design has changed since this run began');
  await workbench.settled();
  await expect(panel.getByRole('status')).toHaveText('Solving');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(panel).not.toContainText('The design has changed');
  await panel.getByRole('button', { name: 'Show the last answer' }).click();
  await expect(table).toBeVisible();

  // Good enough: figures that are said to be no answer.
  await panel.getByRole('button', { name: 'Good enough' }).click();
  await expect(panel.getByText(/^Not converged: what follows is no answer/)).toBeVisible({ timeout: 60_000 });
  // The page is isolated from other origins, so that its threads may share memory.
  expect(await page.evaluate(() => crossOriginIsolated && navigator.hardwareConcurrency > 1)).toBe(true);
  await expect(panel.getByText(/ turns in .* on [234] threads\)\.$/)).toBeVisible();
  await expect(panel.getByRole('list', { name: 'What the run noticed' })).toContainText('ended by hand');
  await expect(table).toHaveAttribute('data-stale', 'true');
});
