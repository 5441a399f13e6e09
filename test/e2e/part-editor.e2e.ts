import type { Locator } from '@playwright/test';
import { findings } from './axe.ts';
import { expect, numberIn, test, type WorkbenchPage } from './workbench.ts';

/** Two columns as a spreadsheet in German gives them, pressure first; the head says so. */
const pasted = [
  'Druck [inH2O]\tVolumenstrom [CFM]',
  '1,6\t0',
  '1,25\t60',
  '0,9\t110',
  '0,4\t150',
  '0\t190',
].join('\r\n');

const paste = (cell: Locator, text: string) =>
  cell.evaluate((element, content) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', content);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

async function fill(dialog: Locator, label: string, text: string): Promise<void> {
  const field = dialog.getByLabel(label, { exact: true });
  await field.fill(text);
  await field.blur();
}

/** A fan of one's own up to its last figure. */
async function makeFan(workbench: WorkbenchPage): Promise<Locator> {
  await workbench.menu('File', 'New part…');
  const dialog = workbench.page.getByRole('dialog', { name: 'Part' });
  await expect(dialog.getByRole('status').getByText('Still to do:')).toBeVisible();
  await dialog.getByLabel('Maker', { exact: true }).fill('Acme');
  await dialog.getByLabel('Model', { exact: true }).fill('F80 high pressure');
  await dialog.getByLabel('Source', { exact: true }).fill('Acme data sheet F80, rev. B');
  await dialog.getByLabel('Confidence', { exact: true }).selectOption('high');
  await fill(dialog, 'x', '80');
  await fill(dialog, 'y', '38 mm');
  await fill(dialog, 'z', '80');
  await paste(dialog.getByLabel('Flow, row 1', { exact: true }), pasted);
  await expect(dialog.getByText('5 rows pasted. The columns were changed over')).toBeVisible();
  await fill(dialog, 'Full speed', '12000 rpm');
  await fill(dialog, 'Power at full speed', '36 W');
  return dialog;
}

test('a fan with a pasted curve is made, placed and solved, and says where its figures are from', async ({
  workbench,
}) => {
  const { page } = workbench;
  const dialog = await makeFan(workbench);
  await expect(dialog.getByLabel('Unit of flow')).toHaveValue('CFM');
  await expect(dialog.getByLabel('Unit of static pressure')).toHaveValue('inH2O');
  await expect(dialog.getByLabel('Static pressure, row 2', { exact: true })).toHaveValue('1.25');
  await expect(
    dialog.getByRole('img', {
      name: 'Fan curve at full speed: 5 points, from 1.60 inH2O at 0 CFM to 0 inH2O at 190 CFM',
    }),
  ).toBeVisible();
  await dialog.getByLabel('Confidence of Power at full speed').selectOption('medium');
  await dialog.getByRole('button', { name: 'Add and place' }).click();
  // Confidence of its own and no source of its own: the editor stays.
  await expect(dialog).toContainText('no source of its own');
  await fill(dialog, 'Source of Power at full speed', 'Measured 2026-11-30');
  await expect(dialog.getByRole('status').last()).toContainText('Nothing is missing.');
  await dialog.getByRole('button', { name: 'Add and place' }).click();
  await expect(dialog).toBeHidden();
  await workbench.settled();
  await expect(workbench.inspector).toContainText('F80 high pressure');

  // Adding and placing was one step; all fans of the example on this curve give another answer.
  const air = workbench.card('Air through the chassis');
  await workbench.key('Control+z');
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
  await workbench.settled();
  const withOld = numberIn(await air.innerText().then((text) => text.replace(/^\D+/, '')));
  await workbench.key('Control+Shift+z');
  await workbench.key('Delete');
  await workbench.select('FAN1');
  await workbench.menu('Edit', 'Select all of the same part');
  await workbench.inspector.getByRole('button', { name: 'Replace all…' }).click();
  await workbench.inspector.getByLabel('Search for a part to take instead').fill('F80 high');
  await workbench.inspector.getByRole('button', { name: /F80 high pressure/ }).click();
  await workbench.settled();
  const withNew = numberIn(await air.innerText().then((text) => text.replace(/^\D+/, '')));
  expect(withNew).not.toBe(withOld);

  // Every figure says where it is from.
  await workbench.inspector.getByText('Power at full speed', { exact: true }).hover();
  await expect(page.getByText('Measured 2026-11-30')).toBeVisible();
});

test('a part that was made is saved as a library file, read again and placed', async ({ workbench }) => {
  const { page } = workbench;
  const dialog = await makeFan(workbench);
  await dialog.getByLabel('Confidence of Power at full speed').selectOption('medium');
  await fill(dialog, 'Source of Power at full speed', 'Measured 2026-11-30');
  await dialog.getByRole('button', { name: 'Add to the library' }).click();
  const saved = await workbench.download(() => page.getByRole('button', { name: 'Save…' }).click());
  expect(saved.name).toMatch(/parts\.json$/);
  const [part] = JSON.parse(saved.bytes.toString()).parts;
  expect(part).toMatchObject({ id: 'acme-f80-high-pressure', kind: 'fan', confidence: 'high' });
  expect(part.provenance).toEqual({ power: { source: 'Measured 2026-11-30', confidence: 'medium' } });
  expect(part.curve).toHaveLength(5);
  await expect(page.getByText(`1 part of your own, all in ${saved.name}`)).toBeVisible();

  page.on('dialog', (leaving) => void leaving.accept());
  await workbench.reload();
  const list = page.getByRole('region', { name: 'Library parts' });
  await page.getByLabel('Search the library').fill('F80 high');
  await expect(page.getByText('No part matches.')).toBeVisible();
  await workbench.openFile(saved.name, saved.bytes);
  await expect(list.getByText('F80 high pressure')).toBeVisible();
  await page.getByRole('button', { name: 'Add Acme F80 high pressure' }).click();
  await workbench.settled();
  await expect(workbench.inspector).toContainText('F80 high pressure');
});

test('what is wrong stands at its row; a step back is a key; a closed editor loses nothing', async ({
  workbench,
}) => {
  const { page } = workbench;
  const dialog = await makeFan(workbench);
  const flow = dialog.getByLabel('Flow, row 3', { exact: true });
  await fill(dialog, 'Flow, row 3', '50');
  const row = dialog.getByRole('row', { name: /^3 / });
  await expect(row).toContainText('flow 50 comes after 60 in row 2; flow must rise from row to row');
  await expect(flow).toHaveAttribute('aria-invalid', 'true');
  await fill(dialog, 'Static pressure, row 5', '0,7');
  await expect(dialog.getByRole('row', { name: /^5 / })).toContainText('as a rule it falls');
  await flow.press('Control+z');
  await flow.press('Control+z');
  await expect(flow).toHaveValue('110');
  await expect(dialog.getByRole('status').last()).toContainText('Nothing is missing.');

  // Another unit is the same curve, unless the numbers are said to be right.
  await dialog.getByLabel('Unit of flow').selectOption('m3/h');
  await expect(flow).toHaveValue('186.891');
  await dialog.getByRole('button', { name: 'Keep the numbers instead' }).click();
  await expect(flow).toHaveValue('110');
  await expect(dialog.getByLabel('Unit of flow')).toHaveValue('m3/h');

  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Go on with Acme F80 high pressure' }).click();
  await expect(flow).toHaveValue('110');
  await paste(dialog.getByLabel('Flow, row 1', { exact: true }), 'a\tb\nc\td');
  await expect(dialog.getByRole('alert')).toContainText('Nothing was pasted: no line begins with a number');
});

test('a changed copy says where what was changed is from', async ({ workbench }) => {
  const { page } = workbench;
  await page.getByLabel('Kind of part').selectOption('fan');
  await page.getByRole('region', { name: 'Library parts' }).getByRole('listitem').first().hover();
  await page
    .getByRole('button', { name: /^Make a changed copy of/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: 'Part' });
  await expect(dialog.getByRole('status').last()).toContainText('Nothing is missing.');
  await fill(dialog, 'Full speed', '6543 rpm');
  await expect(dialog).toContainText('Full speed was changed and still has the sources of the copied part');
  await fill(dialog, 'Source of Full speed', 'Stroboscope');
  await expect(dialog.getByRole('status').last()).toContainText('Nothing is missing.');
  await dialog.getByRole('button', { name: 'Add to the library' }).click();
  await expect(workbench.notice).toContainText('is in the library of this design');
  await page.getByRole('listitem').filter({ hasText: '(copy)' }).hover();
  await page.getByRole('button', { name: /^Change .*copy/ }).click();
  await expect(dialog.getByLabel('Source of Full speed')).toHaveValue('Stroboscope');
});

test('no accessibility violation in the part editor, light and dark, and it fits small screens', async ({
  workbench,
}) => {
  const { page } = workbench;
  const dialog = await makeFan(workbench);
  await fill(dialog, 'Flow, row 3', '50');
  await fill(dialog, 'Static pressure, row 5', '0.7');
  for (const theme of ['light', 'dark']) {
    expect(await findings(workbench, dialog), theme).toEqual([]);
    for (const [width, height] of [
      [1440, 900],
      [1366, 768],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expect(dialog.getByRole('button', { name: 'Add to the library' })).toBeInViewport();
      await workbench.screenshot(`part-editor-${theme}-${width}`);
    }
    if (theme === 'dark') break;
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await workbench.menu('View', 'Dark theme');
    await page.getByRole('button', { name: 'Go on with Acme F80 high pressure' }).click();
  }
});
