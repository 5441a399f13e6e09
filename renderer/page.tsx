import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from '#renderer/App.tsx';
import { Fault } from '#renderer/panels/Fault.tsx';
import { loadLayouts } from '#renderer/panels/frame/layouts.ts';

// The page's policy forbids eval; zod would try it once and log a violation.
z.config({ jitless: true });

/** Draws the window into `root`. */
export async function show(root: HTMLElement): Promise<void> {
  const layouts = await loadLayouts();
  createRoot(root).render(
    <StrictMode>
      <Fault name="The window">
        <App layouts={layouts} />
      </Fault>
    </StrictMode>,
  );
}
