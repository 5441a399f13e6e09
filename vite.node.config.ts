import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/*
 * The programs that run outside the page, each bundled whole so that a packed application needs no
 * node_modules: `vite build -c vite.node.config.ts --mode main | preload | cli`. `bench` and `nightly` are
 * bundled in the same way so that they measure what is shipped.
 */

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

interface Program {
  readonly input: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly format: 'es' | 'cjs';
}

const programs: Readonly<Record<string, Program>> = {
  main: { input: { index: path('electron/main/index.ts') }, folder: 'out/main', format: 'es' },
  // A sandboxed preload cannot be an ES module.
  preload: { input: { index: path('electron/preload/index.ts') }, folder: 'out/preload', format: 'cjs' },
  cli: {
    input: {
      index: path('cli/index.ts'),
      'node-worker': path('solver/worker/node-worker.ts'),
      'node-thread': path('solver/worker/node-thread.ts'),
    },
    folder: 'out/cli',
    format: 'es',
  },
  bench: {
    input: {
      index: path('test/bench/solver-bench.ts'),
      field: path('test/bench/field-bench.ts'),
      peers: path('test/bench/peers-bench.ts'),
      layouts: path('test/bench/layouts-openfoam.ts'),
      'node-worker': path('solver/worker/node-worker.ts'),
      'node-thread': path('solver/worker/node-thread.ts'),
    },
    folder: 'out/bench',
    format: 'es',
  },
  nightly: { input: { index: path('test/random/nightly.ts') }, folder: 'out/nightly', format: 'es' },
};

// Bundled CommonJS packages (pdfmake, write-file-atomic) read these names, which an ES module lacks.
const commonJsNames = [
  "import { fileURLToPath as __bundleFile } from 'node:url';",
  "import { dirname as __bundleFolder } from 'node:path';",
  'const __filename = __bundleFile(import.meta.url);',
  'const __dirname = __bundleFolder(__filename);',
].join('\n');

export default defineConfig(({ mode }) => {
  const program = programs[mode];
  if (!program) throw new Error(`vite.node.config.ts: --mode is one of ${Object.keys(programs).join(', ')}`);
  const extension = program.format === 'cjs' ? 'cjs' : 'js';
  return {
    define: { 'process.env.NODE_ENV': '"production"' },
    publicDir: false,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target: 'node20',
      outDir: path(program.folder),
      emptyOutDir: true,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: program.input,
        external: ['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
        output: {
          format: program.format,
          entryFileNames: `[name].${extension}`,
          chunkFileNames: `[name]-[hash].${extension}`,
          ...(program.format === 'es' ? { banner: commonJsNames } : {}),
        },
      },
    },
  };
});
