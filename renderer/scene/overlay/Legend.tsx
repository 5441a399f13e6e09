import { useMemo } from 'react';
import { kinds } from '#models/components/kinds.ts';
import { coolantLoopsOf } from '#models/project/coolant.ts';
import { formatNumber } from '#models/units/units.ts';
import { colourScaleOf, cssColour, kindColour } from '#renderer/scene/colour-scale.ts';
import { FieldLegend } from '#renderer/scene/overlay/FieldLegend.tsx';
import { Ramp } from '#renderer/scene/overlay/Ramp.tsx';
import { paletteOf } from '#renderer/scene/palette.ts';
import { showsField } from '#renderer/store/field-layers.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** What the colours mean: quantity, unit, range, and where the limits lie. */
export function Legend() {
  const by = useWorkbench((state) => state.view.colourBy);
  const design = useWorkbench((state) => state.design);
  const result = useWorkbench((state) => state.result);
  const stale = useWorkbench((state) => state.stale);
  const scale = useMemo(() => colourScaleOf(by, design, result), [by, design, result]);
  const isField = useWorkbench(showsField);
  if (isField) return <FieldLegend />;
  if (by === 'kind') return <KindLegend />;
  const unit = scale.unit === '' ? '' : ` [${scale.unit}]`;
  return (
    <figure className="bw-scene-legend" data-stale={stale} aria-label={`Colours: ${scale.title}${unit}`}>
      <figcaption>
        {scale.title} <span className="bw-scene-legend-unit">{scale.unit}</span>
        {scale.peak !== null && (
          <span className="bw-scene-legend-peak">
            {stale && '≈ '}highest {formatNumber(scale.shown(scale.peak))}
          </span>
        )}
      </figcaption>
      {scale.range ? <Ramp {...scale} range={scale.range} /> : <p>No result yet</p>}
    </figure>
  );
}

function KindLegend() {
  const design = useWorkbench((state) => state.design);
  const theme = useWorkbench((state) => state.view.theme);
  const present = new Set(design.items.map((item) => item.kind));
  present.delete('chassis');
  const { hoses } = paletteOf(theme);
  const hasHoses = coolantLoopsOf(design).some((loop) => loop.hoses.length > 0);
  return (
    <figure className="bw-scene-legend bw-scene-legend-kinds" aria-label="Colours: kind of part">
      {[...present].sort().map((kind) => (
        <span key={kind}>
          <i style={{ background: cssColour(kindColour(kind)) }} />
          {kinds[kind].label}
        </span>
      ))}
      {hasHoses &&
        hoseTexts.map(([side, text]) => (
          <span key={side}>
            <i style={{ background: cssColour(hoses[side]) }} />
            {text}
          </span>
        ))}
    </figure>
  );
}

const hoseTexts = [
  ['supply', 'Coolant supply'],
  ['between', 'Coolant between plates'],
  ['return', 'Coolant return'],
] as const;
