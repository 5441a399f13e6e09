import { expect, numberIn, spaced, test } from './workbench.ts';

test('the workbench opens on the 8-accelerator example, already solved', async ({ workbench }) => {
  await expect(workbench.fileName).toContainText('inference-8x-air');
  await expect(workbench.page.getByRole('treeitem', { name: /^GPU\d[ ,]/ })).toHaveCount(8);
  await expect(workbench.card('Power from the feed')).toContainText(/\d\skW/);
  await expect(workbench.card('Closest to its limit')).toContainText('°C');
  await expect(workbench.card('Air through the chassis')).toContainText('CFM');
  await workbench.screenshot('opened');
});

test('dragging a part in the scene moves the numbers while it moves, and is one undo step', async ({
  workbench,
}) => {
  const { page } = workbench;
  const undo = page.getByRole('button', { name: /^Undo/ });
  await expect(undo).toBeDisabled();
  const air = workbench.card('Air through the chassis');
  const before = await air.innerText();

  // From above, a fan in the middle of the view; its neighbours stand left and right of it.
  await workbench.select('FAN7');
  await workbench.key('6');
  await workbench.key('Shift+F');
  await page.waitForTimeout(1000);
  const box = await workbench.canvas.boundingBox();
  if (!box) throw new Error('the scene is not shown');
  const [x, y] = [box.x + box.width / 2 + 30, box.y + box.height / 2 + 40];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 10; step += 1) await page.mouse.move(x, y - step * 10);
  // The button is still down: what is seen now is the preview.
  await expect(air).not.toHaveText(before.replaceAll('\n', ''));
  await expect(page.getByText(/Δy [\d.]+/)).toBeVisible();
  await workbench.screenshot('dragging');
  await page.mouse.up();
  await workbench.settled();
  await expect(workbench.unsavedMark).toBeVisible();
  await expect(undo).toBeEnabled();
  const moved = await air.innerText();
  expect(moved).not.toBe(before);

  await workbench.key('Control+z');
  await workbench.settled();
  await expect(undo).toBeDisabled();
  await expect(workbench.unsavedMark).toBeHidden();
  await expect(async () => expect(await air.innerText()).toBe(before)).toPass();

  await workbench.key('Control+Shift+z');
  await expect(async () => expect(await air.innerText()).toBe(moved)).toPass();
});

test('in parallel projection a drag is as long as the scale bar says', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.select('FAN7');
  await workbench.key('o');
  await expect(page.getByRole('button', { name: 'Parallel projection' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await workbench.key('6');
  await workbench.key('Shift+F');
  await page.waitForTimeout(1000);
  const bar = page.locator('.bw-scalebar');
  const width = (await bar.boundingBox())?.width ?? NaN;
  const millimetres = numberIn(await bar.innerText());
  const box = await workbench.canvas.boundingBox();
  if (!box) throw new Error('the scene is not shown');
  const [x, y] = [box.x + box.width / 2 + 30, box.y + box.height / 2 + 40];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y - 80, { steps: 8 });
  const moved = numberIn(/Δy ([\d.]+)/.exec(await page.getByText(/Δy [\d.]+/).innerText())?.[1] ?? '');
  // It snaps to faces nearby.
  expect(Math.abs(moved - (80 * millimetres) / width)).toBeLessThan(6);
  await workbench.screenshot('parallel');
  await page.keyboard.press('Escape');
  await page.mouse.up();
});

test('Escape while dragging leaves the design as it was', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.select('FAN7');
  await workbench.key('6');
  await workbench.key('Shift+F');
  await page.waitForTimeout(1000);
  const box = await workbench.canvas.boundingBox();
  if (!box) throw new Error('the scene is not shown');
  await page.mouse.move(box.x + box.width / 2 + 30, box.y + box.height / 2 + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 30, box.y + box.height / 2 - 40, { steps: 5 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
  await expect(workbench.unsavedMark).toBeHidden();
});

test('number fields take units and expressions, and say what is wrong', async ({ workbench }) => {
  const ambient = workbench.condition('Ambient');
  const hottest = workbench.card('Closest to its limit');
  const before = numberIn(await hottest.locator('.bw-card-value').innerText());
  await ambient.fill('95 degF');
  await ambient.press('Enter');
  await expect(ambient).toHaveValue(spaced('35 °C'));
  await workbench.settled();
  await expect(async () => {
    expect(numberIn(await hottest.locator('.bw-card-value').innerText())).toBeGreaterThan(before + 5);
  }).toPass();

  await ambient.fill('12 kg');
  await expect(workbench.page.getByRole('alert')).toContainText(/mass/);
  await ambient.press('Escape');
  await expect(ambient).toHaveValue(spaced('35 °C'));

  await workbench.select('GPU1');
  const x = workbench.field('Place', 'x');
  await x.fill('2*44.45 mm');
  await x.press('Enter');
  await expect(x).toHaveValue(spaced('88.9 mm'));
});

test('a failed fan lowers the airflow; restoring it brings it back', async ({ workbench }) => {
  const flow = workbench.card('Air through the chassis').locator('.bw-card-value');
  const before = numberIn(await flow.innerText());
  await workbench.select('FAN1');
  await workbench.key('k');
  await expect(async () => expect(numberIn(await flow.innerText())).toBeLessThan(before - 1)).toPass();
  await workbench.key('k');
  await expect(async () => expect(numberIn(await flow.innerText())).toBe(before)).toPass();
});

test('parts are rotated, duplicated, deleted and added by keys and library', async ({ workbench }) => {
  const { page } = workbench;
  const rows = page.getByRole('treeitem');
  const count = await rows.count();
  await workbench.select('SSD1');
  await workbench.key('d');
  await expect(rows).toHaveCount(count + 1);
  await workbench.key('r');
  await expect(workbench.inspector).toContainText('90°');
  await workbench.key('Delete');
  await expect(rows).toHaveCount(count);
  for (let step = 0; step < 3; step += 1) await workbench.key('Control+z');
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
  await expect(rows).toHaveCount(count);
});

test('clicking a part asks why it is warm, from ambient up to it', async ({ workbench }) => {
  await workbench.select('GPU1');
  await expect(workbench.inspector).toContainText(/Why [\d.]+\s°C\?/);
  await expect(workbench.inspector.getByRole('region', { name: /^Why/ }).getByRole('list')).toContainText(
    'Ambient',
  );
  await expect(workbench.inspector).toContainText(/GPU1 is at [\d.]+\s°C/);
  await workbench.inspector.getByRole('button', { name: /what moves it/ }).click();
  const section = workbench.inspector.getByRole('region', { name: /what moves it/ });
  await expect(section).toContainText(/Nine in ten lie between\s*[\d.]+\s*°C and [\d.]+\s*°C/);
  const moves = section.getByRole('listitem');
  await expect(moves.first()).toContainText(/GPU1: power\s*\+[\d.]+\s*K/);
  await expect(moves.filter({ hasText: 'speed of all fans' })).toContainText(/−[\d.]+\s*K/);
});

test('a check selects its part', async ({ workbench }) => {
  await workbench.select('CH1');
  const checks = await workbench.tab(/^Checks/);
  await expect(checks.getByRole('button').first()).toBeVisible();
  await workbench.screenshot('checks');
});
