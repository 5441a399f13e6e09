import type { Page } from '@playwright/test';
import { openAirTunnel, solveField } from './air-tunnel.ts';
import { findings } from './axe.ts';
import { expect, test } from './workbench.ts';

test('a field is looked at: slice, probe, layers, colours, and its files', async ({ workbench }) => {
  // On a machine with much other work.
  test.setTimeout(300_000);
  const { page } = workbench;
  const layers = page.getByRole('region', { name: 'Layers of the field' });
  const legend = page.getByRole('figure', { name: /^Colours of the field: / });
  await expect(layers).toBeHidden();
  const panel = await openAirTunnel(workbench);
  await solveField(panel);
  await expect(layers).toBeVisible();
  await expect(legend).not.toContainText('not converged');

  // The layout is cut open at the slice; arrow keys and typed numbers move it.
  const handle = page.getByRole('slider', { name: 'Place of the slice' });
  await expect(handle).toHaveAttribute('aria-valuetext', /^x 6\d(\.\d)?\smm$/);
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
  await layers.getByRole('textbox', { name: 'at', exact: true }).fill('40 mm');
  await page.keyboard.press('Enter');
  await expect(handle).toHaveAttribute('aria-valuenow', '40');
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
  expect(await findings(workbench, layers), 'layers').toEqual([]);
  await workbench.menu('View', 'Dark theme');
  await workbench.screenshot('field-layers-dark');
  expect(await findings(workbench, layers), 'layers, dark').toEqual([]);
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
  expect(vtk.bytes.subarray(0, 400).toString()).toContain('<RectilinearGrid WholeExtent="0 30 0 19 0 7">');

  // Put aside, the network's colours are back; an edit makes the field one of an earlier layout.
  await workbench.key('v');
  await expect(page.getByRole('figure', { name: /^Colours: Temperature/ })).toBeVisible();
  await workbench.key('v');
  await workbench.select('DEV1');
  await workbench.key('ArrowUp');
  await workbench.settled();
  await expect(legend).toContainText('of an earlier layout');
  await workbench.key('Control+z');
  await expect(legend).not.toContainText('of an earlier layout');

  // Beside another configuration: slices, three dimensions and what differs, each in the colours of one range.
  await workbench.menu('Design', /Duplicate this configuration/);
  await expect(page.getByRole('button', { name: 'Configuration: Base (copy)' })).toBeVisible();
  const speed = workbench.condition('Fans');
  await speed.fill('50 %');
  await speed.press('Enter');
  await workbench.settled();
  await solveField(await workbench.tab('Field'));
  const compare = await workbench.tab('Compare');
  const fields = compare.getByRole('region', { name: 'Fields side by side' });
  await layers.getByText('Temperature', { exact: true }).click();
  await expect(fields.getByRole('img', { name: 'Temperature in Base', exact: true })).toBeVisible();
  await workbench.screenshot('compare-slices');
  await fields.getByText('Difference', { exact: true }).click();
  await expect(fields.getByRole('img', { name: /^Temperature in .* less that in / })).toBeVisible();
  await expect(fields.getByRole('figure')).toContainText(/[−+][\d.]+\sK to \+[\d.]+\sK here/);
  expect(await findings(workbench, fields), 'difference').toEqual([]);
  await workbench.screenshot('compare-difference');
  await fields.getByRole('button', { name: 'Side by side in 3-D' }).click();
  const scenes = page.getByRole('img', { name: /^Fields of Base.* and Base.*, seen from the same side/ });
  await expect(scenes).toBeVisible();
  expect(await findings(workbench), 'compare in 3-D').toEqual([]);
  const halves = async () => halvesOf(page, await scenes.screenshot());
  await expect.poll(async () => (await halves()).every(({ colours }) => colours > 50)).toBe(true);
  const before3d = await halves();
  await workbench.screenshot('compare-3d');
  await scenes.focus();
  await page.keyboard.press('ArrowLeft');
  // Both turn.
  await expect
    .poll(async () => (await halves()).map(({ sum }, n) => sum === before3d[n]?.sum))
    .toEqual([false, false]);
  await page.keyboard.press('Escape');
  await expect(scenes).toBeHidden();
  await expect(legend).toBeVisible();
  await workbench.menu('View', 'Fields side by side');
  await expect(scenes).toBeVisible();
  await workbench.menu('View', 'Fields side by side');
  await expect(scenes).toBeHidden();
});

/** How many colours the left and the right half of a picture have, and a sum that tells one picture from another. */
async function halvesOf(
  page: Page,
  png: Buffer,
): Promise<readonly { readonly colours: number; readonly sum: number }[]> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const half = Math.floor(bitmap.width / 2);
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    return [0, half].map((x) => {
      const data = context?.getImageData(x, 0, half, bitmap.height).data ?? new Uint8ClampedArray();
      const colours = new Set<number>();
      let sum = 0;
      for (let at = 0; at < data.length; at += 4) {
        const colour = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
        colours.add(colour);
        sum = (sum * 31 + colour) % 2 ** 31;
      }
      return { colours: colours.size, sum };
    });
  }, png.toString('base64'));
}
