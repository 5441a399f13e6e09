/**
 * Makes the browser start its graphics process and driver, which takes some hundred milliseconds once. The
 * context is given back at once; the scene makes its own later, and finds everything awake.
 */
export function wakeGraphics(): void {
  const context = document
    .createElement('canvas')
    .getContext('webgl2', { powerPreference: 'high-performance' });
  context?.getExtension('WEBGL_lose_context')?.loseContext();
}
