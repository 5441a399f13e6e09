import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

/**
 * Leaves out Brotli's dictionary, 55 kB gzipped of pdfmake: its font reader needs it for WOFF2 files alone, and the
 * spec sheet's fonts are TrueType. Ends the build where a new pdfmake has it elsewhere.
 */
function withoutBrotliDictionary(): Plugin {
  return {
    name: 'without-brotli-dictionary',
    transform(code, id) {
      if (!id.endsWith('pdfmake/build/pdfmake.min.js')) return null;
      const data = /"W5\/fcQLn5gKf[A-Za-z0-9+/=]{60000,}"/;
      const decoding = /\(0,\w+\(\d+\)\.BrotliDecompressBuffer\)\(\w+\.toByteArray\(\w+\(\d+\)\)\)/;
      if (!data.test(code) || !decoding.test(code))
        throw new Error('pdfmake has no Brotli dictionary where it was; see vite.config.ts');
      const slim = code.replace(data, '""').replace(decoding, ' new Uint8Array(0)');
      return { code: slim, map: null };
    },
  };
}

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Programs of workers, found by their names beside the scripts of the page (solver/worker/web-program.ts). */
const workers = {
  'web-worker': file('solver/worker/web-worker.ts'),
  'web-thread': file('solver/worker/web-thread.ts'),
};

/** The workbench: one page from renderer/ into out/renderer/, served by Electron's app:// scheme or any web server. */
export default defineConfig({
  root: file('renderer'),
  // Relative, so that the page works from any folder and from app://.
  base: './',
  plugins: [react(), withoutBrotliDictionary()],
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1' },
  build: {
    outDir: file('out/renderer'),
    emptyOutDir: true,
    target: 'es2023',
    // What a worker loads must not ask for a document.
    modulePreload: false,
    rolldownOptions: {
      input: { index: file('renderer/index.html'), ...workers },
      output: {
        entryFileNames: ({ name }) =>
          `assets/${Object.hasOwn(workers, name) ? '[name]' : '[name]-[hash]'}.js`,
      },
    },
    // Three and Mantine are one start-up chunk on purpose: both are needed before anything is seen.
    chunkSizeWarningLimit: 4000,
  },
});
