import { useMemo } from 'react';
import { formatQuantity } from '#models/units/units.ts';
import { colourScaleOf } from '#renderer/scene/colour-scale.ts';
import { fieldScaleOf, quantityOf } from '#renderer/scene/field/field-scale.ts';
import { Ramp } from '#renderer/scene/overlay/Ramp.tsx';
import { reservationsOf } from '#renderer/store/field-layers.ts';
import { fieldViewOf } from '#renderer/store/field-view.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** What the colours of the field mean, and what its values reach. */
export function FieldLegend() {
  const field = useWorkbench((state) => state.field);
  const { picture, isStale } = field;
  const layers = useWorkbench((state) => state.view.field);
  const design = useWorkbench((state) => state.design);
  const result = useWorkbench((state) => state.result);
  const scale = useMemo(
    () => (picture ? fieldScaleOf(fieldViewOf(picture), layers, result) : null),
    [picture, layers, result],
  );
  if (!scale) return null;
  const reservations = reservationsOf(field);
  const { title, unit, unitText, quantity, extremes, range } = scale;
  const text = (value: number) => formatQuantity(value, quantityOf[quantity], unit);
  const limits = quantity === 'temperature' ? colourScaleOf('temperature', design, result).limits : [];
  const isCut = extremes && (extremes.minimum.value < range[0] || extremes.maximum.value > range[1]);
  return (
    <figure
      className="bw-scene-legend"
      data-stale={isStale}
      aria-label={`Colours of the field: ${title} [${unitText}]`}
    >
      <figcaption>
        {title} <span className="bw-scene-legend-unit">{unitText}</span>
        {extremes && (
          <span className="bw-scene-legend-peak">
            {isStale && '≈ '}
            {text(extremes.minimum.value)} to {text(extremes.maximum.value)}
          </span>
        )}
      </figcaption>
      <Ramp {...scale} unit={unitText} limits={limits} />
      {reservations.length > 0 && <p className="bw-warn">This field is {reservations.join(', ')}.</p>}
      {isCut && <p>Values past the ends take the colour of the end.</p>}
    </figure>
  );
}
