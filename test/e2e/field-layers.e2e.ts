import { findings } from './axe.ts';
import { expect, test } from './workbench.ts';

test('a field is looked at: slice, probe, layers, colours, and its files', async ({ workbench }) => {
  // The first turns of a field in a browser without a graphics card, on a busy machine.
  test.setTimeout(300_000);
  const { page } = workbench;
  const layers = page.getByRole('region', { name: 'Layers of the field' });
  const legend = page.getByRole('figure', { name: /^Colours of the field: / });
  await expect(layers).toBeHidden();

  const panel = await workbench.tab('Field');
  await panel.getByRole('button', { name: 'Solve the field' }).click();
  await expect(layers).toBeVisible({ timeout: 120_000 });
  // What is looked at here need not have converged.
  await panel.getByRole('button', { name: 'Good enough' }).click();
  await expect(panel.getByText(/^Not converged/)).toBeVisible({ timeout: 60_000 });

  await expect(legend).toContainText('This field is not converged.');

  // The layout is cut open at the slice; arrow keys and typed numbers move it.
  const handle = page.getByRole('slider', { name: 'Place of the slice' });
  await expect(handle).toHaveAttribute('aria-valuetext', /^x 2\d\d\smm$/);
  const before = Number(await handle.getAttribute('aria-valuenow'));
  await handle.focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(handle).toHaveAttribute('aria-valuenow', String(before - 10));
  const box = await handle.boundingBox();
  if (!box) throw new Error('the handle is on screen');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 40, box.y + box.height / 2 + 12, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Number(await handle.getAttribute('aria-valuenow'))).toBeLessThan(before - 20);
  await layers.getByRole('textbox', { name: 'at', exact: true }).fill('150 mm');
  await page.keyboard.press('Enter');
  await expect(handle).toHaveAttribute('aria-valuenow', '150');
  await workbench.screenshot('field-slice');

  // The probe follows the pointer.
  await workbench.key('3');
  const canvas = await workbench.canvas.boundingBox();
  if (!canvas) throw new Error('the canvas is on screen');
  await layers.getByText('z', { exact: true }).click();
  await workbench.key('6');
  await page.mouse.move(canvas.x + canvas.width / 2, canvas.y + canvas.height / 2);
  await expect(page.getByText(/^(Air|\w+)\s+(≈ )?\d+\.\d\s°C/)).toBeVisible();
  await page.mouse.move(5, 5);

  // Other quantities, other layers.
  await expect(legend).toHaveAccessibleName(/Temperature \[°C\]/);
  await layers.getByText('Speed', { exact: true }).click();
  await expect(legend).toHaveAccessibleName(/Speed \[m\/s\]/);
  await layers.getByLabel('Arrows').check();
  await workbench.screenshot('field-arrows');
  await workbench.key('1');
  await layers.getByLabel('Streamlines').check();
  await layers.getByLabel('Iso-surface', { exact: true }).check();
  await layers.getByLabel('Min and max').check();
  await expect(page.getByText(/^▲ \d/)).toBeVisible();
  const high = layers.getByRole('textbox', { name: 'to', exact: true });
  await high.fill('3 m/s');
  await high.press('Enter');
  await expect(legend).toContainText('Values past the ends take the colour of the end.');
  await layers.getByRole('button', { name: 'Auto' }).click();
  await expect(high).not.toHaveValue('3 m/s');
  expect(await findings(workbench), 'layers').toEqual([]);
  await workbench.menu('View', 'Dark theme');
  await workbench.screenshot('field-layers-dark');
  expect(await findings(workbench), 'layers, dark').toEqual([]);
  await workbench.menu('View', 'Dark theme');

  // Its files.
  const picture = await workbench.download(() => workbench.menu('Export', /Picture of the view/));
  expect(picture.name).toMatch(/-view\.png$/);
  expect(picture.bytes.subarray(1, 4).toString()).toBe('PNG');
  // Width and height of the header: twice the canvas.
  expect(picture.bytes.readUInt32BE(16)).toBe(Math.round(canvas.width) * 2);
  expect(picture.bytes.readUInt32BE(20)).toBe(Math.round(canvas.height) * 2);
  const vtk = await workbench.download(() => workbench.menu('Export', /VTK/));
  expect(vtk.name).toMatch(/-field\.vtr$/);
  expect(vtk.bytes.subarray(0, 400).toString()).toContain('<RectilinearGrid WholeExtent="0 37 0 43 0 31">');

  // Put aside, the network's colours are back; an edit makes the field one of an earlier layout.
  await workbench.key('v');
  await expect(page.getByRole('figure', { name: /^Colours: Temperature/ })).toBeVisible();
  await workbench.key('v');
  await workbench.select('FAN1');
  await workbench.key('ArrowUp');
  await workbench.settled();
  await expect(legend).toContainText('of an earlier layout');
});
