import { expect, test } from './workbench.ts';

test('a language model is chosen as the workload; its conditions and its figures appear', async ({
  workbench,
}) => {
  const { page } = workbench;
  await page.setViewportSize({ width: 1366, height: 768 });
  await expect(workbench.card('Tokens')).toBeHidden();
  await expect(page.getByText('Accelerators of a copy')).toBeHidden();
  await page.getByRole('radiogroup', { name: 'Workload' }).getByText('Model', { exact: true }).click();
  await expect(workbench.card('Tokens')).toContainText('Llama 3.1 8B, decode, batch 1');
  await expect(page.getByText('Accelerators of a copy').first()).toBeAttached();
  await workbench.screenshot('workload');
  await workbench.card('Tokens').click();
  await expect(page.getByRole('region', { name: 'Requirements' })).toContainText('Energy per token');
  await workbench.screenshot('workload-requirements');
});

test('an accelerator above its limit says what rate it would hold', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.select('GPU7');
  const answer = workbench.inspector.getByRole('region', { name: 'Answer' });
  await expect(answer).not.toContainText('would hold');
  const ambient = workbench.condition('Ambient');
  await ambient.fill('48 °C');
  await ambient.press('Enter');
  await expect(answer).toContainText(
    /Over its limit; would hold \d\d\.\d\s% of its rate at 89\.0\s°C, with \d+\sW/,
  );
  await expect(answer).not.toContainText('Tokens');
  await page.getByRole('radiogroup', { name: 'Workload' }).getByText('Model', { exact: true }).click();
  await ambient.fill('62 °C');
  await ambient.press('Enter');
  await expect(answer).toContainText(/would hold .* Tokens of the box then: [\d.\s]+\/s/);
  await workbench.screenshot('held-rate');
});
