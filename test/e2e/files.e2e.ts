import { readFileSync } from 'node:fs';
import { expect, spaced, test } from './workbench.ts';

const example = readFileSync('examples/edge-box.boxwright.json', 'utf8');

test('a changed design is saved, reloaded and byte for byte the same when saved again', async ({
  workbench,
}) => {
  const ambient = workbench.condition('Ambient');
  await ambient.fill('31 degC');
  await ambient.press('Enter');
  await expect(workbench.unsavedMark).toBeVisible();
  const saved = await workbench.download(() => workbench.key('Control+s'));
  expect(saved.name).toMatch(/\.boxwright\.json$/);
  expect(JSON.parse(saved.bytes.toString()).format).toBe('boxwright');
  await expect(workbench.unsavedMark).toBeHidden();

  await workbench.reload();
  await expect(ambient).toHaveValue(spaced('25 °C'));
  await workbench.openFile(saved.name, saved.bytes);
  await expect(ambient).toHaveValue(spaced('31 °C'));
  await workbench.settled();
  const again = await workbench.download(() => workbench.key('Control+s'));
  expect(again.bytes.equals(saved.bytes)).toBe(true);
});

test('files that cannot be read are refused with place and remedy; the open design stays', async ({
  workbench,
}) => {
  const newer = example.replace('"version": 1', '"version": 99');
  const wrongUnit = example.replace('"30 degC"', '"30 kg"');
  const hostile = [
    ['truncated.boxwright.json', example.slice(0, 2000), /JSON/i],
    ['newer.boxwright.json', newer, /version 99|newer/i],
    ['unit.boxwright.json', wrongUnit, /ambientTemperature/],
    ['other.json', '{"hello": "world"}', /boxwright/i],
    ['empty.json', '', /empty|JSON/i],
    ['proto.json', '{"__proto__": {"format": "boxwright"}, "constructor": 1}', /boxwright/i],
    ['list.json', '[[[[[[]]]]]]', /boxwright|object/i],
    ['nan.json', example.replace('"10 mm"', '"NaN mm"').replace('"8 mm"', '"-1e999 mm"'), /mm/],
  ] as const;
  for (const [name, text, reason] of hostile) {
    await workbench.openFile(name, text);
    const notice = workbench.notice.filter({ hasText: name });
    await expect(notice, name).toContainText('could not be opened');
    await expect(notice, name).toContainText(reason);
    await expect(workbench.fileName).toContainText('inference-8x-air');
  }
  await workbench.screenshot('bad-file');
  await workbench.page.getByRole('button', { name: 'Dismiss this notice' }).click();
  await workbench.settled();
});

test('an unknown part is kept and said, not lost', async ({ workbench }) => {
  const text = example.replace('"part": "vent-64"', '"part": "vent-from-nowhere"');
  await workbench.openFile('unknown.boxwright.json', text);
  await expect(workbench.fileName).toContainText('unknown.boxwright.json');
  await expect(workbench.notice).toContainText('vent-from-nowhere');
  const saved = await workbench.download(() => workbench.key('Control+s'));
  expect(saved.bytes.toString()).toContain('"vent-from-nowhere"');
});

test('work that was not saved is offered again after a crash', async ({ workbench }) => {
  const ambient = workbench.condition('Ambient');
  await ambient.fill('33 degC');
  await ambient.press('Enter');
  await expect(workbench.unsavedMark).toBeVisible();
  // Recovery is written a moment after the last change.
  await workbench.page.waitForTimeout(4000);
  workbench.page.on('dialog', (dialog) => void dialog.accept());
  await workbench.reload();
  await expect(workbench.notice).toContainText(/unsaved|recover/i);
  await workbench.screenshot('recovery');
});
