import type { Workbench } from '#renderer/store/contract.ts';
/** The canvas as a PNG, as it is at the moment of the call; null where the browser makes none. */
export async function pngOf(canvas: HTMLCanvasElement): Promise<Uint8Array | null> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return blob && new Uint8Array(await blob.arrayBuffer());
}

/** Size of pictures for documents, pixels: 300 dpi over the width of a spec sheet's column. */
export const pictureSize = { width: 1600, height: 1000 } as const;

/** The design as a document shows it: light, without selection, section and moving air. */
export function onPaper(state: Workbench): Workbench {
  return {
    ...state,
    selection: [],
    hovered: null,
    interaction: { type: 'idle' },
    view: { ...state.view, theme: 'light', section: null, showFlow: false, showZones: false },
  };
}
