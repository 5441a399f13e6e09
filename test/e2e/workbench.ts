import { expect, test as base, type Download, type Locator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { serve } from '../../scripts/serve.mjs';

/** The workbench as a person meets it: by accessible names, never by class or test id. */
export class WorkbenchPage {
  readonly page: Page;
  /** What went wrong inside the page: uncaught errors, console errors, violations of its policy. */
  readonly faults: string[] = [];
  private readonly address: string;

  constructor(page: Page, address: string) {
    this.page = page;
    this.address = address;
    page.on('pageerror', (error) => this.faults.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(`console: ${message.text()}`);
    });
  }

  /** Opens the page and waits for the example's answer. Without file pickers files go by input and download. */
  async open(query = ''): Promise<void> {
    await this.page.addInitScript(() => {
      Object.defineProperty(window, 'showOpenFilePicker', { value: undefined });
      Object.defineProperty(window, 'showSaveFilePicker', { value: undefined });
    });
    await this.page.goto(`${this.address}?quality=low${query}`);
    await this.settled();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.settled();
  }

  get state(): Locator {
    return this.page.locator('output').first();
  }

  /** Waits until the answer on screen is the full one and belongs to the design on screen. */
  async settled(): Promise<void> {
    await expect(this.state).toHaveText(/^Flow network/, { timeout: 60_000 });
    await expect(this.state).not.toHaveText(/stale/);
  }

  get canvas(): Locator {
    return this.page.getByRole('img', { name: 'Three-dimensional view of the enclosure' });
  }

  /** The bar that says what happened. The solve state is a status too, as an <output>. */
  get notice(): Locator {
    return this.page.locator('[role="alert"], [role="status"]').filter({
      has: this.page.getByRole('button', { name: 'Dismiss this notice' }),
    });
  }

  get fileName(): Locator {
    return this.page.getByRole('banner');
  }

  get unsavedMark(): Locator {
    return this.page.getByRole('img', { name: 'has unsaved changes' });
  }

  get inspector(): Locator {
    return this.page.getByRole('region', { name: 'Inspector', exact: true });
  }

  /** A field of the inspector's section, by its label. */
  field(section: string, label: string): Locator {
    return this.inspector.getByRole('region', { name: section }).getByLabel(label, { exact: true });
  }

  condition(label: string): Locator {
    return this.page.getByRole('group', { name: 'Conditions' }).getByLabel(label, { exact: true });
  }

  async tab(name: string | RegExp): Promise<Locator> {
    await this.page.getByRole('tab', { name }).click();
    return this.page.getByRole('tabpanel', { name });
  }

  /** A summary card, by its title: what its name begins with. */
  card(title: string): Locator {
    return this.page
      .getByRole('region', { name: 'Summary' })
      .getByRole('button', { name: new RegExp(`^${title} `) });
  }

  outlineRow(name: string): Locator {
    return this.page
      .getByRole('tree', { name: 'Placed parts' })
      .getByRole('treeitem', { name: new RegExp(`^${name}[ ,]`) });
  }

  async select(name: string): Promise<void> {
    await this.outlineRow(name).click();
    await expect(this.outlineRow(name)).toHaveAttribute('aria-selected', 'true');
  }

  async menu(group: string, item: string | RegExp): Promise<void> {
    await this.page.getByRole('menubar').getByText(group, { exact: true }).click();
    const entry = this.page.getByRole('menuitem', { name: item });
    await entry.or(this.page.getByRole('menuitemcheckbox', { name: item })).click();
  }

  /** Presses a key while no field has the focus. */
  async key(keys: string): Promise<void> {
    await this.page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    await this.page.keyboard.press(keys);
  }

  async download(act: () => Promise<void>): Promise<{ name: string; bytes: Buffer; file: Download }> {
    const coming = this.page.waitForEvent('download', { timeout: 60_000 });
    await act();
    const file = await coming;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()), file };
  }

  /** Opens a file through File → Open, as text or from a path. */
  async openFile(name: string, content: string | Buffer): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser');
    await this.key('Control+o');
    const chooser = await choosing;
    await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
  }

  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: `test-results/pictures/${name}.png` });
  }
}

/** `workbench` is open and solved at the start of each test, and free of faults at its end. */
export const test = base.extend<{ workbench: WorkbenchPage }, { address: string }>({
  address: [
    // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright wants the pattern of fixtures here
    async ({}, use) => {
      const server = await serve(fileURLToPath(new URL('../../out/renderer', import.meta.url)), 0);
      await use(server.url);
      await server.close();
    },
    { scope: 'worker' },
  ],
  workbench: async ({ page, address }, use) => {
    const workbench = new WorkbenchPage(page, address);
    await workbench.open();
    await use(workbench);
    expect(workbench.faults).toEqual([]);
  },
});

export { expect } from '@playwright/test';

/** `text` as a pattern in which each space may be a no-break space. */
export const spaced = (text: string): RegExp =>
  new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s'));

/** The first number of a text such as "GPU1 76.7 °C" or "−3.2 K". */
export function numberIn(text: string | null): number {
  const found = /[−-]?\d[\d\s\u00A0,]*(\.\d+)?/.exec(text ?? '')?.[0];
  return Number((found ?? 'NaN').replaceAll('−', '-').replaceAll(/[\s\u00A0,]/g, ''));
}
