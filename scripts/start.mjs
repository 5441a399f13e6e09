// `npm start`: installs and builds what is missing, then opens the workbench: in Electron where its program
// is there, otherwise in the browser from a server on this machine.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.mjs';
import { fetchElectron } from './electron-binary.mjs';
import { ensureInstalled } from './install.mjs';
import { serve } from './serve.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const usualPort = 4173;
/** An Electron that ends with an error within this time never opened its window. */
const earlyExit = 15_000; // ms

const usage = 'npm start -- [--browser] [--no-open] [--port N] [design file]';

/** The command line; a wrong one ends the program with a plain sentence. */
function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        browser: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        port: { type: 'string', default: String(usualPort) },
      },
    });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\nUsage: ${usage}`);
    return process.exit(2);
  }
}
const { values, positionals } = readArguments();

ensureInstalled();
const electron = values.browser ? null : fetchElectron(root);
if (!ensureBuilt(electron ? ['renderer', 'main', 'preload'] : ['renderer'])) process.exit(1);

if (electron) {
  const started = Date.now();
  const code = await new Promise((resolve) => {
    const child = spawn(electron, [root, ...positionals], { stdio: 'inherit' });
    child.on('error', () => resolve(1));
    child.on('exit', resolve);
  });
  // No display, or no sandbox for this user: Electron ends at once. The browser still serves.
  if (code === 0 || Date.now() - started > earlyExit) process.exit(code ?? 0);
  console.log('Electron could not start here (see above), so the workbench runs in the browser instead.');
} else if (!values.browser) {
  console.log('Electron is not available here, so the workbench runs in the browser instead.');
}

const port = Number(values.port);
const { url } = await serve(
  join(root, 'out', 'renderer'),
  Number.isInteger(port) && port >= 0 && port < 65_536 ? port : usualPort,
);
console.log(`Boxwright: ${url}\nOnly this machine can reach it. Ctrl+C ends it.`);
if (!values['no-open']) openBrowser(url);

/** Shows `url` in the default browser; the printed address is enough where there is none. */
function openBrowser(url) {
  const [program, args] =
    process.platform === 'win32'
      ? ['cmd', ['/c', 'start', '', url]]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', [url]];
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
