import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { expect, type WorkbenchPage } from './workbench.ts';

const file = new URL('../fixtures/air-tunnel.boxwright.json', import.meta.url);

/** A small box whose field converges in a second: three fans blow on two warm blocks. @returns the tab Field, set to few cells */
export async function openAirTunnel(workbench: WorkbenchPage): Promise<Locator> {
  // Streaks of air keep a core busy where there is no graphics card.
  await workbench.key('a');
  await workbench.openFile('air-tunnel.boxwright.json', await readFile(file));
  await expect(workbench.fileName).toContainText('air-tunnel');
  await workbench.settled();
  const panel = await workbench.tab('Field');
  await panel.getByRole('radio', { name: 'Own' }).check();
  const cells = panel.getByRole('textbox', { name: 'At most' });
  await cells.fill('4000');
  await cells.press('Enter');
  return panel;
}

/** Solves the field to its end. */
export async function solveField(panel: Locator): Promise<void> {
  await panel.getByRole('button', { name: 'Solve the field' }).click();
  await expect(panel.getByText(/^Converged \(3\s?990 cells, \d+ turns in /)).toBeVisible({ timeout: 60_000 });
}
