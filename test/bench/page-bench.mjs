// The workbench in a headless Chromium: time until it is of use, and what a frame costs the processor while a
// design of 2 000 parts is turned. Software rendering: the times of the graphics card say nothing, the
// processor's side and the draw calls do.
import { chromium } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../scripts/serve.mjs';
import { statistics } from './statistics.mjs';

const partCount = 2000;
const turns = 150;

/**
 * @param {string} browser program of the browser
 * @returns {Promise<{interactive: number, frame: {median: number, p95: number}, frames: number, drawCalls: number, triangles: number}>} times in ms
 */
export async function benchPage(browser) {
  const server = await serve(fileURLToPath(new URL('../../out/renderer', import.meta.url)), 0);
  const chrome = await chromium.launch({
    executablePath: browser,
    args: [
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-background-networking',
    ],
  });
  try {
    const page = await chrome.newPage({ viewport: { width: 1440, height: 900 } });
    // Without the file pickers the workbench uses an ordinary file input, which a program can fill.
    await page.addInitScript(() => {
      Object.defineProperty(window, 'showOpenFilePicker', { value: undefined });
    });
    await page.goto(`${server.url}?bench&quality=low`);
    await waitUntilSolved(page);
    const interactive = await page.evaluate(() => performance.now());

    const file = join(tmpdir(), `boxwright-bench-${process.pid}.boxwright.json`);
    await writeFile(file, JSON.stringify(largeDesign()));
    const choosing = page.waitForEvent('filechooser');
    await page.keyboard.press('Control+o');
    await (await choosing).setFiles(file);
    await page.getByText('Bench, 2 000 parts').first().waitFor({ timeout: 60_000 });
    // The answer to a design of this size is no part of a frame.
    await page.waitForFunction(
      () => !document.querySelector('output')?.textContent?.includes('Solving'),
      null,
      {
        timeout: 120_000,
      },
    );
    await page.keyboard.press('f');
    await page.waitForTimeout(1000);

    const canvas = await page.locator('canvas').first().boundingBox();
    const [x, y] = [canvas.x + canvas.width / 2, canvas.y + canvas.height / 2];
    await page.evaluate(() => window['__boxwright']?.frames.splice(0));
    await page.mouse.move(x, y);
    await page.mouse.down({ button: 'right' });
    for (let step = 0; step < turns; step += 1) {
      await page.mouse.move(x + 200 * Math.sin(step / 12), y + 60 * Math.cos(step / 9));
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
    await page.mouse.up({ button: 'right' });
    const { frames, drawCalls, triangles } = await page.evaluate(() => ({
      frames: window['__boxwright']?.frames ?? [],
      drawCalls: window['__boxwright']?.drawCalls ?? 0,
      triangles: window['__boxwright']?.triangles ?? 0,
    }));
    if (frames.length === 0) throw new Error('no frame was drawn while the view was turned');
    return { interactive, frame: statistics(frames), frames: frames.length, drawCalls, triangles };
  } finally {
    await chrome.close();
    await server.close();
  }
}

/** Solved at network fidelity, up to date, and drawn at least once. */
async function waitUntilSolved(page) {
  await page.waitForFunction(
    () => {
      const state = document.querySelector('output')?.textContent ?? '';
      return (
        /Flow network/.test(state) &&
        !/≈|Solving/.test(state) &&
        (window['__boxwright']?.frames.length ?? 0) > 0
      );
    },
    null,
    { timeout: 60_000, polling: 'raf' },
  );
}

/** A chassis with 2 000 small parts in rows; they give off no heat, so that the solver has little to do. */
function largeDesign() {
  const across = 25;
  const deep = 20;
  const placements = Array.from({ length: partCount - 1 }, (_, index) => {
    const column = index % across;
    const row = Math.floor(index / across) % deep;
    const layer = Math.floor(index / (across * deep));
    return {
      id: `m${index}`,
      name: `M${index}`,
      part: 'm2-22110',
      position: [`${10 + column * 16} mm`, `${20 + row * 38} mm`, `${10 + layer * 80} mm`],
      rotation: [0, 0, 0],
      on: null,
      interface: null,
      values: {
        size: ['12 mm', '30 mm', '8 mm'],
        maximumPower: '0 W',
        typicalPower: '0 W',
        idlePower: '0 W',
      },
    };
  });
  const chassis = {
    id: 'ch1',
    name: 'CH1',
    part: 'chassis-8u',
    position: ['0 mm', '0 mm', '0 mm'],
    rotation: [0, 0, 0],
    on: null,
    interface: null,
    values: {},
  };
  return {
    format: 'boxwright',
    version: 1,
    project: { name: 'Bench, 2 000 parts', revision: '', author: '', notes: '', active: 'base' },
    configurations: [
      { id: 'base', name: 'Base', notes: '', conditions: {}, placements: [chassis, ...placements] },
    ],
    parts: [],
  };
}
