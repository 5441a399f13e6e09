import { findings } from './axe.ts';
import { expect, numberIn, test } from './workbench.ts';

test('the verification runs in the page, and every row is shown with its source', async ({ workbench }) => {
  // Two scans of a page of thousands of cells: on a busy machine more than the usual time.
  test.setTimeout(300_000);
  const { page } = workbench;
  await workbench.key('Control+k');
  await page.getByRole('textbox', { name: 'Find a command' }).fill('verification');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Verification against published answers' });
  const outcome = dialog.getByRole('status');
  await expect(outcome).toHaveText(/^\d+ of \d+ rows within tolerance, in [\d.]+\s(ms|s) on this machine$/, {
    timeout: 200_000,
  });
  const [ok, all] = ((await outcome.textContent()) ?? '').split(' of ').map(numberIn);
  expect(ok).toBe(all);
  expect(all).toBeGreaterThan(270);
  const table = dialog.getByRole('region', { name: 'Verification rows' });
  const marks = table.getByRole('img', { name: 'within tolerance' });
  await expect(marks).toHaveCount(all);
  await expect(table.getByRole('img', { name: 'outside tolerance' })).toHaveCount(0);
  await workbench.screenshot('verification-light');
  expect(await findings(workbench)).toEqual([]);

  // A row in full, by keyboard.
  const row = table.getByRole('button', { name: 'Ψ_ca' });
  await row.focus();
  await page.keyboard.press('Enter');
  await expect(row).toHaveAttribute('aria-pressed', 'true');
  const detail = dialog.getByRole('region', { name: 'Row in full' });
  await expect(detail).toContainText('F04 Intel 2U CEK heat sink at 30 CFM – Ψ_ca');
  await expect(detail).toContainText(/against 0\.276926\sK\/W, off by .* 0\.1\s% is allowed/);
  await expect(detail).toContainText(/Source: .*Intel/);

  // Words filter, and so does failure; Escape empties the search before it closes the page.
  const search = dialog.getByRole('textbox', { name: 'Search the rows' });
  await search.fill('c05 pump');
  await expect(dialog).toContainText(/\d+ rows? shown/);
  const few = await marks.count();
  expect(few).toBeGreaterThan(0);
  expect(few).toBeLessThan(20);
  await search.press('Escape');
  await expect(marks).toHaveCount(all);
  await dialog.getByRole('checkbox', { name: 'Failed only' }).check();
  await expect(dialog).toContainText('No row has failed.');
  await dialog.getByRole('checkbox', { name: 'Failed only' }).uncheck();
  await workbench.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  // What was found stays; in the dark, on a small laptop.
  await workbench.menu('View', 'Dark theme');
  await page.setViewportSize({ width: 1366, height: 768 });
  await workbench.menu('Help', 'Verification against published answers');
  await expect(marks).toHaveCount(all);
  await table.getByRole('button', { name: 'Ψ_ca' }).click();
  await workbench.screenshot('verification-dark-small');
  expect(await findings(workbench)).toEqual([]);
});

test('a run is cancelled between two cases, says so, and can be made anew', async ({ workbench }) => {
  test.setTimeout(300_000);
  const { page } = workbench;
  await workbench.menu('Help', 'Verification against published answers');
  const dialog = page.getByRole('dialog', { name: 'Verification against published answers' });
  const outcome = dialog.getByRole('status');
  await dialog.getByRole('progressbar').waitFor();
  // In the page, so that nothing is between the run and its end.
  await dialog.getByRole('button', { name: 'Cancel' }).evaluate((button: HTMLElement) => button.click());
  await expect(outcome).toHaveText(/Cancelled after \d+ of \d+ cases\.$/);
  await workbench.screenshot('verification-cancelled');
  await dialog.getByRole('button', { name: 'Run again' }).click();
  await expect(outcome).toHaveText(/rows within tolerance, in/, { timeout: 200_000 });
});
