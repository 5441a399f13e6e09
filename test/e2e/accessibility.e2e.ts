import { findings } from './axe.ts';
import { expect, test } from './workbench.ts';

const tabs = [
  'Summary',
  'Parts',
  'Power flow',
  'Fans & curves',
  'Coolant',
  'Ride-through',
  'Site',
  'Field',
  'Requirements',
  /^Checks/,
  'Compare',
];

for (const theme of ['light', 'dark'] as const) {
  test(`no accessibility violation on any results tab, ${theme}`, async ({ workbench }) => {
    if (theme === 'dark') await workbench.menu('View', 'Dark theme');
    expect(await findings(workbench), 'the whole page').toEqual([]);
    for (const tab of tabs) {
      const panel = await workbench.tab(tab);
      if (tab === 'Compare') {
        await expect(workbench.page.getByRole('region', { name: 'Comparison' })).toBeVisible();
      }
      expect(await findings(workbench, panel), String(tab)).toEqual([]);
      await workbench.screenshot(`${theme}-${String(tab).replaceAll(/\W+/g, '').toLowerCase()}`);
    }
  });
}

test('no accessibility violation with a part selected, in dialogs and in menus', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.select('GPU1');
  expect(await findings(workbench, workbench.inspector), 'part').toEqual([]);
  await workbench.screenshot('part');
  await workbench.key('Control+a');
  expect(await findings(workbench, workbench.inspector), 'many parts').toEqual([]);
  await workbench.key('Escape');
  for (const [item, group] of [
    ['Open an example…', 'File'],
    ['New design…', 'File'],
    ['Keyboard shortcuts', 'Help'],
    ['About Boxwright', 'Help'],
  ] as const) {
    await workbench.menu(group, item);
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await findings(workbench, page.getByRole('dialog')), item).toEqual([]);
    await workbench.screenshot(`dialog-${item.replaceAll(/\W+/g, '').toLowerCase()}`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await page.getByRole('menubar').getByText('View', { exact: true }).click();
  expect(await findings(workbench, page.getByRole('menu')), 'menu').toEqual([]);
  await page.keyboard.press('Escape');
});

test('the main job can be done with the keyboard alone', async ({ workbench }) => {
  const { page } = workbench;
  await page.keyboard.press('Control+k');
  // A person sees the palette before typing into it.
  const search = page.getByRole('textbox', { name: 'Find a command' });
  await expect(search).toBeFocused();
  await page.keyboard.type('compare');
  await expect(search).toHaveValue('compare');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Compare' })).toHaveAttribute('aria-selected', 'true');
  await workbench.outlineRow('CH1').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('treeitem', { selected: true }).first()).toBeVisible();
});

test('the workbench fits a small laptop’s screen', async ({ workbench }) => {
  const { page } = workbench;
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.waitForTimeout(500);
  const overflow = await page.evaluate(() => ({
    x: document.documentElement.scrollWidth - window.innerWidth,
    y: document.documentElement.scrollHeight - window.innerHeight,
  }));
  expect(overflow).toEqual({ x: 0, y: 0 });
  await expect(workbench.card('Checks')).toBeVisible();
  await workbench.screenshot('small');
});
