import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The workbench: one page from renderer/ into out/renderer/, served by Electron's app:// scheme or any web server. */
export default defineConfig({
  root: fileURLToPath(new URL('renderer', import.meta.url)),
  // Relative, so that the page works from any folder and from app://.
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1' },
  build: {
    outDir: fileURLToPath(new URL('out/renderer', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    // Three and Mantine are one start-up chunk on purpose: both are needed before anything is seen.
    chunkSizeWarningLimit: 4000,
  },
});
