import type { Locator } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type { WorkbenchPage } from './workbench.ts';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

interface Finding {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly string[];
}

/**
 * What axe finds on the page as it stands, or within a part of it: a whole page takes seconds, and most of it is the same
 * from view to view. The page's policy does not bind what the test puts in.
 */
export async function findings({ page }: WorkbenchPage, within?: Locator): Promise<Finding[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const element = (await within?.elementHandle()) ?? null;
  return page.evaluate(async (part) => {
    interface Axe {
      run(within: Node): Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }>;
    }
    const { violations } = await (window as unknown as { axe: Axe }).axe.run(part ?? document);
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)),
    }));
  }, element);
}
