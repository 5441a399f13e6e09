import { findings } from './axe.ts';
import { expect, test, type WorkbenchPage } from './workbench.ts';

async function openExample(workbench: WorkbenchPage, title: RegExp): Promise<void> {
  await workbench.menu('File', 'Open an example…');
  await workbench.page.getByRole('button', { name: title }).click();
  await solved(workbench);
}

/** The answer on screen belongs to the document on screen. */
async function solved({ state }: WorkbenchPage): Promise<void> {
  await expect(state).toHaveText('Solved', { timeout: 60_000 });
}

const report = ({ page }: WorkbenchPage) => page.getByRole('region', { name: 'Answer', exact: true });
const row = ({ page }: WorkbenchPage, name: string) => page.getByRole('treeitem', { name });

test('a node in orbit is opened, changed, compared, exported, saved and read again', async ({
  workbench,
}) => {
  const { page, inspector } = workbench;
  await openExample(workbench, /^Node in a low orbit/);
  await expect(report(workbench)).toContainText('Worst of each case');
  await page.getByRole('button', { name: 'Keep this answer' }).click();

  await row(workbench, 'radiator +N').click();
  const area = inspector.getByLabel('Area', { exact: true });
  await area.fill('20000 cm2');
  await area.press('Enter');
  await expect(area).toHaveValue(/^2\s*m²$/);
  await expect(report(workbench)).toContainText(/above their highest temperature/, { timeout: 60_000 });
  await solved(workbench);
  const compared = await workbench.tab('Compare');
  await expect(compared.getByRole('row', { name: /electronics, highest, hot/ })).toContainText(/47\.9.°C/);

  // An error is said where it is; the last answer stays.
  await area.fill('-1');
  await expect(inspector.getByRole('alert')).toBeVisible();
  await area.press('Escape');
  await row(workbench, 'Faces').getByRole('button', { name: 'Add face' }).click();
  await expect(inspector.getByRole('heading', { level: 3 })).toHaveText('against velocity 2');
  await workbench.key('Control+z');
  await expect(row(workbench, 'against velocity 2')).toBeHidden();

  const exported = await workbench.download(() => workbench.menu('Export', 'Report (Markdown)…'));
  expect(exported.name).toMatch(/\.md$/);
  expect(exported.bytes.toString()).toContain('| Worst of each case | hot | cold |');
  const printed = await workbench.download(() => workbench.menu('Export', 'Report (PDF)…'));
  expect(printed.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const saved = await workbench.download(() => workbench.key('Control+s'));
  expect(saved.name).toMatch(/\.boxwright-orbit\.json$/);
  await expect(workbench.unsavedMark).toBeHidden();
  await workbench.reload();
  await workbench.openFile(saved.name, saved.bytes);
  await solved(workbench);
  await expect(report(workbench)).toContainText(/above their highest temperature/);
  await workbench.screenshot('study');
});

test('a cluster reads the racks that come with it; no one is shut out, dark or light', async ({
  workbench,
}) => {
  const { page } = workbench;
  await openExample(workbench, /^Power to a row/);
  await workbench.menu('File', 'Open an example…');
  await page.getByRole('button', { name: /^Training cluster of 16 racks(?! of)/ }).click();
  await expect(row(workbench, 'liquid-rack.boxwright-rack.json')).toBeVisible();
  await expect(workbench.state).toContainText('Solving');
  await page.getByRole('button', { name: 'Cancel the solve' }).click();
  await expect(workbench.state).toContainText('Not solved');
  await workbench.menu('Design', /^Solve/);
  await solved(workbench);
  // Its floor in three dimensions, in the colours of what is chosen; pointed at, a rack says what it has.
  const floor = page.getByRole('img', { name: /^Floor: 20 cabinets, Margin/ });
  await floor.hover({ position: { x: 400, y: 150 } });
  const label = page.locator('.bw-study-floor .bw-label:visible');
  await expect(label).toContainText(/^Row [12], rack \d+ .*\d K$/);
  await page.getByLabel('Colours of the floor').selectOption('Power of a rack');
  await expect(label).toContainText(/\d kW$/);

  await openExample(workbench, /^Power to a row/);
  await row(workbench, 'Busway').first().click();
  expect(await findings(workbench)).toEqual([]);
  await workbench.menu('View', 'Dark theme');
  await expect(page.getByRole('menuitemcheckbox', { name: 'Dark theme' })).toBeHidden();
  expect(await findings(workbench)).toEqual([]);
  await workbench.screenshot('study-dark');
  await workbench.openFile('broken.boxwright-power.json', '{"format": "boxwright-power", "version": 1}');
  await expect(workbench.notice).toContainText('$.load');
  await page.getByRole('button', { name: /^Inference box, 8 accelerators, air$/ }).click();
  await workbench.settled();
  await expect(workbench.canvas).toBeVisible();
});

test('a pod is opened with the project that it names; a heater that is too small is said to be', async ({
  workbench,
}) => {
  const { inspector, page } = workbench;
  const said = page.locator('.bw-study-report');
  await openExample(workbench, /^Outdoor cabinet/);
  await expect(said).toContainText('Over the hot day');
  await expect(said).not.toContainText('never becomes warm enough');
  await row(workbench, 'Heater').click();
  const power = inspector.getByLabel('Power', { exact: true });
  await power.fill('5 W');
  await power.press('Enter');
  await solved(workbench);
  await expect(said).toContainText('Battery, LFP 5 kWh never becomes warm enough', {
    timeout: 60_000,
  });
});

test('a service reads the box that comes with it; a smaller array says how long it is dark', async ({
  workbench,
}) => {
  const { inspector, page } = workbench;
  const told = page.locator('.bw-study-report');
  await openExample(workbench, /^Ground node on a LEO link/);
  await expect(told).toContainText('Cost of a million answer tokens');
  await row(workbench, 'Solar array').first().click();
  const peak = inspector.getByLabel('Peak power', { exact: true });
  await peak.fill('3000 W');
  await peak.press('Enter');
  await expect(told).toContainText(/Sun and battery: without energy for \d+ h of the year/, {
    timeout: 60_000,
  });
  await solved(workbench);
  await workbench.screenshot('study-service');
});
