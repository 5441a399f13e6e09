import { chromium } from '@playwright/test';
const [, , port, example, out, ...steps] = process.argv;
const b = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--use-gl=swiftshader', '--enable-unsafe-swiftshader'],
});
const p = await b.newPage({ viewport: { width: 1440, height: 900 } });
p.on('console', (m) => {
  if (m.type() === 'error') console.log('console:', m.text());
});
p.on('pageerror', (e) => console.log('pageerror', e.message));
await p.goto(`http://127.0.0.1:${port}/`);
await p.waitForTimeout(6000);
if (example !== '-') {
  await p.getByRole('menuitem', { name: 'File', exact: true }).click();
  await p.getByRole('menuitem', { name: 'Open an example…' }).click();
  await p.getByRole('button', { name: new RegExp(example) }).click();
  await p.waitForTimeout(5000);
}
await p.screenshot({ path: out + '-0.png' });
let n = 1;
for (const s of steps) {
  const [how, a, bb] = s.split('|');
  if (how === 'click') await p.getByText(a, { exact: true }).first().click();
  if (how === 'btn') await p.getByRole('button', { name: a }).first().click();
  if (how === 'tab') await p.getByRole('tab', { name: new RegExp(a) }).click();
  if (how === 'fill') {
    const f = p.getByLabel(a, { exact: true }).first();
    await f.fill(bb);
    await f.press('Enter');
  }
  if (how === 'sel') {
    await p.getByLabel(a, { exact: true }).first().selectOption(bb);
  }
  if (how === 'wait') await p.waitForTimeout(Number(a));
  if (how === 'dark') await p.keyboard.press('Control+k');
  if (how === 'shot') {
    await p.waitForTimeout(600);
    await p.screenshot({ path: `${out}-${n++}.png` });
  }
}
await b.close();
