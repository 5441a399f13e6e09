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
