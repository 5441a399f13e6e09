#!/usr/bin/env node
// The `boxwright` command: in a clone it installs and builds what is missing first (messages on stderr);
// the program itself is cli/index.ts, bundled into out/cli.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = new URL('../out/cli/index.js', import.meta.url);
if (existsSync(fileURLToPath(new URL('./index.ts', import.meta.url)))) {
  const { ensureBuilt } = await import('../scripts/build.mjs');
  if (!ensureBuilt(['cli'])) process.exit(2);
}
const { main } = await import(program.href);
process.exitCode = await main(process.argv.slice(2));
