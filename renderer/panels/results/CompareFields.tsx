import { useEffect, useMemo, useRef } from 'react';
import type { ConfigurationId } from '#models/project/records.ts';
import { formatQuantity } from '#models/units/units.ts';
import { axisIndex } from '#renderer/interaction/vector.ts';
import { slicePixels } from '#renderer/plots/slice-image.ts';
import { commonRange, fieldScaleOf, quantityOf, type FieldScale } from '#renderer/scene/field/field-scale.ts';
import { Ramp } from '#renderer/scene/overlay/Ramp.tsx';
import { sliceMiddle } from '#renderer/store/field-layers.ts';
import { fieldViewOf } from '#renderer/store/field-view.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';
import { sliceOf } from '#solver/field-view/slice.ts';
import type { FieldView } from '#solver/field-view/view.ts';

/** Pixels along the longer side of an image: it is drawn at about 340 CSS pixels. */
const finest = 480;

/** Slices through the fields of configurations side by side, in the colours of one range. */
export function CompareFields({ ids }: { readonly ids: readonly ConfigurationId[] }) {
  const solved = useWorkbench((state) => state.solvedFields);
  const comparison = useWorkbench((state) => state.comparison);
  const layers = useWorkbench((state) => state.view.field);
  const fields = useMemo(
    () =>
      ids.flatMap((id) => {
        const field = solved.get(id);
        if (!field) return [];
        const { design, picture, isConverged } = field;
        const result = comparison.get(id)?.result ?? null;
        const view = fieldViewOf(picture);
        const scale = fieldScaleOf(view, layers, result);
        return [{ id, name: design.configuration.name, view, scale, isConverged }];
      }),
    [ids, solved, comparison, layers],
  );
  const [first] = fields;
  if (!first) return null;
  if (fields.length < 2)
    return (
      <p className="bw-hint">
        A field of “{first.name}” is solved; solve that of another configuration to see both side by side.
      </p>
    );
  const range = commonRange(fields.map(({ scale }) => scale));
  const { axis, at } = layers.slice;
  const where = at === null ? sliceMiddle(first.view.picture, axis) : at;
  const { title, unitText } = first.scale;
  return (
    <section className="bw-compare-fields" aria-label="Fields side by side">
      <header>
        <h3 className="bw-list-heading">
          {title} at {axis} {formatQuantity(where, 'length', 'mm')}
        </h3>
        <div className="bw-compare-legend">
          <Ramp {...first.scale} range={range} unit={unitText} limits={[]} />
        </div>
        <span className="bw-unit">{unitText}</span>
      </header>
      <div className="bw-compare-slices">
        {fields.map((field) => (
          <SliceFigure key={field.id} {...field} range={range} at={where} />
        ))}
      </div>
    </section>
  );
}

interface SliceFigureProps {
  readonly name: string;
  readonly view: FieldView;
  readonly scale: FieldScale;
  readonly isConverged: boolean;
  readonly range: readonly [number, number];
  /** m. */
  readonly at: number;
}

function SliceFigure({ name, view, scale, isConverged, range, at }: SliceFigureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const axis = useWorkbench((state) => state.view.field.slice.axis);
  const { quantity, ramp, unit, title, extremes } = scale;
  const [low, high] = range;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const slice = sliceOf(view, quantity, { axis: axisIndex(axis), at }, finest);
    context.canvas.width = slice.width;
    context.canvas.height = slice.height;
    const pixels = slicePixels(slice, [low, high], ramp);
    context.putImageData(new ImageData(pixels, slice.width, slice.height), 0, 0);
  }, [view, quantity, ramp, axis, at, low, high]);
  const text = (value: number) => formatQuantity(value, quantityOf[quantity], unit);
  return (
    <figure>
      <canvas ref={canvas} role="img" aria-label={`${title} in ${name}`} />
      <figcaption>
        <strong>{name}</strong>{' '}
        {extremes && (
          <span className="bw-faint">
            {text(extremes.minimum.value)} to {text(extremes.maximum.value)} in all of it
          </span>
        )}
        {!isConverged && <span className="bw-warn"> not converged</span>}
      </figcaption>
    </figure>
  );
}
