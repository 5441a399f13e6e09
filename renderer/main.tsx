import '#renderer/theme/reset.css';
import '@mantine/core/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import '#renderer/theme/workbench.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from '#renderer/App.tsx';
import { loadLayouts } from '#renderer/panels/frame/layouts.ts';

// The page's policy forbids eval; zod would try it once and log a violation.
z.config({ jitless: true });

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');
const layouts = await loadLayouts();
createRoot(root).render(
  <StrictMode>
    <App layouts={layouts} />
  </StrictMode>,
);
