import { useEffect, useRef } from 'react';
import { slicePixels } from '#renderer/plots/slice-image.ts';
import type { Colour } from '#renderer/scene/colour-scale.ts';
import type { Slice } from '#solver/field-view/slice.ts';

export interface SliceCanvasProps {
  readonly slice: Slice;
  /** SI. */
  readonly range: readonly [low: number, high: number];
  readonly ramp: (share: number) => Colour;
  readonly label: string;
}

/** A plane of a field as an image. */
export function SliceCanvas({ slice, range: [low, high], ramp, label }: SliceCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    context.canvas.width = slice.width;
    context.canvas.height = slice.height;
    const pixels = slicePixels(slice, [low, high], ramp);
    context.putImageData(new ImageData(pixels, slice.width, slice.height), 0, 0);
  }, [slice, low, high, ramp]);
  return <canvas ref={canvas} role="img" aria-label={label} />;
}
