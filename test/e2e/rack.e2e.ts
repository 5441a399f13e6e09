import { readFileSync } from 'node:fs';
import { findings } from './axe.ts';
import { expect, numberIn, test, type WorkbenchPage } from './workbench.ts';

async function openExample(workbench: WorkbenchPage, title: RegExp): Promise<void> {
  await workbench.menu('File', 'Open an example…');
  await workbench.page.getByRole('button', { name: title }).click();
  await solved(workbench);
}

/** The answer on screen belongs to the rack on screen. */
async function solved({ state }: WorkbenchPage): Promise<void> {
  await expect(state).toHaveText('Rack network', { timeout: 60_000 });
}

const elevation = ({ page }: WorkbenchPage) => page.getByRole('group', { name: 'Front and rear elevation' });
const thing = (workbench: WorkbenchPage, name: RegExp) => elevation(workbench).getByRole('button', { name });

test('a rack is opened, solved, changed by drag and keys, undone, saved and read again', async ({
  workbench,
}) => {
  const { page } = workbench;
  await openExample(workbench, /^Rack of four/);
  await expect(workbench.fileName).toContainText('air-rack.boxwright-rack.json');
  await expect(thing(workbench, /^Node 4 9\.10.kW, U 27–34, inlet 25\.\d.°C/)).toBeVisible();

  // The same rack in three dimensions: a click takes what is under the pointer, the menu takes it all away.
  const scene = page.getByRole('img', { name: /^Rack of four .* in three dimensions/ });
  await scene.click();
  await expect(page.getByRole('option', { name: /Node × 4/ })).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('.bw-rack-scene .bw-label').filter({ hasText: 'Node 2' })).toContainText(
    /\+\d+\.\d.K GPU/,
  );
  await workbench.menu('View', 'Three dimensions beside the elevations');
  await expect(scene).toBeHidden();
  await workbench.menu('View', 'Three dimensions beside the elevations');
  await expect(scene).toBeVisible();

  // Dragged over a node it does not fit, and goes back.
  const box = await thing(workbench, /^Switch/).boundingBox();
  if (!box) throw new Error('the switch is not drawn');
  const node = await thing(workbench, /^Node 4/).boundingBox();
  const unit = (node?.height ?? 0) / 8;
  const at = { x: box.x + 20, y: box.y + box.height / 2 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x, at.y + 16 * unit, { steps: 6 });
  await expect(page.getByRole('button', { name: /^Checks .* reaches up to/ })).toBeVisible();
  await page.mouse.up();
  await expect(thing(workbench, /^Switch, U 44/)).toBeVisible();
  await expect(workbench.unsavedMark).toBeHidden();
  // To a free place it goes, and the rack is solved anew.
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x, at.y + 5 * unit, { steps: 6 });
  await page.mouse.up();
  await expect(thing(workbench, /^Switch, U 39/)).toBeVisible();
  await solved(workbench);

  await thing(workbench, /^Switch/).focus();
  await page.keyboard.press('ArrowUp');
  await expect(thing(workbench, /^Switch, U 40/)).toBeFocused();
  await workbench.key('Control+z');
  await expect(thing(workbench, /^Switch, U 39/)).toBeVisible();

  const saved = await workbench.download(() => workbench.key('Control+s'));
  expect(saved.name).toMatch(/\.boxwright-rack\.json$/);
  await expect(workbench.unsavedMark).toBeHidden();
  await workbench.reload();
  await workbench.openFile(saved.name, saved.bytes);
  await expect(thing(workbench, /^Switch, U 39/)).toBeVisible();
  await solved(workbench);
  await workbench.screenshot('rack');
});

test('a new rack of the open enclosure: filled from the list and a file, checked, and left again', async ({
  workbench,
}) => {
  const { page } = workbench;
  await workbench.menu('File', 'New rack with this enclosure');
  await solved(workbench);
  await expect(thing(workbench, /^Node .*, U 3–10/)).toBeVisible();
  const entry = page.getByRole('listitem').filter({ hasText: 'Edge inference box' });
  await entry.dragTo(elevation(workbench), { targetPosition: { x: 240, y: 200 } });
  await expect(thing(workbench, /^Edge inference box, 2 accelerators.*, U/)).toBeVisible();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'From files…' }).click();
  const chooser = await choosing;
  const text = readFileSync('examples/edge-box.boxwright.json');
  await chooser.setFiles({ name: 'mine.boxwright.json', mimeType: 'application/json', buffer: text });
  await expect(elevation(workbench).getByRole('button')).toHaveCount(3);
  await solved(workbench);
  const table = await workbench.tab('Enclosures');
  // Two designs in three places.
  await expect(table.getByRole('row')).toHaveCount(1 + 3);
  await expect(table).toContainText(/2 of one kind/);

  // A smaller frame no longer holds what stands at its top.
  await page.getByRole('option', { name: /^U 3–10/ }).click();
  await workbench.field('Place', 'Unit').fill('39');
  await workbench.field('Place', 'Unit').press('Enter');
  await workbench.key('Escape');
  await workbench.inspector.getByRole('button', { name: 'Frame' }).click();
  await workbench.field('Frame', 'Units').fill('42');
  await workbench.field('Frame', 'Units').press('Enter');
  const checks = await workbench.tab(/^Checks/);
  await expect(checks).toContainText(/reaches U 46; the frame has 42/);
  await page.getByRole('button', { name: /^Inference box, 8 accelerators, air$/ }).click();
  await workbench.settled();
  await expect(workbench.canvas).toBeVisible();
});

test('a rack of liquid: flow against supply, a file that cannot be read leaves it, and no one is shut out', async ({
  workbench,
}) => {
  const { page } = workbench;
  await openExample(workbench, /^Rack of six/);
  const panel = await workbench.tab('Flow against supply');
  await panel.getByRole('button', { name: 'Find the flows' }).click();
  const rows = panel.getByRole('row');
  await expect(rows).toHaveCount(7, { timeout: 90_000 });
  const flows = await rows.locator('td:nth-child(2)').allTextContents();
  const least = flows.map(numberIn);
  expect(least).toEqual(least.toSorted((a, b) => a - b));
  expect(least[5]).toBeGreaterThan(least[2]);
  await workbench.openFile('broken.boxwright-rack.json', '{"format": "boxwright-rack", "version": 1}');
  await expect(workbench.notice).toContainText('$.frame');
  await expect(workbench.fileName).toContainText('liquid-rack');
  expect(await findings(workbench)).toEqual([]);
  await workbench.menu('View', 'Dark theme');
  await expect(page.getByRole('menuitemcheckbox', { name: 'Dark theme' })).toBeHidden();
  expect(await findings(workbench)).toEqual([]);
  await workbench.screenshot('rack-dark');
  await expect(page.getByRole('img', { name: /^Least flow against supply temperature/ })).toBeVisible();
});
