import { useCallback, useRef, useState } from 'react';
import { LinkedViews, type LinkedStage, type Setting } from '#renderer/scene/linked-views.ts';
import { isStill, qualityOf } from '#renderer/scene/quality.ts';
import type { StageOptions } from '#renderer/scene/stage-options.ts';
import type { CameraCommand } from '#renderer/store/contract.ts';

/**
 * Views in a canvas of their own, put into the element that `mount` is the ref of.
 *
 * @param make the scene of each; the same function at each call
 * @param placeName selector of the elements in which the scenes are seen
 * @param setting what the wheel does over it
 */
export function useLinkedViews<State>(
  make: (options: StageOptions) => LinkedStage<State>,
  placeName: string,
  setting: Setting = 'alone',
): {
  readonly mount: (host: HTMLElement | null) => (() => void) | undefined;
  readonly show: (states: readonly State[], title: string, camera: CameraCommand | null) => void;
  /** False where the browser gives no graphics context. */
  readonly isDrawable: boolean;
} {
  const views = useRef<LinkedViews<State> | null>(null);
  const [isDrawable, setDrawable] = useState(true);
  const mount = useCallback(
    (host: HTMLElement | null) => {
      if (!host) return undefined;
      const canvas = document.createElement('canvas');
      canvas.className = 'bw-turned';
      canvas.setAttribute('role', 'img');
      canvas.tabIndex = 0;
      host.prepend(canvas);
      const quality = qualityOf();
      const places = [...host.querySelectorAll<HTMLElement>(placeName)];
      try {
        views.current = new LinkedViews(canvas, places, { quality, still: isStill(quality), setting }, make);
      } catch {
        setDrawable(false);
      }
      return () => {
        views.current?.dispose();
        views.current = null;
        canvas.remove();
      };
    },
    [make, placeName, setting],
  );
  const show = useCallback(
    (states: readonly State[], title: string, camera: CameraCommand | null) =>
      views.current?.show(states, title, camera),
    [],
  );
  return { mount, show, isDrawable };
}
